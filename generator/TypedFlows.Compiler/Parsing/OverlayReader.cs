using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Reads overlay files and applies overlays to specs.</summary>
internal static class OverlayReader
{
    /// <summary>
    /// Returns the overlay in this file, or null if the file is not a valid overlay. <see cref="Check"/> reports a malformed one.
    /// </summary>
    public static Overlay? TryRead(SourceFile file) =>
        file.Json is { FirstError: null, Root: JsonSyntax.Object root } && SpecKinds.IsOverlay(root) && FindMistake(root) is null
            ? new Overlay(file, Members.Text(root, "overlay")!, Members.Text(root, "version"))
            : null;

    public static void Check(JsonSyntax.Object root, DiagnosticBag diagnostics)
    {
        if (FindMistake(root) is { } mistake)
        {
            diagnostics.Add(DefinitionRules.MalformedOverlay, mistake.At, mistake.Text);
        }

        if (!SpecKinds.IsOverlay(root))
        {
            return;
        }

        foreach (var member in root.Members.Where(m => m.Name is not ("overlay" or "version" or "patch")))
        {
            diagnostics.AddAtName(DefinitionRules.UnknownMember, member, member.Name, "overlay");
        }
    }

    /// <summary>Applies the overlays that match this spec, in ordinal order of their paths.</summary>
    /// <param name="uses">Receives the applied overlays.</param>
    public static JsonSyntax.Object Apply(
        JsonSyntax.Object spec, EquatableArray<Overlay> overlays, DiagnosticBag diagnostics, ICollection<OverlayUse>? uses = null)
    {
        if (overlays.Count == 0)
        {
            return spec;
        }

        var names = new[] { "id", "name", "$id", "title" }.Select(n => Members.Text(spec, n)).ToList();
        var version = Members.Text(spec, "version");
        var matching = overlays.Where(o => names.Contains(o.Target) && (o.Version is null || version is null || o.Version == version));
        foreach (var overlay in matching.OrderBy(o => o.Path, StringComparer.Ordinal))
        {
            if ((overlay.File.Json.Root as JsonSyntax.Object)?.Find("patch")?.Value is JsonSyntax.Object patch)
            {
                var patched = (JsonSyntax.Object)MergePatch.Apply(spec, patch, diagnostics);
                uses?.Add(new OverlayUse(overlay.Path, JsonValues.ToValue(patched) == JsonValues.ToValue(spec)));
                spec = patched;
            }
        }

        return spec;
    }

    private static (JsonSyntax At, string Text)? FindMistake(JsonSyntax.Object root)
    {
        if (root.Find("overlay")?.Value is not { } target)
        {
            return (root, "The overlay must have a property 'overlay' with the id or name of the spec that it patches");
        }

        if (target is not JsonSyntax.String { Value.Length: > 0 })
        {
            return (target, $"'overlay' must be the id or name of a spec, but is {JsonValues.Describe(target)}");
        }

        if (root.Find("version")?.Value is { } version and not JsonSyntax.String)
        {
            return (version, $"'version' must be a string, but is {JsonValues.Describe(version)}; leave it out to patch every version");
        }

        return root.Find("patch")?.Value switch
        {
            null => (root, "The overlay must have a property 'patch' with its changes as a JSON Merge Patch"),
            JsonSyntax.Object => null,
            var patch => (patch, $"'patch' must be an object, a JSON Merge Patch, but is {JsonValues.Describe(patch)}"),
        };
    }
}

/// <summary>
/// Represents an overlay file and the spec that it patches (by id or name, and version if given). Locations in the patch refer to the file.
/// </summary>
internal sealed record Overlay(SourceFile File, string Target, string? Version)
{
    public string Path => File.Path;
}
