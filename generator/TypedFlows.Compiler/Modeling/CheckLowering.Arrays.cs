using System.Globalization;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <content>The keywords that judge the items of arrays.</content>
internal sealed partial class CheckLowering
{
    private const string AdditionalItems = "additionalItems";

    private void LowerItems(List<Check> checks, Schema schema, Operand operand, CheckPlace place, TypeModel? ownType)
    {
        if (!operand.MayBe(SchemaTypes.Array))
        {
            return;
        }

        if (operand.Kind == OperandKind.Tuple)
        {
            LowerTypedTuple(checks, schema, operand, place);
        }
        else if (schema.TupleItems is { } tuple)
        {
            LowerTuple(checks, tuple, schema.AdditionalItems, operand, place);
        }

        if (operand.Kind != OperandKind.Tuple && (schema.Items is not null || (ownType is ListType && operand.Kind == OperandKind.List)))
        {
            LowerEachItem(checks, schema.Items ?? new Schema(), operand, place, ownType);
        }

        if (schema.Contains is { } wanted)
        {
            Report(checks, conditions.BreaksContains(schema, operand), place, "contains", Wording.Contains(place.Name, wanted, place.Trail));
        }
    }

    private void LowerEachItem(List<Check> checks, Schema items, Operand operand, CheckPlace place, TypeModel? ownType) =>
        AddEachItem(checks, items, "items", operand, 0, 0, place, (ownType as ListType)?.Item);

    private void LowerTuple(List<Check> checks, EquatableArray<Schema> tuple, Schema? others, Operand operand, CheckPlace place)
    {
        for (var i = 0; i < tuple.Count; i++)
        {
            AddItem(checks, tuple[i], operand, i, 0, place);
        }

        if (others is not null)
        {
            AddEachItem(checks, others, AdditionalItems, operand, tuple.Count, 0, place, null);
        }
    }

    /// <param name="index">Index in the array.</param>
    /// <param name="before">How many items of the array stand before those of the operand.</param>
    private void AddItem(List<Check> checks, Schema schema, Operand operand, int index, int before, CheckPlace place)
    {
        var local = access.NewLocal("item");
        var inner = Lower(schema, conditions.ItemOf(operand, local), Inside(place));
        if (inner.Count > 0)
        {
            var at = place.Keyword("items/" + index.ToString(CultureInfo.InvariantCulture));
            checks.Add(new ItemCheck(
                operand.Expression, operand.Kind == OperandKind.Json, index - before, local, at.InstancePath, at.SchemaPath, inner.ToEquatableArray())
            { Before = before });
        }
    }

    /// <param name="keyword">The keyword that the schema stands under.</param>
    /// <param name="from">How many items of the operand are left out.</param>
    /// <param name="before">How many items of the array stand before those of the operand.</param>
    private void AddEachItem(List<Check> checks, Schema schema, string keyword, Operand operand, int from, int before, CheckPlace place, TypeModel? ownItem)
    {
        place = place.Keyword(keyword);
        var local = access.NewLocal("item");
        var isJson = operand.Kind == OperandKind.Json;
        var item = conditions.ItemOf(operand, local);
        var inside = Inside(place);
        var inner = new List<Check>();
        if (schema.Always == false && keyword == AdditionalItems)
        {
            Report(inner, Conditions.True, inside, AdditionalItems, Wording.NotAnItem(inside.Name, inside.Trail));
        }
        else
        {
            inner = NotNullItem(item, schema, ownItem, inside, Lower(schema, item, inside, ownItem));
        }

        AddRepresentable(inner, isJson ? ownItem : null, local, string.Empty, string.Empty);
        if (inner.Count > 0)
        {
            checks.Add(new ItemsCheck(operand.Expression, isJson, from, local, place.InstancePath, place.SchemaPath, inner.ToEquatableArray()) { Before = before });
        }
    }
}
