using System.Text.Json;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Emulator.Specs;

/// <summary>
/// Converts JSON for the evaluator. The last of duplicate properties is used, as in every other place.
/// </summary>
internal static class JsonInstance
{
    public static Instance Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => OfObject(element),
        JsonValueKind.Array => new Instance.Array([.. element.EnumerateArray().Select(Of)], isComplete: true),
        JsonValueKind.String => new Instance.String(element.GetString()!),
        JsonValueKind.Number => new Instance.Number(JsonDecimal.Parse(element.GetRawText()), element.GetRawText()),
        JsonValueKind.True => new Instance.Boolean(true),
        JsonValueKind.False => new Instance.Boolean(false),
        _ => Instance.Null.Value,
    };

    private static Instance.Object OfObject(JsonElement element)
    {
        var members = new OrderedDictionary<string, InstanceMember>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            members[member.Name] = new(member.Name, Presence.Present, Of(member.Value));
        }

        return new([.. members.Values], isClosed: true);
    }
}
