using System.Globalization;
using System.Text.Json;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Client;

/// <summary>Represents a scalar in the JSON of a resource.</summary>
/// <param name="Path">The property names and indexes, joined without escapes. Fingerprints of earlier versions contain its hash.</param>
/// <param name="Pointer">The JSON Pointer.</param>
/// <param name="Value">The value as text. Numbers and booleans are text, because services quote them inconsistently.</param>
/// <param name="IsString">True if the value is a JSON string.</param>
internal sealed record ResourceLeaf(string Path, string Pointer, string Value, bool IsString)
{
    /// <summary>Gets a value indicating whether the value is a credential by its name, inside <c>auth</c> or <c>params</c>. A service does
    /// not have to show it.</summary>
    public bool IsSecretByName => JsonPointer.Tokens(Pointer)
        .SkipWhile(name => name is not ("auth" or "params"))
        .Skip(1)
        .Any(SecretNames.IsWellKnown);

    /// <summary>Returns every scalar except null.</summary>
    public static IEnumerable<ResourceLeaf> Of(JsonElement json) => Of(json, string.Empty, string.Empty);

    private static IEnumerable<ResourceLeaf> Of(JsonElement json, string path, string pointer) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(
            member => Of(member.Value, $"{path}/{member.Name}", JsonPointer.Append(pointer, member.Name))),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(
            (item, i) => Of(item, $"{path}/{i.ToString(CultureInfo.InvariantCulture)}", JsonPointer.Append(pointer, i))),
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        JsonValueKind.True => [new(path, pointer, "true", false)],
        JsonValueKind.False => [new(path, pointer, "false", false)],
        _ => [new(path, pointer, json.AsText()!, json.ValueKind == JsonValueKind.String)],
    };
}
