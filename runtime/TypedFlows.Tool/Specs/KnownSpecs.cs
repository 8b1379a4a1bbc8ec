using TypedFlows.Compiler;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Rules;
using TypedFlows.Emulator;
using TypedFlows.Emulator.Specs;

namespace TypedFlows.Tool.Specs;

/// <summary>Finds specs by name: the specs of folders, then the specs that are included in the tool.</summary>
internal sealed class KnownSpecs
{
    private const string DefaultFolder = "specs";

    private readonly List<Spec> _specs = [];

    private KnownSpecs()
    {
    }

    /// <summary>Gets the errors of the folders. Specs are known as far as they can be read.</summary>
    public List<string> Errors { get; } = [];

    /// <param name="paths">The folders and files; by default the folder specs, if it exists.</param>
    public static KnownSpecs Read(IReadOnlyList<string> paths, FormatAssertion formats)
    {
        var known = new KnownSpecs();
        if (paths.Count > 0 || Directory.Exists(DefaultFolder))
        {
            var folders = SpecFolders.Read(paths.Count > 0 ? paths : [DefaultFolder]);
            known.Add(folders.Files, folders.Shown, formats);
        }

        known.Add(SpecTexts.Of(typeof(PlatformEmulator).Assembly), path => path, formats);
        return known;
    }

    /// <summary>Finds the only spec with the name, id or file, the version, and the part.</summary>
    /// <param name="name">The name of the service, followed by <c>@</c> and a version if there are several.</param>
    /// <exception cref="ToolException">No spec or several specs match. The message lists them.</exception>
    public Spec Find(string name, PartKind? part)
    {
        var at = name.LastIndexOf('@');
        var (wanted, version) = at > 0 ? (name[..at], name[(at + 1)..]) : (name, null);
        var named = _specs.Where(spec => Names(spec).Contains(wanted, StringComparer.Ordinal)).ToList();
        named = named.Count > 0 ? named : [.. _specs.Where(spec => Names(spec).Contains(wanted, StringComparer.OrdinalIgnoreCase))];
        if (named.Count == 0)
        {
            var all = _specs.Select(Shown).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            throw new ToolException(
                $"There is no spec {wanted}.{Nearest.Suggest(wanted, all)} "
                    + $"Known specs: {string.Join(", ", all)}. Add more with --specs DIR.");
        }

        var fitting = version is null ? named : [.. named.Where(spec => spec.Version == version)];
        if (fitting.Count == 0)
        {
            throw new ToolException($"There is no version {version} of {wanted}. Known versions: {Versions(named)}.");
        }

        // A flow spec and a connection spec may have the same name. The part decides between them.
        var having = fitting.Where(spec => part is null || spec.Parts.Any(each => each.Kind == part)).ToList();
        fitting = having.Count > 0 ? having : fitting;
        return fitting switch
        {
            [var one] => one,
            _ when fitting.Select(spec => spec.Version).Distinct().Count() == fitting.Count =>
                throw new ToolException($"There are several versions of {wanted}: {Versions(fitting)}. Select one: --spec "
                    + $"{wanted}@{fitting[^1].Version}."),
            _ =>
                throw new ToolException(
                    $"Several specs have the name {wanted}: "
                        + $"{string.Join(", ", fitting.Select(spec => $"{spec.Id} in {spec.Path}"))}. Select one by its id."),
        };
    }

    /// <summary>Returns the names of the specs of a kind, or of all specs, for completions.</summary>
    /// <param name="paths">The folders and files; by default the folder specs, if it exists.</param>
    public static IEnumerable<string> Names(IReadOnlyList<string> paths, SpecKind? kind = null)
    {
        KnownSpecs known;
        try
        {
            known = Read(paths, FormatAssertion.None);
        }
        catch (Exception e) when (e is ToolException or IOException or UnauthorizedAccessException)
        {
            // A completion has no place for an error. The command reports it.
            return [];
        }

        return known._specs.Where(spec => kind is null || spec.Kind == kind)
            .Select(Shown)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
    }

    /// <summary>Returns the display name of a spec.</summary>
    public static string Shown(Spec spec) => Names(spec).First();

    private static IEnumerable<string> Names(Spec spec) =>
        ((string[])[spec.Name, spec.Id, Path.GetFileNameWithoutExtension(spec.Path)])
            .Where((name, i) => name.Length > 0 && (i < 2 || spec.Kind.IsStandAlone()));

    private static string Versions(IEnumerable<Spec> specs) =>
        string.Join(
            " and ",
            specs.Select(spec => spec.Version.Length > 0 ? spec.Version : "(none)").Distinct().Order(StringComparer.Ordinal));

    private void Add(IReadOnlyList<SpecFileText> files, Func<string, string> shown, FormatAssertion formats)
    {
        var overlays = SpecCompiler.Sort(files.Select(SpecCompiler.TryReadOverlay));
        var texts = files.Select(file => file.File).ToList();
        foreach (var file in files)
        {
            var parsed = SpecParser.Parse(file, overlays, new SchemaDocuments(SpecCompiler.References(file, texts)), formats);
            Errors.AddRange(parsed.Diagnostics.Where(diagnostic => diagnostic.Rule.Severity == RuleSeverity.Error)
                .Select(
                    diagnostic =>
                        $"{shown(diagnostic.Path)}({diagnostic.Start.Line + 1},{diagnostic.Start.Column + 1}): error "
                            + $"{diagnostic.Rule.Id}: {diagnostic.Message}"));

            // A spec of a folder replaces an included one.
            _specs.AddRange(parsed.Specs.Where(spec => !_specs.Any(other => IsSame(spec, other))));
        }
    }

    private static bool IsSame(Spec one, Spec other) => one.Kind == other.Kind
        && (one.Kind.IsStandAlone() ? Shown(one) == Shown(other) : (one.Id, one.Version) == (other.Id, other.Version));
}
