using TypedFlows.Compiler;
using TypedFlows.Compiler.Reading;
using TypedFlows.Emulator.Specs;

namespace TypedFlows.Tool.Specs;

/// <summary>The spec files that a command line selects.</summary>
/// <param name="Files">
/// The files without duplicates, in ordinal order, with paths relative to the project as the generator uses them; they are visible in
/// generated code.
/// </param>
internal sealed record SpecFolders(IReadOnlyList<SpecFileText> Files)
{
    private readonly Dictionary<string, string> _shown = new(StringComparer.Ordinal);

    /// <summary>Returns the display path of a file.</summary>
    public string Shown(string path) => _shown.GetValueOrDefault(path, path);

    /// <summary>Returns the index of the file that a command line names.</summary>
    /// <exception cref="ToolException">The file does not exist. The message contains the option.</exception>
    public int Find(string option, string path)
    {
        for (var i = 0; i < Files.Count; i++)
        {
            if (RelativePath.IsSame(Path.GetFullPath(Shown(Files[i].Path)), Path.GetFullPath(path)))
            {
                return i;
            }
        }

        throw new ToolException($"{option} names {path}, which is not among the spec files. Use the path that check lists.");
    }

    /// <param name="project">
    /// The folder to which paths are relative; <see langword="null"/> for the folder of the nearest project above the first path, or
    /// without a project, the parent folder of the path.
    /// </param>
    /// <exception cref="ToolException">A path does not exist or cannot be read, or there are no spec files.</exception>
    public static SpecFolders Read(IReadOnlyList<string> paths, string? project = null)
    {
        var found = paths.SelectMany(Of).DistinctBy(file => file.Path).ToList();
        if (found.Count == 0)
        {
            throw new ToolException(
                $"There is no spec file (*.json) in {string.Join(", ", paths)}. "
                    + "Add specs as the service returns them, or name another folder.");
        }

        var root = Path.GetFullPath(project ?? Project(paths[0]));
        var files = new List<SpecFileText>();
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in found)
        {
            var path = RelativePath.From(root, Path.GetFullPath(file.Path));
            shown[path] = file.Path;
            files.Add(file with { File = new SourceFile(path, file.Text) });
        }

        var folders = new SpecFolders([.. files.OrderBy(file => file.Path, StringComparer.Ordinal)]);
        foreach (var (path, name) in shown)
        {
            folders._shown.Add(path, name);
        }

        return folders;
    }

    private static string Project(string location)
    {
        var around = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(location))) ?? location;
        for (var folder = new DirectoryInfo(location); folder is not null; folder = folder.Parent)
        {
            if (folder.Exists && folder.EnumerateFiles("*.csproj").Any())
            {
                return folder.FullName;
            }
        }

        return around;
    }

    private static IReadOnlyList<SpecFileText> Of(string location)
    {
        if (!Directory.Exists(location) && !File.Exists(location))
        {
            throw new ToolException($"There is no folder or file {location}. Name the folder that holds the specs, such as specs.");
        }

        try
        {
            if (File.Exists(location))
            {
                return [SpecTexts.Read(location)];
            }

            // Build output in the project's own folder does not contain specs.
            var isProject = Directory.EnumerateFiles(location, "*.csproj").Any();
            return isProject
                ? [.. SpecTexts.Of(location)
                    .Where(file => Path.GetRelativePath(location, file.Path).Split('/', '\\')[0] is not ("bin" or "obj"))]
                : SpecTexts.Of(location);
        }
        catch (IOException e)
        {
            throw new ToolException($"{e.Message} Check the permissions, or name another folder.");
        }
    }
}
