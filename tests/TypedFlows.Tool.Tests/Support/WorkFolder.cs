namespace TypedFlows.Tool.Tests.Support;

/// <summary>A folder for one test, deleted after it.</summary>
internal sealed class WorkFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("typedflows-tool-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
        return this[name];
    }

    /// <summary>Copies the repository's specs to a subfolder.</summary>
    public string CopySpecs(string name)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Specs, "*.json", SearchOption.AllDirectories))
        {
            Write(System.IO.Path.Combine(name, System.IO.Path.GetRelativePath(Repository.Specs, file)), File.ReadAllText(file));
        }

        return this[name];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
