using System.Text.Json;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Rules;
using TypedFlows.Emulator.Json;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonNode = System.Text.Json.Nodes.JsonNode;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace TypedFlows.Emulator.Specs;

/// <summary>Loads specs in layers: a later layer's spec takes the place of an earlier one of the same kind, id and version.</summary>
internal sealed class SpecLoader
{
    private readonly List<(string Path, Overlay Overlay, JsonObject Patch)> _overlays = [];
    private readonly OrderedDictionary<(SpecKind Kind, string Id, string Version), LoadedSpec> _specs = [];

    /// <exception cref="InvalidDataException">A file cannot be understood; the message says where.</exception>
    public static SpecCatalog Load(IEnumerable<IReadOnlyList<SpecText>> layers)
    {
        // An overlay applies to the specs of its own layer and of those before it: a spec that somebody brings stands as they wrote it.
        var loader = new SpecLoader();
        foreach (var layer in layers.Reverse())
        {
            loader.AddLayer(layer);
        }

        return new SpecCatalog([.. loader._specs.Values]);
    }

    private void AddLayer(IReadOnlyList<SpecText> layer)
    {
        var files = new List<SpecText>();
        foreach (var file in layer)
        {
            if (SpecParser.TryReadOverlay(file.Path, file.Text) is { } overlay)
            {
                _overlays.Add((file.Path, overlay, ReadObject(file.Text)?["patch"] as JsonObject ?? []));
            }
            else
            {
                files.Add(file);
            }
        }

        var overlays = new EquatableArray<Overlay>([.. _overlays.Select(entry => entry.Overlay)]);
        foreach (var file in files)
        {
            AddFile(file, overlays);
        }
    }

    private void AddFile(SpecText file, EquatableArray<Overlay> overlays)
    {
        var parsed = SpecParser.Parse(file.Path, file.Text, null, overlays);
        var errors = parsed.Diagnostics.Where(found => found.Rule.Severity == RuleSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            throw new InvalidDataException(string.Join(
                Environment.NewLine,
                errors.Select(found => $"{found.Path}({found.Start.Line + 1},{found.Start.Column + 1}): error {found.Rule.Id}: {found.Message}")));
        }

        foreach (var spec in parsed.Specs)
        {
            // Layers come last first, so what is there already wins.
            _specs.TryAdd((spec.Kind, spec.Id, spec.Version), new LoadedSpec(spec, DocumentOf(file, spec)));
        }
    }

    private JsonElement DocumentOf(SpecText file, Spec spec)
    {
        JsonNode? node = ReadObject(file.Text);
        foreach (var step in spec.Pointer.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            node = node is JsonArray array ? array[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : node?[step];
        }

        var document = node as JsonObject ?? [];
        foreach (var (_, overlay, patch) in _overlays.OrderBy(entry => entry.Path, StringComparer.Ordinal))
        {
            var isMeant = overlay.Target == spec.Id || overlay.Target == spec.Name;
            if (isMeant && (overlay.Version is null || overlay.Version == spec.Version))
            {
                MergePatch.Apply(document, patch);
            }
        }

        return JsonCopy.Freeze(document);
    }

    private static JsonObject? ReadObject(string text)
    {
        using var document = JsonDocument.Parse(text);
        return JsonCopy.ToNode(document.RootElement) as JsonObject;
    }
}
