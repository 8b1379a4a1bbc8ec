namespace TypedFlows.Compiler.Model;

/// <summary>
/// Represents the texts of a field of an XDM schema. They are always equal, so fields of one structure share a type although their texts
/// differ.
/// </summary>
/// <param name="labels">The labels of values (<c>meta:enum</c>) in the order of the schema. They allow other values.</param>
internal sealed class FieldTexts(string? title, string? description, EquatableArray<NamedText> labels) : IEquatable<FieldTexts>
{
    public static FieldTexts None { get; } = new(null, null, []);

    public string? Title { get; } = title;

    public string? Description { get; } = description;

    public EquatableArray<NamedText> Labels { get; } = labels;

    public string? LabelOf(string value) => Labels.FirstOrDefault(label => label.Name == value)?.Text;

    public bool Equals(FieldTexts? other) => other is not null;

    public override bool Equals(object? obj) => obj is FieldTexts;

    public override int GetHashCode() => 0;
}

internal sealed record NamedText(string Name, string Text);
