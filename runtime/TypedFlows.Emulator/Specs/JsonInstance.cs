using System.Text.Json;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Emulator.Specs;

/// <summary>
/// Converts a request's JSON for the evaluator. Properties are unique, because the body reader keeps the last of each name.
/// </summary>
internal static class JsonInstance
{
    public static Instance Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new Instance.Object(
            [.. element.EnumerateObject().Select(member => new InstanceMember(member.Name, Presence.Present, Of(member.Value)))],
            isClosed: true),
        JsonValueKind.Array => new Instance.Array([.. element.EnumerateArray().Select(Of)], isComplete: true),
        JsonValueKind.String => new Instance.String(element.GetString()!),
        JsonValueKind.Number => new Instance.Number(JsonDecimal.Parse(element.GetRawText()), element.GetRawText()),
        JsonValueKind.True => new Instance.Boolean(true),
        JsonValueKind.False => new Instance.Boolean(false),
        _ => Instance.Null.Value,
    };
}
