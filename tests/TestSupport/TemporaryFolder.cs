namespace TypedFlows.TestSupport;

/// <summary>Represents a folder that is deleted after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("typedflows-test-").FullName;

    /// <summary>Gets the full path of a file.</summary>
    /// <param name="name">The path in the folder.</param>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllBytes(this[name], bytes);
        return this[name];
    }

    /// <summary>Copies the specs of the repository to a subfolder.</summary>
    public string CopySpecs(string name)
    {
        foreach (var file in Repository.SpecFiles)
        {
            Write(System.IO.Path.Combine(name, System.IO.Path.GetRelativePath("specs", file)), Repository.Read(file));
        }

        return this[name];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
