using System.Globalization;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>A schema and where it stands.</summary>
/// <param name="Pointer">JSON Pointer to it in the spec file; the key of a reference where it stands in another document.</param>
/// <param name="Key">The last reference on the way to it, for the same value; null where there was none.</param>
internal sealed record SchemaSite(Schema Schema, string Pointer, PartScope Part, string? Key)
{
    /// <summary>Which of its types is meant, where a value may have one of several; none where all of it is meant.</summary>
    public SchemaTypes Kind { get; init; }

    /// <summary>What tells it from all others.</summary>
    public string Identity => Kind == SchemaTypes.None ? Pointer : $"{Pointer} {Kind}";

    /// <summary>A schema inside for the same value.</summary>
    public SchemaSite Branch(Schema schema, string keyword, int index) =>
        this with { Kind = SchemaTypes.None, Schema = schema, Pointer = $"{Pointer}/{keyword}/{index.ToString(CultureInfo.InvariantCulture)}" };

    /// <summary>A schema inside for a member or an item of the value.</summary>
    public SchemaSite Subschema(Schema schema, string step) => this with { Kind = SchemaTypes.None, Schema = schema, Pointer = $"{Pointer}/{step}", Key = null };

    public SchemaSite Property(NamedSchema property) => Subschema(property.Schema, "properties/" + JsonText.EscapePointer(property.Name));

    /// <summary>Where the references at this place lead in the end; null where that is nothing.</summary>
    public SchemaSite? Follow()
    {
        var at = this;
        for (var steps = 0; at.Schema.Ref is { } key && steps <= Part.Document.Targets.Count; steps++)
        {
            if (Part.Find(key) is not { } next)
            {
                return null;
            }

            at = next;
        }

        return at.Schema.Ref is null ? at : null;
    }
}
