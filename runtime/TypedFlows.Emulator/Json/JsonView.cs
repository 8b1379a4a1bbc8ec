using System.Text.Json;
using TypedFlows.Compiler.Model;
using TypedFlows.Emulator.Gateway;

namespace TypedFlows.Emulator.Json;

/// <summary>A value in a request body or in a stored resource, with the JSON Pointer that errors use for it.</summary>
/// <param name="IsStored">
/// Whether the value is of a stored resource. A draft or a snapshot can contain any JSON, and its reader is often not the request that
/// wrote it. A value of another type than the expected one is therefore absent, while it is an error in a request.
/// </param>
internal readonly record struct JsonView(JsonElement Element, string Pointer, bool IsStored = false)
{
    public bool IsPresent => Element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>Gets the property; it is absent if it is missing or null.</summary>
    public JsonView this[string name] =>
        new(
            Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(name, out var value) ? value : default,
            JsonPointer.Append(Pointer, name),
            IsStored);

    /// <summary>Returns the property as an object; an absent property stays absent.</summary>
    public JsonView Object(string name) => this[name].Of(JsonValueKind.Object, "an object");

    public JsonView RequiredObject(string name, string description) => Object(name).Required(description);

    public string? Text(string name)
    {
        var member = this[name].Of(JsonValueKind.String, "a string");
        return member.IsPresent ? member.Element.GetString() : null;
    }

    /// <summary>Returns the text of this value; <see langword="null"/> if it is not a string.</summary>
    public string? TextOrNull() => Element.ValueKind == JsonValueKind.String ? Element.GetString() : null;

    /// <summary>Returns a whole number; <see langword="null"/> if the property is not one.</summary>
    public long? Integer(string name) =>
        this[name].Element is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : null;

    public string RequiredText(string name, string description)
    {
        var text = Text(name);
        return string.IsNullOrEmpty(text) ? throw ApiErrors.MissingMember.With(this[name].Pointer, description) : text;
    }

    public IReadOnlyList<JsonView> Items(string name)
    {
        var member = this[name].Of(JsonValueKind.Array, "an array");
        if (!member.IsPresent)
        {
            return [];
        }

        var (_, pointer, isStored) = member;
        return [.. member.Element.EnumerateArray().Select((item, index) => new JsonView(item, $"{pointer}/{index}", isStored))];
    }

    public JsonView Required(string description) => IsPresent ? this : throw ApiErrors.MissingMember.With(Pointer, description);

    public JsonView Of(JsonValueKind kind, string what)
    {
        if (!IsPresent || Element.ValueKind == kind)
        {
            return this;
        }

        if (IsStored)
        {
            return this with { Element = default };
        }

        throw ApiErrors.WrongMember.With(Pointer.Length == 0 ? "(the body)" : Pointer, what, Describe(Element.ValueKind));
    }

    private static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        _ => "a boolean",
    };
}
