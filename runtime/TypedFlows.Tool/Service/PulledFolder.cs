using TypedFlows.Compiler;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Emulator.Specs;

namespace TypedFlows.Tool.Service;

/// <summary>Writes the specs of a service to a folder, one per file.</summary>
internal sealed class PulledFolder
{
    private const int MaxNameLength = 100;

    private readonly string _folder;
    private readonly Dictionary<string, LockEntry> _lock;
    private readonly Dictionary<(string Kind, string Id, string Version), (string File, int SpecCount)> _there = [];

    public PulledFolder(string folder)
    {
        _folder = folder;
        _lock = SpecLock.Read(folder);
        foreach (var file in Directory.Exists(folder) ? SpecTexts.Of(folder) : [])
        {
            // A spec that exists in the folder keeps its file name.
            var specs = SpecParser.Parse(new SpecFileText(file.File), []).Specs
                .Where(spec => spec.Kind != SpecKind.JsonSchema).ToList();
            foreach (var spec in specs)
            {
                var kind = spec.Kind switch
                {
                    SpecKind.FlowSpec => ServiceSpec.Flow,
                    SpecKind.XdmSchema => ServiceSpec.Xdm,
                    _ => ServiceSpec.Connection,
                };
                _there.TryAdd(
                    new ServiceSpec(kind, spec.Id, spec.Version, spec.Name, default).Key,
                    (Path.GetRelativePath(folder, file.Path).Replace('\\', '/'), specs.Count));
            }
        }
    }

    /// <summary>Writes specs and the lock file.</summary>
    /// <param name="isForced">Whether manually changed files are overwritten.</param>
    /// <returns>The result for each file in order; a file that was not written has the reason.</returns>
    public IReadOnlyList<(PullAction Action, string Text)> Write(IReadOnlyList<ServiceSpec> specs, bool isForced)
    {
        var done = new List<(PullAction, string)>();
        foreach (var (spec, file) in Files(specs))
        {
            done.Add(Write(spec, file, isForced));
        }

        Directory.CreateDirectory(_folder);
        File.WriteAllText(Path.Combine(_folder, SpecLock.FileName), SpecLock.Print(_lock.Values));
        return done;
    }

    private (PullAction Action, string Text) Write(ServiceSpec spec, string file, bool isForced)
    {
        var path = Path.Combine(_folder, file);
        var text = SpecText.Of(spec.Json);
        var old = File.Exists(path) ? File.ReadAllText(path) : null;
        var same = old is not null && SpecLock.Hash(old) == SpecLock.Hash(text);
        if (!same && old is not null && !isForced)
        {
            if (_there.TryGetValue(spec.Key, out var there) && there.File == file && there.SpecCount > 1)
            {
                return (PullAction.Left,
                    $"{path} contains {spec.Shown} and other specs. Delete the file, so that each spec gets a separate file, or pull "
                        + "with --force.");
            }

            if (_lock.GetValueOrDefault(file)?.Hash != SpecLock.Hash(old))
            {
                return (PullAction.Left,
                    $"{path} was changed manually. Move the change to an overlay (specs/README.md) and restore the file, or overwrite "
                        + "it with --force.");
            }
        }

        if (!same)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        _lock[file] = new LockEntry(file, spec.Kind, spec.Id, spec.Version, spec.Name, SpecLock.Hash(text));
        return (same ? PullAction.Unchanged : old is null ? PullAction.Added : PullAction.Updated, path);
    }

    /// <summary>Returns the file of each spec: its current file, or one with its name, and the version or id if names collide.</summary>
    private IEnumerable<(ServiceSpec Spec, string File)> Files(IReadOnlyList<ServiceSpec> specs)
    {
        string Plain(ServiceSpec spec) => $"{spec.Kind}/{FileName(spec.Shown)}.json";
        string Versioned(ServiceSpec spec) => $"{spec.Kind}/{FileName($"{spec.Shown}@{spec.Version}")}.json";

        bool IsAlone(ServiceSpec spec, Func<ServiceSpec, string> name) =>
            specs.Count(other => string.Equals(name(other), name(spec), StringComparison.OrdinalIgnoreCase)) == 1;

        foreach (var spec in specs)
        {
            yield return (spec, _there.TryGetValue(spec.Key, out var there) ? there.File
                : IsAlone(spec, Plain) ? Plain(spec)
                : IsAlone(spec, Versioned) ? Versioned(spec)
                : $"{spec.Kind}/{FileName($"{spec.Shown}@{spec.Version}@{spec.Id}")}.json");
        }
    }

    // Names come from a service, so they must not leave the folder.
    internal static string FileName(string name)
    {
        var plain = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '@' or '.' ? c : '-')).TrimStart('.');
        return plain.Length == 0 ? "spec"
            : plain.Length > MaxNameLength ? $"{plain[..MaxNameLength]}-{SpecLock.Hash(name)[..8]}"
            : PortableFileName.IsDevice(plain) ? "spec-" + plain
            : plain;
    }
}
