using System.Globalization;
using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <content>Lowers the keywords of array items.</content>
internal sealed partial class CheckLowering
{
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
            LowerTuple(checks, tuple, schema.AdditionalItems, schema.Names, operand, path);
        }

        if (operand.Kind != OperandKind.Tuple
            && (schema.Items is not null || (ownType is TypeModel.List && operand.Kind == OperandKind.List)))
        {
            LowerEachItem(checks, schema.Items ?? new Schema(), operand, path, ownType);
        }

        if (schema.Contains is { } wanted)
        {
            LowerContains(checks, schema, wanted, operand, path);
        }
    }

    private void LowerContains(List<Check> checks, Schema schema, Schema wanted, Operand operand, RulePath path)
    {
        if (schema.MinContains is not { } least)
        {
            Report(
                checks, ViolatesContains(wanted, operand), path, "contains",
                ViolationMessages.Contains(path.Name, wanted, path.Conditions));
        }
        else if (least > 0)
        {
            Report(
                checks, least == 1 ? ViolatesContains(wanted, operand) : CompareItems(wanted, operand, Comparison.Less, least), path,
                "minContains", ViolationMessages.MinContains(path.Name, least, wanted, path.Conditions));
        }

        if (schema.MaxContains is { } most)
        {
            Report(
                checks, CompareItems(wanted, operand, Comparison.Greater, most), path, "maxContains",
                ViolationMessages.MaxContains(path.Name, most, wanted, path.Conditions));
        }
    }

    private void LowerEachItem(List<Check> checks, Schema items, Operand operand, RulePath path, TypeModel? ownType) =>
        AddEachItem(checks, items, "items", operand, 0, 0, path, (ownType as TypeModel.List)?.Item, isOther: false);

    private void LowerTuple(
        List<Check> checks, EquatableArray<Schema> tuple, Schema? others, KeywordNames keywords, Operand operand, RulePath path)
    {
        for (var i = 0; i < tuple.Count; i++)
        {
            AddItem(checks, tuple[i], keywords.TupleItems + "/" + Text(i), operand, i, 0, path);
        }

        if (others is not null)
        {
            AddEachItem(checks, others, keywords.AdditionalItems, operand, tuple.Count, 0, path, null, isOther: true);
        }
    }

    private static string Text(int index) => index.ToString(CultureInfo.InvariantCulture);

    /// <param name="keyword">The keyword that contains the schema, with its index.</param>
    /// <param name="index">The index in the array.</param>
    /// <param name="before">The number of items of the array that precede those of the operand.</param>
    private void AddItem(List<Check> checks, Schema schema, string keyword, Operand operand, int index, int before, RulePath path) =>
        AddItem(checks, keyword, operand, index, before, path, item => Lower(schema, item, Nested(path)));

    private void AddItem(
        List<Check> checks, string keyword, Operand operand, int index, int before, RulePath path, Func<Operand, List<Check>> lower)
    {
        var local = access.NewLocal("item");
        var inner = lower(access.Item(operand, local));
        if (inner.Count > 0)
        {
            var at = path.Keyword(keyword);
            checks.Add(new Check.Item(
                operand.Expression, operand.Kind == OperandKind.Json, index - before, local, at.InstancePath, at.SchemaPath,
                inner.ToEquatableArray())
            { Before = before });
        }
    }

    /// <param name="keyword">The keyword that contains the schema.</param>
    /// <param name="from">The number of items of the operand that are skipped.</param>
    /// <param name="before">The number of items of the array that precede those of the operand.</param>
    /// <param name="isOther">
    /// True for items that the schema does not list. If the schema allows none, each one exceeds their number.
    /// </param>
    private void AddEachItem(
        List<Check> checks, Schema schema, string keyword, Operand operand, int from, int before, RulePath path, TypeModel? ownItem,
        bool isOther)
    {
        path = path.Keyword(keyword);
        var local = access.NewLocal("item");
        var isJson = operand.Kind == OperandKind.Json;
        var item = access.Item(operand, local);
        var inside = Nested(path);
        var inner = isOther && schema.Always == false ? NotAnItem(keyword, inside)
            : NotNullItem(item, schema, ownItem, inside, Lower(schema, item, inside, ownItem));
        AddRepresentable(inner, isJson ? ownItem : null, local, string.Empty, string.Empty);
        if (inner.Count > 0)
        {
            checks.Add(
                new Check.Items(operand.Expression, isJson, from, local, path.InstancePath, path.SchemaPath, inner.ToEquatableArray())
                { Before = before });
        }
    }

    private List<Check> NotAnItem(string keyword, RulePath path)
    {
        var checks = new List<Check>();
        Report(checks, Conditions.True, path, keyword, ViolationMessages.NotAnItem(path.Name, path.Conditions));
        return checks;
    }
}
