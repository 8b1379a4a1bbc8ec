using TypedFlows.Compiler.Formats;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>Converts completely known instances to values.</summary>
internal static class InstanceValues
{
    /// <summary>Returns the value, or null if any part is unknown.</summary>
    public static JsonValue? Of(Instance instance) => instance switch
    {
        Instance.Null => JsonValue.Null.Value,
        Instance.Boolean boolean => new JsonValue.Boolean(boolean.Value),
        Instance.Number number => new JsonValue.Number(number.Value),
        Instance.String text => new JsonValue.String(text.Value),
        Instance.Array { IsComplete: true } array => OfItems(array),
        Instance.Object { IsClosed: true } known => OfMembers(known),
        Instance.Unknown { Types: SchemaTypes.Null } => JsonValue.Null.Value,
        _ => null,
    };

    /// <summary>Returns the smallest and the largest possible size: characters of a string, items of an array, properties of an
    /// object.</summary>
    public static (int Least, int Most) SizeOf(Instance instance) => instance switch
    {
        Instance.String text => CodePoints.Count(text.Value) is var length ? (length, length) : default,
        Instance.Array array => (array.Items.Count, array.IsComplete ? array.Items.Count : int.MaxValue),
        Instance.Object known => (
            known.Members.Count(m => m.Presence == Presence.Present),
            known.IsClosed ? known.Members.Count(m => m.Presence != Presence.Absent) : int.MaxValue),
        _ => (0, int.MaxValue),
    };

    private static JsonValue.Array? OfItems(Instance.Array array)
    {
        var items = array.Items.Select(Of).OfType<JsonValue>().ToArray();
        return items.Length == array.Items.Count ? new JsonValue.Array(new EquatableArray<JsonValue>(items)) : null;
    }

    private static JsonValue.Object? OfMembers(Instance.Object known)
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

        return new JsonValue.Object(members);
    }
}
