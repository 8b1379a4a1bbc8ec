using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>Instances that are known whole, as values.</summary>
internal static class InstanceValues
{
    /// <summary>Null where any part is not known.</summary>
    public static JsonValue? Of(Instance instance) => instance switch
    {
        NullInstance => JsonNull.Instance,
        BooleanInstance boolean => new JsonBoolean(boolean.Value),
        NumberInstance number => new JsonNumber(number.Value),
        StringInstance text => new JsonString(text.Value),
        ArrayInstance { IsComplete: true } array => OfItems(array),
        ObjectInstance { IsClosed: true } known => OfMembers(known),
        UnknownInstance { Types: SchemaTypes.Null } => JsonNull.Instance,
        _ => null,
    };

    private static JsonArray? OfItems(ArrayInstance array)
    {
        var items = array.Items.Select(Of).OfType<JsonValue>().ToArray();
        return items.Length == array.Items.Count ? new JsonArray(new EquatableArray<JsonValue>(items)) : null;
    }

    private static JsonObject? OfMembers(ObjectInstance known)
    {
        var members = new List<NamedValue>();
        foreach (var member in known.Members.Where(m => m.Presence != Presence.Absent))
        {
            if (member.Presence == Presence.Unknown || Of(member.Value) is not { } value)
            {
                return null;
            }

            members.Add(new NamedValue(member.Name, value));
        }

        return new JsonObject(members);
    }
}
