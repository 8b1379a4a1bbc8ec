using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Schemas as steps that report each broken rule where it stands.</summary>
internal sealed partial class CheckLowering(
    OperandAccess access, RuleLowering rules, ConditionLowering conditions, string specName, IReadOnlyCollection<string> secrets)
{
    /// <param name="ownType">The C# type that the operand has by this very schema: what it guarantees is not checked again.</param>
    public List<Check> Lower(Schema schema, Operand operand, CheckPlace place, TypeModel? ownType = null)
    {
        var checks = new List<Check>();
        if (schema.Always is { } always)
        {
            Report(checks, Conditions.Constant(!always), place, "false", Wording.Never(place.Name, place.Trail));
            return checks;
        }

        if (operand.Kind == OperandKind.Nullable)
        {
            return LowerNullable(schema, operand, place, ownType);
        }

        if (ownType is RecordType record)
        {
            checks.Add(operand.Kind == OperandKind.Json
                ? new JsonRecordCheck(operand.Expression, record.Name, place.InstancePath, place.SchemaPath)
                : new RecordCheck(operand.Expression, place.InstancePath, place.SchemaPath));
            return checks;
        }

        LowerOwnRules(checks, schema, operand, place, ownType);
        LowerItems(checks, schema, operand, place, ownType);
        if (operand.MayBe(SchemaTypes.Object))
        {
            LowerObject(checks, schema, operand, place, ownType);
        }

        LowerCombined(checks, schema, operand, place);
        return checks;
    }

    /// <summary>Steps that run only where the condition holds: as conditions of their own where they are few.</summary>
    public static IEnumerable<Check> Guard(Condition condition, List<Check> checks)
    {
        if (condition.IsTrue() || checks.Count == 0)
        {
            return checks;
        }

        // A rule that asks for presence by itself needs no guard; nor does a number that is not there.
        Check[] guarded = [.. checks.Select(c => c is ReportCheck report ? report with { When = Conditions.All(condition, report.When) } : c)];
        return checks.Count == 1 && checks[0] is ReportCheck || checks.Zip(guarded, (plain, own) => plain is RepresentableCheck || (plain is ReportCheck && plain == own)).All(same => same)
            ? guarded
            : [new BranchCheck(condition, checks.ToEquatableArray(), [])];
    }

    private List<Check> LowerNullable(Schema schema, Operand operand, CheckPlace place, TypeModel? ownType)
    {
        var present = new PresentCondition(operand.Expression, MemberForm.NotNull);
        var whenNull = Lower(schema, new Operand(OperandKind.Null, operand.Expression), place, ownType is RecordType ? null : ownType);
        var member = new MemberAccess(operand.Expression, MemberForm.NotNull, null, access.Of(operand.Inner!, operand.Expression));
        return [.. Guard(Conditions.Not(present), whenNull), .. WhenPresent(member, "value", value => Lower(schema, value, place, ownType))];
    }

    private void LowerItems(List<Check> checks, Schema schema, Operand operand, CheckPlace place, TypeModel? ownType)
    {
        if (!operand.MayBe(SchemaTypes.Array) || (schema.Items is null && operand.Kind == OperandKind.Json))
        {
            return;
        }

        var items = schema.Items ?? new Schema();
        var ownItem = (ownType as ListType)?.Item;
        var local = access.NewLocal("item");
        var isJson = operand.Kind == OperandKind.Json;
        var item = isJson ? new Operand(OperandKind.Json, local) : access.Of(operand.Inner!, local, operand.InnerMayBeNull);
        var inner = NotNullItem(item, items, ownItem, place.Nested(), Lower(items, item, place.Nested(), ownItem));
        AddRepresentable(inner, isJson ? ownItem : null, local, string.Empty, string.Empty);
        if (inner.Count > 0)
        {
            checks.Add(new ItemsCheck(operand.Expression, isJson, items.Types, local, place.InstancePath, place.SchemaPath + "/items", inner.ToEquatableArray()));
        }
    }

    private void LowerObject(List<Check> checks, Schema schema, Operand operand, CheckPlace place, TypeModel? ownType)
    {
        // The members that the record itself declares by this schema, as opposed to a branch that speaks of them too.
        var own = ownType is null && ReferenceEquals(operand.Record?.Schema, schema) ? operand.Record : null;
        foreach (var name in schema.Required)
        {
            Report(checks, conditions.BreaksRequired(name, operand), place, "required", Wording.Required(InstanceName.Member(place.Name, name), place.Trail));
        }

        foreach (var property in schema.Properties)
        {
            var member = access.Member(operand, property.Name);
            var ownMember = own?.Find(property.Name)?.Type;
            checks.AddRange(WhenPresent(member, property.Name, value =>
            {
                var inner = Lower(property.Schema, value, place.Property(property.Name), ownMember);
                AddRepresentable(inner, value.Kind == OperandKind.Json ? ownMember : null, value.Expression, place.Property(property.Name).InstancePath, place.Property(property.Name).SchemaPath);
                return inner;
            }));
        }

        if (schema.AdditionalProperties is { } others)
        {
            LowerOthers(checks, schema, others, operand, place, ownType);
        }
    }

    private void LowerOthers(List<Check> checks, Schema schema, Schema others, Operand operand, CheckPlace place, TypeModel? ownType)
    {
        var named = schema.Properties.Select(p => p.Name).ToEquatableArray();
        if (operand.Kind == OperandKind.Record)
        {
            foreach (var member in operand.Record!.Members.Where(m => !named.Contains(m.WireName)))
            {
                checks.AddRange(WhenPresent(access.Member(operand, member.WireName), member.WireName, value => LowerOther(others, value, place.Other(member.WireName), null)));
            }
        }

        if (ConditionLowering.ExtrasOf(operand) is not { } extras)
        {
            return;
        }

        var isJson = operand.Kind == OperandKind.Json;
        var isMap = operand.Kind == OperandKind.Map;
        var ownValue = (ownType as MapType)?.Value;
        var local = access.NewLocal("other");
        var value = isMap ? access.Of(operand.Inner!, local, operand.InnerMayBeNull) : new Operand(OperandKind.Json, local);
        var inner = LowerOther(others, value, place.Nested(), ownValue);
        inner = isMap ? NotNullItem(value, others, ownValue, place.Nested(), inner) : inner;
        AddRepresentable(inner, isJson ? ownValue : null, local, string.Empty, string.Empty);
        if (inner.Count > 0)
        {
            checks.Add(new MembersCheck(
                extras, isJson, isMap ? SchemaTypes.None : others.Types, named, local, place.InstancePath, place.SchemaPath + "/additionalProperties", inner.ToEquatableArray()));
        }
    }

    private List<Check> LowerOther(Schema others, Operand value, CheckPlace place, TypeModel? ownType)
    {
        if (others.Always != false)
        {
            return Lower(others, value, place, ownType);
        }

        var checks = new List<Check>();
        Report(checks, Conditions.True, place, "additionalProperties", Wording.NotDeclared(place.Name, place.Trail));
        return checks;
    }

    private void LowerCombined(List<Check> checks, Schema schema, Operand operand, CheckPlace place)
    {
        for (var i = 0; i < schema.AllOf.Count; i++)
        {
            checks.AddRange(Lower(schema.AllOf[i], operand, place.Keyword("allOf/" + i.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        }

        if (schema.AnyOf.Count > 0)
        {
            Report(checks, conditions.BreaksAnyOf(schema.AnyOf, operand), place, "anyOf", Wording.AnyOf(place.Name, schema.AnyOf, place.Trail));
        }

        if (schema.OneOf.Count > 0)
        {
            var rule = Wording.OneOf(place.Name, schema.OneOf, place.Trail);
            Report(checks, conditions.BreaksAnyOf(schema.OneOf, operand), place, "oneOf", $"{rule}; {Wording.ActualMatches(0)}");
            Report(
                checks,
                Conditions.All(Conditions.Not(conditions.BreaksAnyOf(schema.OneOf, operand)), conditions.BreaksOneOf(schema.OneOf, operand)),
                place,
                "oneOf",
                $"{rule}; {Wording.ActualMatches(2)}");
        }

        if (schema.Not is { } not)
        {
            Report(checks, conditions.Holds(not, operand), place, "not", Wording.Not(place.Name, not, place.Trail));
        }

        if (schema.If is not { } condition)
        {
            return;
        }

        List<Check> Branch(Schema? branch, string keyword, bool taken) => branch is null ? []
            : Lower(branch, operand, place.Keyword(keyword) with { Trail = place.Trail.Push(condition, taken, place.Name) });

        var holds = conditions.Holds(condition, operand);
        var then = holds.IsFalse() ? [] : Branch(schema.Then, "then", taken: true);
        var otherwise = holds.IsTrue() ? [] : Branch(schema.Else, "else", taken: false);
        if (holds is ConstantCondition)
        {
            checks.AddRange(then);
            checks.AddRange(otherwise);
        }
        else if (then.Count > 0)
        {
            checks.Add(new BranchCheck(holds, then.ToEquatableArray(), otherwise.ToEquatableArray()));
        }
        else if (otherwise.Count > 0)
        {
            checks.Add(new BranchCheck(Conditions.Not(holds), otherwise.ToEquatableArray(), []));
        }
    }

    private IEnumerable<Check> WhenPresent(MemberAccess member, string hint, Func<Operand, List<Check>> lower)
    {
        if (member.IsNever)
        {
            return [];
        }

        if (member.LookupName is { } name)
        {
            var local = access.NewLocal(hint);
            var inner = lower(member.Value! with { Expression = local });
            return inner.Count == 0 ? inner : [new LookupCheck(member.Expression, name, local, inner.ToEquatableArray())];
        }

        // A nested record answers for itself where it is missing.
        var plain = lower(member.Value!);
        if (plain.Count == 0 || plain is [RecordCheck] or [JsonRecordCheck])
        {
            return plain;
        }

        if (member.Form is MemberForm.NotNull or MemberForm.NullableJson && !member.Value!.IsLifted)
        {
            var local = access.NewLocal(hint);
            return [new UnwrapCheck(member.Expression, member.Form, local, lower(member.Value with { Expression = local }).ToEquatableArray())];
        }

        return Guard(RuleLowering.Present(member), plain);
    }

    private List<Check> NotNullItem(Operand item, Schema schema, TypeModel? ownItem, CheckPlace place, List<Check> inner)
    {
        if (item.Kind is OperandKind.Nullable or OperandKind.Json || ownItem is not (RecordType or ListType or MapType or ScalarType { Kind: ScalarKind.Text }))
        {
            return inner;
        }

        var present = new PresentCondition(item.Expression, MemberForm.NotNull);
        var checks = new List<Check>();
        Report(checks, Conditions.Not(present), place, "type", Wording.Type(place.Name, schema.Types, place.Trail));

        // A nested record that is null is not judged; what else is would be taken apart.
        checks.AddRange(ownItem is RecordType ? inner : Guard(present, inner));
        return checks;
    }

    private static void AddRepresentable(List<Check> checks, TypeModel? type, string operand, string instancePath, string schemaPath)
    {
        if (type is ScalarType { Kind: ScalarKind.Integer or ScalarKind.Number } number)
        {
            checks.Add(new RepresentableCheck(operand, number.Kind == ScalarKind.Integer, instancePath, schemaPath));
        }
    }

    private void Report(
        List<Check> checks, Condition broken, CheckPlace place, string keyword, string rule, ActualKind actual = ActualKind.Nothing, Operand? operand = null)
    {
        if (!broken.IsFalse())
        {
            // A schema false, and a member that a closed object does not declare, are reported at the schema itself.
            var schemaPath = keyword is "false" or "additionalProperties" ? place.SchemaPath : place.SchemaPath + "/" + keyword;
            var told = operand is { Kind: OperandKind.Integer or OperandKind.Number or OperandKind.Text or OperandKind.Boolean or OperandKind.List or OperandKind.Json }
                && !place.InstancePath.Split('/').Any(secrets.Contains) ? actual : ActualKind.Nothing;
            checks.Add(new ReportCheck(broken, place.InstancePath, schemaPath, keyword, Wording.Message(specName, rule, null), told, told == ActualKind.Nothing ? string.Empty : operand!.Expression));
        }
    }
}
