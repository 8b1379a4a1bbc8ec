using System.Globalization;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>
/// Provides access to the items of a record that is written as an array: one item per property, then the items of the list with the rest.
/// </summary>
internal sealed class TupleAccess(LoweringContext access)
{
    /// <summary>Gets the number of items that have a property.</summary>
    public static int Count(Operand tuple) => tuple.Record!.Members.Count(m => m.WireName.Length > 0);

    /// <summary>Returns the operand of an item that has a property.</summary>
    public MemberAccess Item(Operand tuple, int index) => access.DeclaredProperty(tuple, tuple.Record!.Members[index]);

    /// <summary>Gets the list of the remaining items, which may be null at run time. It is null if there can be none.</summary>
    public Operand? Rest(Operand tuple) =>
        tuple.Record!.Find(string.Empty) is { } rest ? access.Of(rest.Type, LoweringContext.Path(tuple, rest.Name)) : null;

    /// <summary>Returns the condition that the array has an item at the index.</summary>
    public Condition Has(Operand tuple, int index)
    {
        var count = Count(tuple);
        var rest = Rest(tuple) is { } list
            ? new Condition.CompareCount(list.Expression + "?", Comparison.Greater, Math.Max(index - count, 0)) : Conditions.False;
        var members = tuple.Record!.Members.Take(count).Skip(index).ToList();
        return members.Any(IsRequired)
            ? Conditions.True : Conditions.Any(members.Select(m => RuleLowering.Present(access.DeclaredProperty(tuple, m))).Append(rest));
    }

    /// <summary>Returns the condition that the item is written as null, because it is omitted before a present item.</summary>
    public Condition IsGap(Operand tuple, int index)
    {
        var member = tuple.Record!.Members[index];
        var isMissing = Conditions.Not(RuleLowering.Present(Item(tuple, index)));
        return IsRequired(member) ? isMissing : Conditions.All(isMissing, Has(tuple, index + 1));
    }

    public ItemCount CountOf(Operand tuple)
    {
        var members = tuple.Record!.Members.Take(Count(tuple)).ToList();
        var optional = members.SkipWhile(IsRequired)
            .Select(m => RuleLowering.Present(access.DeclaredProperty(tuple, m)))
            .ToEquatableArray();
        return new ItemCount(members.Count - optional.Count, optional, Rest(tuple)?.Expression);
    }

    /// <summary>Returns the type of an item if this schema defines it.</summary>
    public static TypeModel? OwnType(Operand tuple, int index, Schema schema) =>
        tuple.Record!.OwnType(new NamedSchema(index.ToString(CultureInfo.InvariantCulture), schema));

    private static bool IsRequired(MemberModel member) => member.Presence is MemberPresence.Required or MemberPresence.RequiredNullable;
}
