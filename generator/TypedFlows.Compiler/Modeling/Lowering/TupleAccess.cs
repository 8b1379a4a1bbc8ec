using System.Globalization;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>The items of a record that is written as an array: one a member, then those of the list that holds the rest.</summary>
internal sealed class TupleAccess(LoweringContext access)
{
    /// <summary>How many items have a member of their own.</summary>
    public static int Count(Operand tuple) => tuple.Record!.Members.Count(m => m.WireName.Length > 0);

    /// <summary>The item with a member of its own.</summary>
    public MemberAccess Item(Operand tuple, int index) => access.DeclaredProperty(tuple, tuple.Record!.Members[index]);

    /// <summary>The list of the items behind; null where there can be none. The list itself may be null.</summary>
    public Operand? Rest(Operand tuple) => tuple.Record!.Find(string.Empty) is { } rest ? access.Of(rest.Type, LoweringContext.Path(tuple, rest.Name)) : null;

    /// <summary>Whether the array has an item at that place.</summary>
    public Condition Has(Operand tuple, int index)
    {
        var count = Count(tuple);
        var rest = Rest(tuple) is { } list ? new Condition.CompareCount(list.Expression + "?", Comparison.Greater, Math.Max(index - count, 0)) : Conditions.False;
        var members = tuple.Record!.Members.Take(count).Skip(index).ToList();
        return members.Any(IsRequired) ? Conditions.True : Conditions.Any(members.Select(m => RuleLowering.Present(access.DeclaredProperty(tuple, m))).Append(rest));
    }

    /// <summary>Whether the item is written as null because its member holds nothing: one that is left out before one that is there.</summary>
    public Condition IsGap(Operand tuple, int index)
    {
        var member = tuple.Record!.Members[index];
        var isMissing = Conditions.Not(RuleLowering.Present(Item(tuple, index)));
        return IsRequired(member) ? isMissing : Conditions.All(isMissing, Has(tuple, index + 1));
    }

    public ItemCount CountOf(Operand tuple)
    {
        var members = tuple.Record!.Members.Take(Count(tuple)).ToList();
        var optional = members.SkipWhile(IsRequired).Select(m => RuleLowering.Present(access.DeclaredProperty(tuple, m))).ToEquatableArray();
        return new ItemCount(members.Count - optional.Count, optional, Rest(tuple)?.Expression);
    }

    /// <summary>The type of an item, where it is by this very schema.</summary>
    public static TypeModel? OwnType(Operand tuple, int index, Schema schema) =>
        tuple.Record!.OwnType(new NamedSchema(index.ToString(CultureInfo.InvariantCulture), schema));

    private static bool IsRequired(MemberModel member) => member.Presence is MemberPresence.Required or MemberPresence.RequiredNullable;
}
