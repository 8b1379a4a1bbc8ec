using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Lowers schemas to steps that report each violation at its path.</summary>
internal sealed partial class CheckLowering(LoweringContext access, string specName, SecretProperties secrets)
{
    private readonly RuleLowering _rules = new(access);

    /// <param name="ownType">The C# type that this schema gives the operand. The guarantees of the type are not checked again.</param>
    public List<Check> Lower(Schema schema, Operand operand, RulePath path, TypeModel? ownType = null)
    {
        var checks = new List<Check>();
        path = path with { IsSecret = path.IsSecret || IsPassword(schema) };
        if (schema.Always is { } always)
        {
            Report(checks, Conditions.Constant(!always), path, "false", ViolationMessages.Never(path.Name, path.Conditions));
            return checks;
        }

        if (operand.Kind == OperandKind.Nullable)
        {
            return LowerNullable(schema, operand, path, ownType);
        }

        if (path.IsSilent && operand.IsNestedBy(access.References.Resolve(schema)))
        {
            return [new Check.Record(operand.Expression, path.InstancePath, path.SchemaPath)];
        }

        if (schema.Ref is { } key)
        {
            return LowerReference(key, operand, path.Keyword(schema.RefKeyword), ownType);
        }

        if (ownType is TypeModel.Record record && operand.Kind == OperandKind.Json && access.IsOf(record, schema))
        {
            return [new Check.JsonRecord(operand.Expression, record.Name, path.InstancePath, path.SchemaPath)];
        }

        if (operand.IsNestedBy(schema)
            || (ownType is TypeModel.Record own && operand.Kind is OperandKind.Record or OperandKind.Union && access.IsOf(own, schema)))
        {
            return [new Check.Record(operand.Expression, path.InstancePath, path.SchemaPath)];
        }

        if (operand.IsOpaqueTo(schema))
        {
            return LowerCases(schema, operand, path);
        }

        LowerOwnRules(checks, schema, operand, path, ownType);
        LowerItems(checks, schema, operand, path, ownType);
        if (operand.MayBe(SchemaTypes.Object))
        {
            LowerObject(checks, schema, operand, path, ownType);
        }

        LowerCombined(checks, schema, operand, path, ownType);
        LowerUnevaluated(checks, schema, operand, path);
        return checks;
    }

    private List<Check> LowerCases(Schema schema, Operand union, RulePath path)
    {
        var checks = new List<Check>();
        foreach (var each in access.Cases(union))
        {
            var local = access.NewLocal(each.Name);
            var inner = Lower(schema, access.Of(each, local), path);
            if (inner.Count > 0)
            {
                checks.Add(new Check.Case(union.Expression, each.Record.Name, local, inner.ToEquatableArray()));
            }
        }

        return checks;
    }

    // The evaluator continues in the same schema. Here, each schema that applies to JSON values is a method.
    private List<Check> LowerReference(string key, Operand operand, RulePath path, TypeModel? ownType)
    {
        var inside = path with { Conditions = ConditionDescription.Empty };
        var isForeign = ownType is null or TypeModel.Scalar { Kind: ScalarKind.Json }
            || (ownType is TypeModel.Record own && !access.IsOf(own, access.References.Resolve(new Schema { Ref = key })));
        return operand.Kind == OperandKind.Json && isForeign && access.References.Find(key) is not null
            ? [new Check.Reference(operand.Expression, access.References.Method(key, isCheck: !path.IsSilent), inside.InstancePath,
                inside.SchemaPath)]
            : access.LowerReference<List<Check>>(key, operand, [], target => Lower(target, operand, inside, ownType));
    }

    /// <summary>Adds steps that run only if the condition holds. A few steps get the condition individually.</summary>
    public static IEnumerable<Check> Guard(Condition condition, List<Check> checks)
    {
        if (condition.IsTrue() || checks.Count == 0)
        {
            return checks;
        }

        // A rule that checks presence needs no guard, and neither does a comparison of a missing number.
        Check[] guarded = [.. checks.Select(check => check is not Check.Report report ? check
            : Conditions.All(condition, report.When) is var both && both == report.When ? report
            : report with { When = both, Statement = ReportStatement.If })];
        return checks is [Check.Report]
            || checks.Zip(guarded, (plain, own) => plain is Check.Representable || (plain is Check.Report && plain == own)).All(s => s)
            ? guarded
            : [new Check.Branch(condition, checks.ToEquatableArray(), [])];
    }

    private List<Check> LowerNullable(Schema schema, Operand operand, RulePath path, TypeModel? ownType)
    {
        var present = new Condition.Present(operand.Expression, MemberForm.NotNull);
        var whenNull = Lower(schema, new Operand(OperandKind.Null, operand.Expression), path, ownType is TypeModel.Record ? null : ownType);
        var member = new MemberAccess(operand.Expression, MemberForm.NotNull, null, access.NotNull(operand));
        return [.. Guard(Conditions.Not(present), whenNull),
            .. WhenPresent(path, member, "value", value => Lower(schema, value, path, ownType))];
    }

    private IEnumerable<Check> WhenPresent(RulePath path, MemberAccess member, string hint, Func<Operand, List<Check>> lower)
    {
        if (member.IsNever)
        {
            return [];
        }

        if (path.IsSilent)
        {
            var silent = new List<Check>();
            Report(silent, _rules.WhenPresent(member, value => AnyOf(lower(value)), hint), path, string.Empty, default);
            return silent;
        }

        if (member.LookupName is { } name)
        {
            var local = access.NewLocal(hint);
            var inner = lower(member.Value! with { Expression = local });
            return inner.Count == 0 ? inner : [new Check.Property(member.Expression, name, local, inner.ToEquatableArray())];
        }

        if (member.Form is not (MemberForm.NotNull or MemberForm.NullableJson) || member.Value!.IsLifted)
        {
            var plain = lower(member.Value!);
            return IsSelfContained(plain) ? plain : Guard(RuleLowering.Present(member), plain);
        }

        var unwrapped = access.NewLocal(hint);
        var checks = lower(member.Value with { Expression = unwrapped });
        if (checks.Count > 0 && !IsSelfContained(checks))
        {
            return [new Check.Unwrap(member.Expression, member.Form, unwrapped, checks.ToEquatableArray())];
        }

        access.Release(unwrapped);
        return checks.Select(check => check switch
        {
            Check.Record record => record with { Operand = member.Value.Expression },
            Check.JsonRecord record => record with { Operand = member.Value.Expression },
            _ => check,
        });
    }

    // A nested record reports its missing properties.
    private static bool IsSelfContained(List<Check> checks) => checks is [Check.Record] or [Check.JsonRecord];

    private List<Check> NotNullItem(Operand item, Schema schema, TypeModel? ownItem, RulePath path, List<Check> inner)
    {
        if (item.Kind is OperandKind.Nullable or OperandKind.Json
            || ownItem is not (TypeModel.Record or TypeModel.List or TypeModel.Map or TypeModel.Scalar { Kind: ScalarKind.Text }))
        {
            return inner;
        }

        var present = new Condition.Present(item.Expression, MemberForm.NotNull);
        var checks = new List<Check>();
        Report(checks, Conditions.Not(present), path, "type", ViolationMessages.Type(path.Name, TypesOf(ownItem, schema), path.Conditions));
        checks = [.. checks.Select(c => ((Check.Report)c) with { IsHeldByReading = true })];

        // A nested record that is null is not checked. Any other value would be dereferenced.
        checks.AddRange(ownItem is TypeModel.Record ? inner : Guard(present, inner));
        return checks;
    }

    private SchemaTypes TypesOf(TypeModel type, Schema schema) => access.References.TypesOf(schema) is not SchemaTypes.None and var types
        ? types
        : type is TypeModel.List ? SchemaTypes.Array
        : type is TypeModel.Scalar ? SchemaTypes.String
        : SchemaTypes.Object;

    private static void AddRepresentable(List<Check> checks, TypeModel? type, string operand, string instancePath, string schemaPath)
    {
        // Limits keep the other integers in the range of their types.
        if (type is TypeModel.Scalar { Kind: ScalarKind.Integer or ScalarKind.Number or ScalarKind.ExactNumber } number)
        {
            checks.Add(new Check.Representable(operand, number.IsInteger, instancePath, schemaPath));
        }
    }

    private void Report(
        List<Check> checks, Condition broken, RulePath path, string keyword, RuleText rule, ActualKind actual = ActualKind.Nothing,
        Operand? operand = null, string? part = null)
    {
        if (path.IsSilent && !broken.IsFalse())
        {
            checks.Add(new Check.Report(
                broken, string.Empty, string.Empty, keyword, null, string.Empty, string.Empty, ActualKind.Nothing, string.Empty));
        }
        else if (!broken.IsFalse())
        {
            // The schema false, and undeclared properties or items of a closed object or array, are reported at the schema itself.
            var isOfSchema = keyword is "false" or "additionalProperties" or "additionalItems" or "items" or UnevaluatedProperties
                or UnevaluatedItems;
            var schemaPath = isOfSchema
                ? path.SchemaPath : path.SchemaPath + "/" + keyword;
            schemaPath = part is null ? schemaPath : JsonPointer.Append(schemaPath, part);
            var shown = IsSecret(path) ? ActualKind.Nothing : ActualFor(operand, actual);
            checks.Add(new Check.Report(
                broken, path.InstancePath, schemaPath, keyword, rule.Subject, rule.Text,
                ViolationMessages.ToFormat(ViolationMessages.Message(specName, rule.ToString(), null)), shown,
                shown == ActualKind.Nothing ? string.Empty : operand!.Expression)
            {
                OperandEnum = operand?.Enum?.Name,
                Statement = (keyword, broken) switch
                {
                    ("required", Condition.Not { Inner: Condition.Present }) => ReportStatement.Require,
                    ("type", Condition.WrongType) when shown is ActualKind.Nothing or ActualKind.Value => ReportStatement.RequireType,
                    _ => ReportStatement.If,
                },
            });
        }
    }

    private bool IsSecret(RulePath path) => path.IsSecret
        || (path.InstancePath.Length == 0 ? secrets.IsWholeSecret : secrets.Cover(JsonPointer.Tokens(path.InstancePath)));

    // Paths restart inside items and properties, but their secrecy must be preserved.
    private RulePath Nested(RulePath path) => path.Nested() with { IsSecret = IsSecret(path) };

    private static bool IsPassword(Schema schema) => schema.Format == "password" || schema.InPlaceSubschemas().Any(IsPassword);

    private static ActualKind ActualFor(Operand? operand, ActualKind actual) => operand?.Kind switch
    {
        OperandKind.Integer or OperandKind.Number or OperandKind.Text or OperandKind.Boolean or OperandKind.List or OperandKind.Json =>
            actual,
        OperandKind.Map when actual == ActualKind.Count => actual,
        OperandKind.Enum when actual == ActualKind.Value => ActualKind.EnumText,
        _ => ActualKind.Nothing,
    };
}
