using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Schemas as steps that report each broken rule where it stands.</summary>
internal sealed partial class CheckLowering(
    OperandAccess access, RuleLowering rules, ConditionLowering conditions, string specName, Secrets secrets)
{
    /// <param name="ownType">The C# type that the operand has by this very schema: what it guarantees is not checked again.</param>
    public List<Check> Lower(Schema schema, Operand operand, CheckPlace place, TypeModel? ownType = null)
    {
        var checks = new List<Check>();
        place = place with { IsSecret = place.IsSecret || IsPassword(schema) };
        if (schema.Always is { } always)
        {
            Report(checks, Conditions.Constant(!always), place, "false", Wording.Never(place.Name, place.Trail));
            return checks;
        }

        if (operand.Kind == OperandKind.Nullable)
        {
            return LowerNullable(schema, operand, place, ownType);
        }

        if (schema.Ref is { } key)
        {
            return LowerReference(key, operand, place, ownType);
        }

        if (ownType is RecordType record && operand.Kind == OperandKind.Json && access.IsOf(record, schema))
        {
            return [new JsonRecordCheck(operand.Expression, record.Name, place.InstancePath, place.SchemaPath)];
        }

        if (operand.IsNestedBy(schema) || (ownType is RecordType own && operand.Kind is OperandKind.Record or OperandKind.Union && access.IsOf(own, schema)))
        {
            return [new RecordCheck(operand.Expression, place.InstancePath, place.SchemaPath)];
        }

        if (operand.IsOpaqueTo(schema))
        {
            return LowerCases(schema, operand, place);
        }

        LowerOwnRules(checks, schema, operand, place, ownType);
        LowerItems(checks, schema, operand, place, ownType);
        if (operand.MayBe(SchemaTypes.Object))
        {
            LowerObject(checks, schema, operand, place, ownType);
        }

        LowerCombined(checks, schema, operand, place, ownType);
        return checks;
    }

    private List<Check> LowerCases(Schema schema, Operand union, CheckPlace place)
    {
        var checks = new List<Check>();
        foreach (var each in access.Cases(union))
        {
            var local = access.NewLocal(each.Name);
            var inner = Lower(schema, access.Of(each, local), place);
            if (inner.Count > 0)
            {
                checks.Add(new CaseCheck(union.Expression, each.Record.Name, local, inner.ToEquatableArray()));
            }
        }

        return checks;
    }

    // Other engines go on in the same schema; here each schema that JSON values are judged by is a method.
    private List<Check> LowerReference(string key, Operand operand, CheckPlace place, TypeModel? ownType)
    {
        var inside = place.Keyword("$ref") with { Trail = ConditionTrail.Empty };
        var isForeign = ownType is null or ScalarType { Kind: ScalarKind.Json } || (ownType is RecordType own && !access.IsOf(own, access.References.Resolve(new Schema { Ref = key })));
        return operand.Kind == OperandKind.Json && isForeign && access.References.Find(key) is not null
            ? [new ReferenceCheck(operand.Expression, access.References.CheckMethod(key), inside.InstancePath, inside.SchemaPath)]
            : access.InPlace<List<Check>>(key, operand, [], target => Lower(target, operand, inside, ownType));
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
        var member = new MemberAccess(operand.Expression, MemberForm.NotNull, null, access.NotNull(operand));
        return [.. Guard(Conditions.Not(present), whenNull), .. WhenPresent(member, "value", value => Lower(schema, value, place, ownType))];
    }

    private void LowerCombined(List<Check> checks, Schema schema, Operand operand, CheckPlace place, TypeModel? ownType)
    {
        for (var i = 0; i < schema.AllOf.Count; i++)
        {
            checks.AddRange(Lower(schema.AllOf[i], operand, place.Keyword("allOf/" + i.ToString(System.Globalization.CultureInfo.InvariantCulture)), ownType as RecordType));
        }

        if (schema.AnyOf.Count > 0)
        {
            Report(checks, conditions.BreaksAnyOf(schema.AnyOf, operand), place, "anyOf", Wording.AnyOf(place.Name, schema.AnyOf, place.Trail));
        }

        if (schema.OneOf.Count > 0)
        {
            LowerOneOf(checks, schema.OneOf, operand, place);
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

    private void LowerOneOf(List<Check> checks, EquatableArray<Schema> branches, Operand operand, CheckPlace place)
    {
        var rule = Wording.OneOf(place.Name, branches, place.Trail);
        void Add(Condition none, Condition several)
        {
            Report(checks, none, place, "oneOf", $"{rule}; {Wording.ActualMatches(0)}");
            Report(checks, several, place, "oneOf", $"{rule}; {Wording.ActualMatches(2)}");
        }

        if (operand.Kind == OperandKind.Enum)
        {
            Add(conditions.BreaksAnyOf(branches, operand), Conditions.All(Conditions.Not(conditions.BreaksAnyOf(branches, operand)), conditions.BreaksOneOf(branches, operand)));
            return;
        }

        // Each alternative is asked once: they may hold alternatives of their own.
        EquatableArray<Condition> broken = [.. branches.Select(s => conditions.Breaks(s, operand))];
        EquatableArray<Condition> open = [.. broken.Where(b => b is not ConstantCondition)];
        if (broken.Count(b => b.IsFalse()) is > 0 and var certain)
        {
            Add(Conditions.False, certain > 1 ? Conditions.True : Conditions.Any(open.Select(Conditions.Not)));
        }
        else if (open.Count < 2)
        {
            Add(Conditions.All(open), Conditions.False);
        }
        else
        {
            var local = access.NewLocal("matches");
            checks.Add(new MatchesCheck(local, open));
            Add(new CompareCondition(local, Comparison.Equal, "0"), new CompareCondition(local, Comparison.Greater, "1"));
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

        if (member.Form is not (MemberForm.NotNull or MemberForm.NullableJson) || member.Value!.IsLifted)
        {
            var plain = lower(member.Value!);
            return AnswersForItself(plain) ? plain : Guard(RuleLowering.Present(member), plain);
        }

        var unwrapped = access.NewLocal(hint);
        var checks = lower(member.Value with { Expression = unwrapped });
        if (checks.Count > 0 && !AnswersForItself(checks))
        {
            return [new UnwrapCheck(member.Expression, member.Form, unwrapped, checks.ToEquatableArray())];
        }

        access.Release(unwrapped);
        return checks.Select(check => check switch
        {
            RecordCheck record => record with { Operand = member.Value.Expression },
            JsonRecordCheck record => record with { Operand = member.Value.Expression },
            _ => check,
        });
    }

    // A nested record does, where it is missing.
    private static bool AnswersForItself(List<Check> checks) => checks is [RecordCheck] or [JsonRecordCheck];

    private List<Check> NotNullItem(Operand item, Schema schema, TypeModel? ownItem, CheckPlace place, List<Check> inner)
    {
        if (item.Kind is OperandKind.Nullable or OperandKind.Json || ownItem is not (RecordType or ListType or MapType or ScalarType { Kind: ScalarKind.Text }))
        {
            return inner;
        }

        var present = new PresentCondition(item.Expression, MemberForm.NotNull);
        var checks = new List<Check>();
        Report(checks, Conditions.Not(present), place, "type", Wording.Type(place.Name, TypesOf(ownItem, schema), place.Trail));
        checks = [.. checks.Select(c => ((ReportCheck)c) with { IsHeldByReading = true })];

        // A nested record that is null is not judged; what else is would be taken apart.
        checks.AddRange(ownItem is RecordType ? inner : Guard(present, inner));
        return checks;
    }

    private SchemaTypes TypesOf(TypeModel type, Schema schema) => access.References.TypesOf(schema) is not SchemaTypes.None and var types ? types
        : type is ListType ? SchemaTypes.Array
        : type is ScalarType ? SchemaTypes.String
        : SchemaTypes.Object;

    private static void AddRepresentable(List<Check> checks, TypeModel? type, string operand, string instancePath, string schemaPath)
    {
        if (type is ScalarType { Kind: ScalarKind.Integer or ScalarKind.Number } number)
        {
            checks.Add(new RepresentableCheck(operand, number.Kind == ScalarKind.Integer, instancePath, schemaPath));
        }
    }

    private void Report(
        List<Check> checks, Condition broken, CheckPlace place, string keyword, string rule, ActualKind actual = ActualKind.Nothing, Operand? operand = null, string? part = null)
    {
        if (!broken.IsFalse())
        {
            // A schema false, and what a closed object or array does not declare, are reported at the schema itself.
            var schemaPath = keyword is "false" or "additionalProperties" or "additionalItems" ? place.SchemaPath : place.SchemaPath + "/" + keyword;
            schemaPath = part is null ? schemaPath : schemaPath + "/" + JsonText.EscapePointer(part);
            var told = IsSecret(place) ? ActualKind.Nothing : Told(operand, actual);
            checks.Add(new ReportCheck(broken, place.InstancePath, schemaPath, keyword, Wording.Message(specName, rule, null), told, told == ActualKind.Nothing ? string.Empty : operand!.Expression)
            {
                OperandEnum = operand?.Enum?.Name,
            });
        }
    }

    private bool IsSecret(CheckPlace place) => place.IsSecret || secrets.Cover(place.InstancePath);

    // Paths begin anew where code goes into items and members; that they are secret must not be forgotten.
    private CheckPlace Inside(CheckPlace place) => place.Nested() with { IsSecret = IsSecret(place) };

    private static bool IsPassword(Schema schema) => schema.Format == "password" || schema.InPlace().Any(IsPassword);

    private static ActualKind Told(Operand? operand, ActualKind actual) => operand?.Kind switch
    {
        OperandKind.Integer or OperandKind.Number or OperandKind.Text or OperandKind.Boolean or OperandKind.List or OperandKind.Json => actual,
        OperandKind.Map when actual == ActualKind.Count => actual,
        OperandKind.Enum when actual == ActualKind.Value => ActualKind.EnumText,
        _ => ActualKind.Nothing,
    };
}
