using TypedFlows.Compiler;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Rules;
using TypedFlows.Emulator;
using TypedFlows.Emulator.Specs;

namespace TypedFlows.Tool.Specs;

/// <summary>Specs that a command line can name: those of folders, and under them those that come with the tool.</summary>
internal sealed class KnownSpecs
{
    private const string DefaultFolder = "specs";

    private readonly List<Spec> _specs = [];

    private KnownSpecs()
    {
    }

    /// <summary>What is wrong in the folders; specs are known as far as they could be read.</summary>
    public List<string> Errors { get; } = [];

    /// <param name="places">Folders and files; the folder specs where none is named and there is one.</param>
    public static KnownSpecs Read(IReadOnlyList<string> places, FormatAssertion formats)
    {
        var known = new KnownSpecs();
        if (places.Count > 0 || Directory.Exists(DefaultFolder))
        {
            var folders = SpecFolders.Read(places.Count > 0 ? places : [DefaultFolder]);
            known.Add(folders.Files, folders.Shown, formats);
        }

        known.Add(SpecTexts.Of(typeof(PlatformEmulator).Assembly), path => path, formats);
        return known;
    }

    /// <summary>The one spec of that name, id or file, in that version, that has such a part.</summary>
    /// <param name="name">As the service spells it, then <c>@</c> and a version where there are several.</param>
    /// <exception cref="ToolException">There is none, or more than one; the message says what there is.</exception>
    public Spec Find(string name, PartKind? part)
    {
        var at = name.LastIndexOf('@');
        var (wanted, version) = at > 0 ? (name[..at], name[(at + 1)..]) : (name, null);
        var named = _specs.Where(spec => Names(spec).Contains(wanted, StringComparer.Ordinal)).ToList();
        named = named.Count > 0 ? named : [.. _specs.Where(spec => Names(spec).Contains(wanted, StringComparer.OrdinalIgnoreCase))];
        if (named.Count == 0)
        {
            var all = _specs.Select(Shown).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            throw new ToolException($"There is no spec {wanted}.{Nearest.Suggest(wanted, all)} Known are {string.Join(", ", all)}. --specs DIR adds more.");
        }

        var fitting = version is null ? named : [.. named.Where(spec => spec.Version == version)];
        if (fitting.Count == 0)
        {
            throw new ToolException($"There is no version {version} of {wanted}; there is {Versions(named)}.");
        }

        // One name may be a flow spec's and a connection spec's: the part tells which is meant.
        var having = fitting.Where(spec => part is null || spec.Parts.Any(each => each.Kind == part)).ToList();
        fitting = having.Count > 0 ? having : fitting;
        return fitting switch
        {
            [var one] => one,
            _ when fitting.Select(spec => spec.Version).Distinct().Count() == fitting.Count =>
                throw new ToolException($"There are several versions of {wanted}: {Versions(fitting)}. Say which: --spec {wanted}@{fitting[^1].Version}."),
            _ => throw new ToolException($"Several specs are called {wanted}: {string.Join(", ", fitting.Select(spec => $"{spec.Id} in {spec.Path}"))}. Name one by its id."),
        };
    }

    /// <summary>The name that people know a spec by.</summary>
    public static string Shown(Spec spec) => Names(spec).First();

    private static IEnumerable<string> Names(Spec spec) =>
        ((string[])[spec.Name, spec.Id, Path.GetFileNameWithoutExtension(spec.Path)]).Where((name, i) => name.Length > 0 && (i < 2 || spec.Kind == SpecKind.JsonSchema));

    private static string Versions(IEnumerable<Spec> specs) =>
        string.Join(" and ", specs.Select(spec => spec.Version.Length > 0 ? spec.Version : "(none)").Distinct().Order(StringComparer.Ordinal));

    private void Add(IReadOnlyList<SpecFileText> files, Func<string, string> shown, FormatAssertion formats)
    {
        var overlays = SpecSet.Overlays(files);
        var texts = files.Select(file => new SchemaText(file.Path, file.Text)).ToList();
        foreach (var file in files)
        {
            var parsed = SpecParser.Parse(file.Path, file.Text, file.TypeName, overlays, new SchemaDocuments(SpecSteps.References(file, texts)), formats, file.Kind);
            Errors.AddRange(parsed.Diagnostics.Where(said => said.Rule.Severity == RuleSeverity.Error)
                .Select(said => $"{shown(said.Path)}({said.Start.Line + 1},{said.Start.Column + 1}): error {said.Rule.Id}: {said.Message}"));

            // A folder's spec takes the place of one that comes with the tool.
            _specs.AddRange(parsed.Specs.Where(spec => !_specs.Any(other => IsSame(spec, other))));
        }
    }

    private static bool IsSame(Spec one, Spec other) => one.Kind == other.Kind
        && (one.Kind == SpecKind.JsonSchema ? Shown(one) == Shown(other) : (one.Id, one.Version) == (other.Id, other.Version));
}
