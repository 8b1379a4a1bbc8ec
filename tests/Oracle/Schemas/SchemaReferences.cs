using System.Globalization;
using System.Text.Json;

namespace TypedFlows.Oracle.Schemas;

/// <summary>Resolves the references of one schema document: JSON Pointers, <c>$id</c> (<c>id</c> in draft-04) and relative
/// references to them.</summary>
internal sealed class SchemaReferences
{
    private static readonly Uri s_unnamed = new("schema:///root.json");

    // Their values are data.
    private static readonly string[] s_data = ["const", "default", "enum", "examples"];

    private readonly Dictionary<string, Target> _identified = new(StringComparer.Ordinal);

    public SchemaReferences(JsonElement root)
    {
        Root = Enter(new Target(default, s_unnamed, string.Empty), root, string.Empty) with { Key = "#" };
        _identified.Add(WithoutFragment(Root.Base), Root);
        Identify(Root);
    }

    public Target Root { get; }

    /// <summary>Returns a part of a schema, with the base URI that its own <c>$id</c> changes.</summary>
    public static Target Enter(Target outer, JsonElement part, string token)
    {
        var isDraft04 = Text(part, "$schema") is { } dialect ? dialect.Contains("draft-04", StringComparison.Ordinal) : outer.IsDraft04;
        var target = new Target(part, outer.Base, $"{outer.Key}/{SchemaRoot.Escape(token)}", isDraft04);
        return ReferenceOf(target) is null && IdOf(target) is { } id && Uri.TryCreate(outer.Base, id, out var own)
            ? target with { Base = own }
            : target;
    }

    /// <returns>The target of a reference, or null if it cannot be resolved in this document.</returns>
    public Target? Resolve(Target from, string reference)
    {
        if (!Uri.TryCreate(from.Base, reference, out var uri))
        {
            return null;
        }

        if (_identified.TryGetValue(uri.AbsoluteUri, out var named))
        {
            return named;
        }

        var at = _identified.GetValueOrDefault(WithoutFragment(uri));
        foreach (var token in Uri.UnescapeDataString(uri.Fragment).TrimStart('#').Split('/').Skip(1))
        {
            at = at is null ? null : Step(at, SchemaRoot.Unescape(token));
        }

        return at;
    }

    /// <summary>
    /// Follows a chain of references to a schema without a reference. Returns null if the chain cannot be resolved or is circular.
    /// </summary>
    public Target? Follow(Target? from)
    {
        for (var steps = 0; from is not null && steps < 100; steps++)
        {
            if (ReferenceOf(from) is not { } reference)
            {
                return from;
            }

            from = Resolve(from, reference);
        }

        return null;
    }

    /// <returns>The reference of a schema, or null if it has none.</returns>
    public static string? ReferenceOf(Target schema) => Text(schema.Schema, "$ref");

    private static string? IdOf(Target schema) => Text(schema.Schema, schema.IsDraft04 ? "id" : "$id");

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;

    private static Target? Step(Target at, string token) => at.Schema.ValueKind switch
    {
        JsonValueKind.Object when at.Schema.TryGetProperty(token, out var part) => Enter(at, part, token),
        JsonValueKind.Array when int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && index < at.Schema.GetArrayLength() => Enter(at, at.Schema[index], token),
        _ => null,
    };

    private static string WithoutFragment(Uri uri) =>
        uri.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.Fragment, UriFormat.UriEscaped);

    private void Identify(Target here)
    {
        if (here.Schema.ValueKind == JsonValueKind.Object)
        {
            if (IdOf(here) is not null)
            {
                _identified.TryAdd(here.Base.Fragment.Length > 1 ? here.Base.AbsoluteUri : WithoutFragment(here.Base), here);
            }

            foreach (var property in here.Schema.EnumerateObject().Where(property => !s_data.Contains(property.Name)))
            {
                Identify(Enter(here, property.Value, property.Name));
            }
        }
        else if (here.Schema.ValueKind == JsonValueKind.Array)
        {
            foreach (var (item, index) in here.Schema.EnumerateArray().Select((item, index) => (item, index)))
            {
                Identify(Enter(here, item, index.ToString(CultureInfo.InvariantCulture)));
            }
        }
    }

    /// <param name="Base">The URI that references in the schema are relative to.</param>
    /// <param name="Key">The location in the document, equal for equal locations.</param>
    /// <param name="IsDraft04">Whether the URI of a schema is <c>id</c> instead of <c>$id</c>.</param>
    internal sealed record Target(JsonElement Schema, Uri Base, string Key, bool IsDraft04 = false);
}
