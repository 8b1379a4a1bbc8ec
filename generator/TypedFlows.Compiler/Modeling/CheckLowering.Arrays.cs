using System.Globalization;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <content>The keywords that judge the items of arrays.</content>
internal sealed partial class CheckLowering
{
    private void LowerItems(List<Check> checks, Schema schema, Operand operand, CheckPlace place, TypeModel? ownType)
    {
        if (!operand.MayBe(SchemaTypes.Array))
        {
            return;
        }

        if (schema.TupleItems is { } tuple)
        {
            LowerTuple(checks, tuple, schema.AdditionalItems, operand, place);
        }

        if (schema.Items is not null || (ownType is ListType && operand.Kind == OperandKind.List))
        {
            LowerEachItem(checks, schema.Items ?? new Schema(), operand, place, ownType);
        }

        if (schema.Contains is { } wanted)
        {
            Report(checks, conditions.BreaksContains(schema, operand), place, "contains", Wording.Contains(place.Name, wanted, place.Trail));
        }
    }

    private void LowerEachItem(List<Check> checks, Schema items, Operand operand, CheckPlace place, TypeModel? ownType)
    {
        var ownItem = (ownType as ListType)?.Item;
        var local = access.NewLocal("item");
        var isJson = operand.Kind == OperandKind.Json;
        var item = conditions.ItemOf(operand, local);
        var inner = NotNullItem(item, items, ownItem, Inside(place), Lower(items, item, Inside(place), ownItem));
        AddRepresentable(inner, isJson ? ownItem : null, local, string.Empty, string.Empty);
        AddItems(checks, inner, operand, 0, local, place.Keyword("items"));
    }

    private void LowerTuple(List<Check> checks, EquatableArray<Schema> tuple, Schema? others, Operand operand, CheckPlace place)
    {
        for (var i = 0; i < tuple.Count; i++)
        {
            var local = access.NewLocal("item");
            var inner = Lower(tuple[i], conditions.ItemOf(operand, local), Inside(place));
            if (inner.Count > 0)
            {
                var at = place.Keyword("items/" + i.ToString(CultureInfo.InvariantCulture));
                checks.Add(new ItemCheck(
                    operand.Expression, operand.Kind == OperandKind.Json, i, local, at.InstancePath, at.SchemaPath, inner.ToEquatableArray()));
            }
        }

        if (others is null)
        {
            return;
        }

        var rest = access.NewLocal("item");
        var ofRest = new List<Check>();
        if (others.Always == false)
        {
            var at = Inside(place);
            Report(ofRest, Conditions.True, at, "additionalItems", Wording.NotAnItem(at.Name, at.Trail));
        }
        else
        {
            ofRest = Lower(others, conditions.ItemOf(operand, rest), Inside(place));
        }

        AddItems(checks, ofRest, operand, tuple.Count, rest, place.Keyword("additionalItems"));
    }

    private void AddItems(List<Check> checks, List<Check> inner, Operand operand, int from, string local, CheckPlace place)
    {
        if (inner.Count > 0)
        {
            checks.Add(new ItemsCheck(
                operand.Expression, operand.Kind == OperandKind.Json, from, local, place.InstancePath, place.SchemaPath, inner.ToEquatableArray()));
        }
    }
}
