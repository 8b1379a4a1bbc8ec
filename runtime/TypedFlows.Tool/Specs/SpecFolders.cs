using TypedFlows.Compiler;
using TypedFlows.Emulator.Specs;

namespace TypedFlows.Tool.Specs;

/// <summary>The spec files that a command line names.</summary>
/// <param name="Files">Each once, in ordinal order, by paths from the project as the generator has them: they show in what is generated.</param>
internal sealed record SpecFolders(IReadOnlyList<SpecFileText> Files)
{
    private readonly Dictionary<string, string> _shown = new(StringComparer.Ordinal);

    /// <summary>The path of a file as people at this prompt know it.</summary>
    public string Shown(string path) => _shown.GetValueOrDefault(path, path);

    /// <summary>Where among the files the one is that a command line names.</summary>
    /// <exception cref="ToolException">It is not there; the message names the option.</exception>
    public int Find(string option, string path)
    {
        for (var i = 0; i < Files.Count; i++)
        {
            if (RelativePath.IsSame(Path.GetFullPath(Shown(Files[i].Path)), Path.GetFullPath(path)))
            {
                return i;
            }
        }

        throw new ToolException($"{option} names {path}, which is not among the spec files. Write its path as check lists it.");
    }

    /// <param name="project">
    /// Folder that paths start from; null for that of the nearest project above the first place, or where there is none, the one that holds the place.
    /// </param>
    /// <exception cref="ToolException">A place is not there or cannot be read, or there is no spec file at all.</exception>
    public static SpecFolders Read(IReadOnlyList<string> places, string? project = null)
    {
        var found = places.SelectMany(Of).DistinctBy(file => file.Path).ToList();
        if (found.Count == 0)
        {
            throw new ToolException($"There is no spec file (*.json) in {string.Join(", ", places)}. Put specs there as the service returns them, or name another folder.");
        }

        var root = Path.GetFullPath(project ?? Project(places[0]));
        var files = new List<SpecFileText>();
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in found)
        {
            var path = RelativePath.From(root, Path.GetFullPath(file.Path));
            shown[path] = file.Path;
            files.Add(file with { Path = path });
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

            // In a project's own folder, what its build leaves there is no spec.
            var isProject = Directory.EnumerateFiles(location, "*.csproj").Any();
            return isProject ? [.. SpecTexts.Of(location).Where(file => Path.GetRelativePath(location, file.Path).Split('/', '\\')[0] is not ("bin" or "obj"))] : SpecTexts.Of(location);
        }
        catch (IOException e)
        {
            throw new ToolException($"{e.Message} Check the permissions, or name another place.");
        }
    }
}
