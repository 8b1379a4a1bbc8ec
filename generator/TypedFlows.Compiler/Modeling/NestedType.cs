using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>A schema inside a part that becomes a type of its own.</summary>
internal sealed class NestedType(ShapedSchema shaped, NameHint hint)
{
    private string? _meaning;

    /// <summary>JSON Pointer to it in the spec file, and which of its types is meant; its key.</summary>
    public string Pointer => shaped.Owner.Identity;

    public NameHint Hint => hint;

    /// <summary>Whether one C# type serves both.</summary>
    public bool IsSame(NestedType other) => Pointer == other.Pointer || Meaning == other.Meaning;

    // An enum is its texts; anything else all that its schema says, wherever references lead.
    private string Meaning => _meaning ??= shaped.Shape == TypeShape.Enum
        ? "enum " + JsonText.Of(new JsonValue.Array(shaped.Texts.Select(t => (JsonValue)new JsonValue.String(t.Text)).ToEquatableArray()))
        : JsonText.Of(shaped.Owner.Part.Document with { Root = shaped.Owner.Schema });
}
