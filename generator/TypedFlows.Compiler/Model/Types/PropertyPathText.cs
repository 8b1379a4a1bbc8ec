using System.Globalization;

namespace TypedFlows.Compiler.Model;

/// <summary>Represents the name of a value in messages: <c>columns[0].name</c>. The name of the document is empty.</summary>
/// <param name="Text">The name, or the text after the name of an enclosing value: <c>.name</c>.</param>
/// <param name="Outward">
/// The enclosing value at which the text starts, if only the runtime library knows its name: 0 for the value that the generated code
/// validates, 1 for its container, and so on. It is null if the text starts at the document.
/// </param>
internal readonly record struct PropertyPathText(string Text, int? Outward = null)
{
    /// <summary>Gets the name of the document.</summary>
    public static PropertyPathText Document { get; } = new(string.Empty);

    /// <summary>Gets the name of the value that the generated code validates.</summary>
    public static PropertyPathText Nested { get; } = new(string.Empty, 0);

    public static implicit operator PropertyPathText(string text) => new(text);

    /// <summary>Appends a property name. An empty name is shown as <c>[""]</c>, so that it does not read as its owner.</summary>
    public PropertyPathText Property(string name) =>
        this with { Text = name.Length == 0 ? Text + "[\"\"]" : Text.Length == 0 && Outward is null ? name : Text + "." + name };

    public PropertyPathText Item(int index) => this with { Text = Text + "[" + index.ToString(CultureInfo.InvariantCulture) + "]" };

    /// <summary>Returns the same name as seen from inside a nested value.</summary>
    public PropertyPathText Enclose() => Outward is { } level ? this with { Outward = level + 1 } : this;
}
