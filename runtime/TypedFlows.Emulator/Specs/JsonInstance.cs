using System.Text.Json;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Emulator.Specs;

/// <summary>A request's JSON as the evaluator reads it. Members are unique: the body's reader has kept the last of each name.</summary>
internal static class JsonInstance
{
    public static Instance Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new ObjectInstance(
            [.. element.EnumerateObject().Select(member => new InstanceMember(member.Name, Presence.Present, Of(member.Value)))], isClosed: true),
        JsonValueKind.Array => new ArrayInstance([.. element.EnumerateArray().Select(Of)], isComplete: true),
        JsonValueKind.String => new StringInstance(element.GetString()!),
        JsonValueKind.Number => new NumberInstance(JsonDecimal.Parse(element.GetRawText()), element.GetRawText()),
        JsonValueKind.True => new BooleanInstance(true),
        JsonValueKind.False => new BooleanInstance(false),
        _ => NullInstance.Instance,
    };
}
