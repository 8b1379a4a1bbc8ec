using System.Globalization;
using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <content>Lowers the keywords of array items.</content>
internal sealed partial class CheckLowering
{
    private const string AdditionalItems = "additionalItems";

    private void LowerItems(List<Check> checks, Schema schema, Operand operand, RulePath path, TypeModel? ownType)
    {
        if (!operand.MayBe(SchemaTypes.Array))
        {
            return;
        }

        if (operand.Kind == OperandKind.Tuple)
        {
            LowerTypedTuple(checks, schema, operand, path);
        }
        else if (schema.TupleItems is { } tuple)
        {
            LowerTuple(checks, tuple, schema.AdditionalItems, operand, path);
        }

        if (operand.Kind != OperandKind.Tuple
            && (schema.Items is not null || (ownType is TypeModel.List && operand.Kind == OperandKind.List)))
        {
            LowerEachItem(checks, schema.Items ?? new Schema(), operand, path, ownType);
        }

        if (schema.Contains is { } wanted)
        {
            Report(
                checks, ViolatesContains(wanted, operand), path, "contains",
                ViolationMessages.Contains(path.Name, wanted, path.Conditions));
        }
    }

    private void LowerEachItem(List<Check> checks, Schema items, Operand operand, RulePath path, TypeModel? ownType) =>
        AddEachItem(checks, items, "items", operand, 0, 0, path, (ownType as TypeModel.List)?.Item);

    private void LowerTuple(List<Check> checks, EquatableArray<Schema> tuple, Schema? others, Operand operand, RulePath path)
    {
        for (var i = 0; i < tuple.Count; i++)
        {
            AddItem(checks, tuple[i], operand, i, 0, path);
        }

        if (others is not null)
        {
            AddEachItem(checks, others, AdditionalItems, operand, tuple.Count, 0, path, null);
        }
    }

    /// <param name="index">The index in the array.</param>
    /// <param name="before">The number of items of the array that precede those of the operand.</param>
    private void AddItem(List<Check> checks, Schema schema, Operand operand, int index, int before, RulePath path)
    {
        var local = access.NewLocal("item");
        var inner = Lower(schema, access.Item(operand, local), Nested(path));
        if (inner.Count > 0)
        {
            var at = path.Keyword("items/" + index.ToString(CultureInfo.InvariantCulture));
            checks.Add(new Check.Item(
                operand.Expression, operand.Kind == OperandKind.Json, index - before, local, at.InstancePath, at.SchemaPath,
                inner.ToEquatableArray())
            { Before = before });
        }
    }

    /// <param name="keyword">The keyword that contains the schema.</param>
    /// <param name="from">The number of items of the operand that are skipped.</param>
    /// <param name="before">The number of items of the array that precede those of the operand.</param>
    private void AddEachItem(
        List<Check> checks, Schema schema, string keyword, Operand operand, int from, int before, RulePath path, TypeModel? ownItem)
    {
        path = path.Keyword(keyword);
        var local = access.NewLocal("item");
        var isJson = operand.Kind == OperandKind.Json;
        var item = access.Item(operand, local);
        var inside = Nested(path);
        var inner = new List<Check>();
        if (schema.Always == false && keyword == AdditionalItems)
        {
            Report(inner, Conditions.True, inside, AdditionalItems, ViolationMessages.NotAnItem(inside.Name, inside.Conditions));
        }
        else
        {
            inner = NotNullItem(item, schema, ownItem, inside, Lower(schema, item, inside, ownItem));
        }

        AddRepresentable(inner, isJson ? ownItem : null, local, string.Empty, string.Empty);
        if (inner.Count > 0)
        {
            checks.Add(
                new Check.Items(operand.Expression, isJson, from, local, path.InstancePath, path.SchemaPath, inner.ToEquatableArray())
                { Before = before });
        }
    }
}
