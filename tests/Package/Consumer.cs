namespace TypedFlows.Package;

/// <summary>A project outside the repository.</summary>
internal sealed class Consumer(PackedFeed feed, string folder, string name)
{
    private bool _restored;

    public string Folder { get; } = folder;

    public string ProjectFile { get; } = Path.Combine(folder, name + ".csproj");

    public void Write(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public async Task<ShellResult> BuildAsync(params string[] options)
    {
        var restore = _restored ? "--no-restore" : "--nologo";
        _restored = true;
        return await Shell.RunAsync(
            Folder, feed.Environment, ["dotnet", "build", ProjectFile, restore, "-v", "q", "-clp:NoSummary", .. options]);
    }

    public Task<ShellResult> RunAsync() =>
        Shell.RunAsync(Folder, feed.Environment, "dotnet", "run", "--project", ProjectFile, "--no-restore");
}
