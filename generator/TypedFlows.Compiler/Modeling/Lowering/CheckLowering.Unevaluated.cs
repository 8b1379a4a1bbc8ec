using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <content>Lowers <c>unevaluatedProperties</c> and <c>unevaluatedItems</c>.</content>
internal sealed partial class CheckLowering
{
    private const string UnevaluatedProperties = "unevaluatedProperties";
    private const string UnevaluatedItems = "unevaluatedItems";

    private void LowerUnevaluated(List<Check> checks, Schema schema, Operand operand, RulePath path)
    {
        if (schema.UnevaluatedProperties is { } properties && operand.MayBe(SchemaTypes.Object))
        {
            var applied = new AppliedSchemas(this, access, operand, ofItems: false);
            LowerUnevaluatedProperties(checks, properties, applied.Of(schema), applied.Flags, operand, path);
        }

        if (schema.UnevaluatedItems is { } items && operand.MayBe(SchemaTypes.Array))
        {
            if (operand.Kind == OperandKind.Tuple)
            {
                access.NeedsJson = true;
                return;
            }

            var applied = new AppliedSchemas(this, access, operand, ofItems: true);
            LowerUnevaluatedItems(checks, items, applied.Of(schema), applied.Flags, operand, path);
        }
    }

    private void LowerUnevaluatedProperties(
        List<Check> checks, Schema others, IReadOnlyList<AppliedSchema> parts, IReadOnlyList<Check.Let> flags, Operand operand,
        RulePath path)
    {
        var isAnyLeft = Conditions.Not(Conditions.Any(parts.Where(part => part.HasAllProperties).Select(part => part.When)));
        if (isAnyLeft.IsFalse())
        {
            return;
        }

        var inner = new List<Check>();
        LowerMembers(
            inner, MemberNames.Unevaluated(parts, UnevaluatedProperties), others, operand, path,
            name => path.Other(name, UnevaluatedProperties), null);
        AddFlagged(checks, flags, isAnyLeft, inner, path);
    }

    private void LowerUnevaluatedItems(
        List<Check> checks, Schema others, IReadOnlyList<AppliedSchema> parts, IReadOnlyList<Check.Let> flags, Operand operand,
        RulePath path)
    {
        var isAnyLeft = Conditions.Not(Conditions.Any(parts.Where(part => part.HasAllItems).Select(part => part.When)));
        if (isAnyLeft.IsFalse())
        {
            return;
        }

        var inner = new List<Check>();
        var counts = parts.Select(part => (part.When, Count: part.Schema.TupleItems?.Count ?? 0)).ToList();
        var first = counts.Where(each => each.When.IsTrue()).Max(each => each.Count);
        var last = counts.Max(each => each.Count);
        for (var i = first; i < last; i++)
        {
            var item = new List<Check>();
            AddItem(item, UnevaluatedItems, operand, i, 0, path, value => LowerUnevaluatedItem(others, value, parts, Nested(path)));
            inner.AddRange(Guard(Conditions.Not(Conditions.Any(counts.Where(each => each.Count > i).Select(each => each.When))), item));
        }

        var local = access.NewLocal("item");
        var rest = LowerUnevaluatedItem(others, access.Item(operand, local), parts, Nested(path));
        if (rest.Count > 0)
        {
            var at = path.Keyword(UnevaluatedItems);
            inner.Add(new Check.Items(
                operand.Expression, operand.Kind == OperandKind.Json, last, local, at.InstancePath, at.SchemaPath, rest.ToEquatableArray())
            {
                UsesFlags = parts.Any(part => part.EvaluatedByContains is not null && !part.When.IsTrue()),
            });
        }

        AddFlagged(checks, flags, isAnyLeft, inner, path);
    }

    private List<Check> LowerUnevaluatedItem(Schema others, Operand item, IReadOnlyList<AppliedSchema> parts, RulePath path)
    {
        var matches = Conditions.Any(parts.Where(part => part.EvaluatedByContains is not null)
            .Select(part => Conditions.All(part.When, Satisfies(part.EvaluatedByContains!, item))));
        var checks = others.Always == false ? NotAnItem(UnevaluatedItems, path) : Lower(others, item, path);
        return [.. Guard(Conditions.Not(matches), checks)];
    }

    private void AddFlagged(List<Check> checks, IReadOnlyList<Check.Let> flags, Condition condition, List<Check> inner, RulePath path)
    {
        if (inner.Count == 0)
        {
            return;
        }

        if (path.IsSilent)
        {
            var all = flags.Select(flag => new Condition.Let(flag.Local, flag.Condition)).Append<Condition>(condition).Append(AnyOf(inner));
            Report(checks, Conditions.All(all), path, string.Empty, default);
        }
        else
        {
            checks.AddRange(flags);
            checks.AddRange(Guard(condition, inner));
        }
    }
}
