using System.IO.Compression;
using System.Reflection;

namespace TypedFlows.Package;

/// <summary>Copies the sources to a separate git repository with the remote of the project and one commit, in any folder.</summary>
internal sealed class SourceCopy : IDisposable
{
    private static readonly string[] s_folders = ["generator", "runtime", "specs"];

    /// <summary>The variables that make the commit the same in every folder.</summary>
    private static readonly Dictionary<string, string> s_environment = new()
    {
        ["GIT_AUTHOR_NAME"] = "Author",
        ["GIT_AUTHOR_EMAIL"] = "author@example.com",
        ["GIT_AUTHOR_DATE"] = "2026-01-01T00:00:00Z",
        ["GIT_COMMITTER_NAME"] = "Author",
        ["GIT_COMMITTER_EMAIL"] = "author@example.com",
        ["GIT_COMMITTER_DATE"] = "2026-01-01T00:00:00Z",
        ["CI"] = string.Empty,
    };

    private SourceCopy(string folder) => Folder = folder;

    /// <summary>Gets the address of the project's repository, which Directory.Build.props states.</summary>
    public static string Remote { get; } = typeof(SourceCopy).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(each => each.Key == "RepositoryUrl").Value!;

    public string Folder { get; }

    public string Commit { get; private set; } = string.Empty;

    public static async Task<SourceCopy> CreateAsync()
    {
        var copy = new SourceCopy(Directory.CreateTempSubdirectory("typedflows-sources-").FullName);
        var root = Repository.Root;
        var files = Directory.EnumerateFiles(root).Concat(
            s_folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories)));
        foreach (var file in files.Select(file => Path.GetRelativePath(root, file))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(step => step is "bin" or "obj" or ".git")))
        {
            var target = Path.Combine(copy.Folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(root, file), target);
        }

        await copy.RunAsync("git", "init", "-q");
        await copy.RunAsync("git", "add", "-A");
        await copy.RunAsync("git", "commit", "-q", "-m", "Sources");
        await copy.RunAsync("git", "remote", "add", "origin", Remote);
        copy.Commit = (await copy.RunAsync("git", "rev-parse", "HEAD")).Trim();
        return copy;
    }

    /// <summary>Packs a project.</summary>
    /// <returns>The package, its symbols, and their contents, by name.</returns>
    public async Task<IReadOnlyDictionary<string, byte[]>> PackAsync(string id, params string[] options)
    {
        var output = Path.Combine(Folder, "artifacts", Guid.NewGuid().ToString("N"));
        await RunAsync(["dotnet", "pack", $"runtime/{id}", "--output", output, "--nologo", "-v", "q", .. options]);
        return Directory.EnumerateFiles(output)
            .SelectMany(file => Read(file).Append((Path.GetExtension(file), File.ReadAllBytes(file))))
            .ToDictionary(entry => entry.Item1, entry => entry.Item2);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static IEnumerable<(string, byte[])> Read(string file)
    {
        using var package = ZipFile.OpenRead(file);
        foreach (var entry in package.Entries)
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            yield return ($"{Path.GetExtension(file)}/{entry.FullName}", content.ToArray());
        }
    }

    private async Task<string> RunAsync(params string[] command) =>
        (await Shell.RunAsync(Folder, s_environment, command)).MustSucceed().Output;
}
