using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <content>Lowers the keywords of the items of a record that is written as an array.</content>
internal sealed partial class CheckLowering
{
    private void LowerTypedTuple(List<Check> checks, Schema schema, Operand operand, RulePath path)
    {
        var count = TupleAccess.Count(operand);
        var listed = schema.TupleItems ?? [];
        var keyword = KeywordOfRest(schema);
        for (var i = 0; i < count; i++)
        {
            if (i < listed.Count)
            {
                LowerTypedItem(checks, listed[i], operand, i, path.Item(i, schema.Names.TupleItems + "/" + Text(i)));
            }
            else if (schema is { TupleItems: not null, AdditionalItems.Always: false })
            {
                var at = path.Item(i, keyword);
                Report(checks, access.Tuples.Has(operand, i), at, keyword, ViolationMessages.NotAnItem(at.Name, at.Conditions));
            }
            else if (OfRest(schema) is { } each)
            {
                LowerTypedItem(checks, each, operand, i, path.Item(i, keyword));
            }
        }

        LowerRest(checks, schema, operand, count, path);
    }

    // An omitted item before a present item is null.
    private void LowerTypedItem(List<Check> checks, Schema schema, Operand tuple, int index, RulePath path)
    {
        checks.AddRange(
            WhenPresent(
                path, access.Tuples.Item(tuple, index), "item",
                item => Lower(schema, item, path, path.IsSilent ? null : TupleAccess.OwnType(tuple, index, schema))));
        var isGap = access.Tuples.IsGap(tuple, index);
        if (!isGap.IsFalse())
        {
            checks.AddRange(Guard(isGap, Lower(schema, Operand.Null, path)));
        }
    }

    private void LowerRest(List<Check> checks, Schema schema, Operand tuple, int count, RulePath path)
    {
        if (access.Tuples.Rest(tuple) is not { } rest)
        {
            return;
        }

        var list = rest with { Expression = access.NewLocal("rest") };
        var inner = new List<Check>();
        for (var i = count; i < schema.TupleItems?.Count; i++)
        {
            AddItem(inner, schema.TupleItems[i], schema.Names.TupleItems + "/" + Text(i), list, i, count, path);
        }

        var from = Math.Max((schema.TupleItems?.Count ?? 0) - count, 0);
        if (OfRest(schema) is { } each)
        {
            var ownItem = !path.IsSilent && tuple.Record!.OwnType(new NamedSchema(string.Empty, each)) is TypeModel.List own ? own.Item
                : null;
            AddEachItem(inner, each, KeywordOfRest(schema), list, from, count, path, ownItem, isOther: schema.TupleItems is not null);
        }

        if (inner.Count > 0)
        {
            checks.Add(new Check.Unwrap(rest.Expression, MemberForm.NotNull, list.Expression, inner.ToEquatableArray()));
        }
        else
        {
            access.Release(list.Expression);
        }
    }

    // Returns the schema of the items after the listed items, or of all items if none are listed.
    private static Schema? OfRest(Schema schema) => schema.TupleItems is null ? schema.Items : schema.AdditionalItems;

    private static string KeywordOfRest(Schema schema) => schema.TupleItems is null ? "items" : schema.Names.AdditionalItems;
}
