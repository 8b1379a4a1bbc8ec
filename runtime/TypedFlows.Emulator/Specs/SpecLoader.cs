using TypedFlows.Compiler;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Emulator.Specs;

/// <summary>Loads specs in layers. A spec of a later layer replaces an earlier one of the same kind, id and version.</summary>
internal sealed class SpecLoader(FormatAssertion formats)
{
    private FormatAssertion Formats { get; } = formats;

    private readonly List<Overlay> _overlays = [];
    private readonly Dictionary<string, SourceFile> _texts = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<(SpecKind Kind, string Id, string Version), LoadedSpec> _specs = [];

    /// <param name="formats">The formats that are asserted; all by default.</param>
    /// <exception cref="InvalidDataException">A file is not valid. The message states the location.</exception>
    public static SpecCatalog Load(IEnumerable<IReadOnlyList<SpecFileText>> layers, FormatAssertion? formats = null)
    {
        // Layers are processed from the last to the first. An overlay changes the specs of its own layer and of earlier layers, so that a
        // user's spec stays unchanged. Of two specs with the same id and version, the first one found is used.
        var loader = new SpecLoader(formats ?? FormatAssertion.All);
        foreach (var layer in layers.Reverse())
        {
            loader.AddLayer(layer);
        }

        return new SpecCatalog([.. loader._specs.Values], loader.Formats);
    }

    private void AddLayer(IReadOnlyList<SpecFileText> layer)
    {
        var files = new List<SpecFileText>();
        foreach (var file in layer)
        {
            if (SpecCompiler.TryReadOverlay(file) is { } overlay)
            {
                _overlays.Add(overlay);
            }
            else
            {
                files.Add(file);

                // Of two files with the same path, the first one found is used.
                _texts.TryAdd(file.Path, file.File);
            }
        }

        var overlays = new EquatableArray<Overlay>([.. _overlays]);
        foreach (var file in files)
        {
            AddFile(file, overlays);
        }
    }

    private void AddFile(SpecFileText file, EquatableArray<Overlay> overlays)
    {
        var references = SpecCompiler.References(file, [.. _texts.Values]);
        var parsed = SpecParser.Parse(file, overlays, new SchemaDocuments(references), Formats);
        var errors = parsed.Diagnostics.Where(found => found.Rule.Severity == RuleSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            throw new InvalidDataException(string.Join(
                Environment.NewLine,
                errors.Select(
                    found => $"{found.Path}({found.Start.Line + 1},{found.Start.Column + 1}): error {found.Rule.Id}: {found.Message}")));
        }

        foreach (var spec in parsed.Specs)
        {
            if (spec.Kind != SpecKind.JsonSchema)
            {
                _specs.TryAdd((spec.Kind, spec.Id, spec.Version), new LoadedSpec(spec, SpecDocument.Of(file.File, spec, overlays)));
            }
        }
    }
}
