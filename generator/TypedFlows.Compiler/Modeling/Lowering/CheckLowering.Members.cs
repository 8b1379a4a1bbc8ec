using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <content>Lowers the keywords of object properties.</content>
internal sealed partial class CheckLowering
{
    private void LowerObject(List<Check> checks, Schema schema, Operand operand, RulePath path, TypeModel? ownType)
    {
        foreach (var name in schema.Required)
        {
            Report(
                checks, ViolatesRequired(name, operand), path, "required",
                ViolationMessages.Required(path.Name.Property(name), path.Conditions));
        }

        foreach (var property in schema.Properties)
        {
            var member = access.Member(operand, property.Name);
            var ownMember = ownType is null && !path.IsSilent ? operand.Record?.OwnType(property) : null;
            checks.AddRange(WhenPresent(path, member, property.Name, value =>
            {
                var inner = Lower(property.Schema, value, path.Property(property.Name), ownMember);
                AddRepresentable(
                    inner, value.Kind == OperandKind.Json ? ownMember : null, value.Expression, path.Property(property.Name).InstancePath,
                    path.Property(property.Name).SchemaPath);
                return inner;
            }));
        }

        // If no other property is allowed, the pattern applies to every entry of the map.
        var isOnly = schema is { PatternProperties.Count: 1, AdditionalProperties.Always: false };
        foreach (var pattern in schema.PatternProperties)
        {
            LowerMembers(
                checks, MemberNames.Of(pattern.Name), pattern.Schema, operand, path, name => path.Pattern(pattern.Name, name),
                isOnly ? ownType : null);
        }

        if (schema.AdditionalProperties is { } others)
        {
            LowerMembers(
                checks, MemberNames.Others(schema), others, operand, path, name => path.Other(name, "additionalProperties"), ownType);
        }

        LowerNames(checks, schema, operand, path);
        LowerDependencies(checks, schema, operand, path);
    }

    /// <param name="at">The path of the property with the name.</param>
    private void LowerMembers(
        List<Check> checks, MemberNames names, Schema schema, Operand operand, RulePath path, Func<string, RulePath> at, TypeModel? ownType)
    {
        if (operand.Kind == OperandKind.Record)
        {
            foreach (var member in operand.Record!.Members)
            {
                var applies = names.AppliesTo(member.WireName);
                checks.AddRange(applies.IsFalse() ? [] : Guard(applies, [.. WhenPresent(
                    path, access.Member(operand, member.WireName), member.WireName,
                    value => LowerMember(schema, value, at(member.WireName), names.OtherKeyword, null))]));
            }
        }

        if (LoweringContext.Extras(operand) is not { } extras)
        {
            return;
        }

        var isJson = operand.Kind == OperandKind.Json;
        var isMap = operand.Kind == OperandKind.Map;
        var ownValue = (ownType as TypeModel.Map)?.Value;
        var local = access.NewLocal("other");
        var value = access.Extra(operand, local);
        var inner = LowerMember(schema, value, Nested(path), names.OtherKeyword, ownValue);
        inner = isMap ? NotNullItem(value, schema, ownValue, Nested(path), inner) : inner;
        AddRepresentable(inner, isJson ? ownValue : null, local, string.Empty, string.Empty);
        if (inner.Count > 0)
        {
            checks.Add(new Check.Properties(
                extras,
                isJson,
                names.Filter,
                false,
                local,
                path.InstancePath,
                at(string.Empty).SchemaPath,
                inner.ToEquatableArray())
            {
                Secrets = IsSecret(path)
                    ? [] : secrets.Names.Except(names.Filter.Except).OrderBy(s => s, StringComparer.Ordinal).ToEquatableArray(),
            });
        }
    }

    private List<Check> LowerMember(Schema schema, Operand value, RulePath path, string? otherKeyword, TypeModel? ownType)
    {
        if (schema.Always != false || otherKeyword is null)
        {
            return Lower(schema, value, path, ownType);
        }

        var checks = new List<Check>();
        Report(checks, Conditions.True, path, otherKeyword, ViolationMessages.NotDeclared(path.Name, path.Conditions));
        return checks;
    }

    private void LowerNames(List<Check> checks, Schema schema, Operand operand, RulePath path)
    {
        if (schema.PropertyNames is not { } names)
        {
            return;
        }

        // A property of a record must also be present.
        Condition ViolatesName(string name) => Conditions.All(
            RuleLowering.Present(access.Member(operand, name)),
            Violates(names, Operand.Fixed(name)));
        if (operand.Kind == OperandKind.Record)
        {
            foreach (var member in operand.Record!.Members)
            {
                var at = path.Other(member.WireName, string.Empty) with { SchemaPath = path.SchemaPath };
                Report(
                    checks, ViolatesName(member.WireName), at, "propertyNames",
                    ViolationMessages.PropertyName(at.Name, names, at.Conditions));
            }
        }

        if (LoweringContext.Extras(operand) is not { } extras)
        {
            return;
        }

        var local = access.NewLocal("name");
        var inner = new List<Check>();
        var nested = Nested(path);
        Report(
            inner, Violates(names, new Operand(OperandKind.Text, local)), nested, "propertyNames",
            ViolationMessages.PropertyName(nested.Name, names, nested.Conditions));
        if (inner.Count > 0)
        {
            checks.Add(new Check.Properties(
                extras, operand.Kind == OperandKind.Json, MemberFilter.All, true, local, path.InstancePath, path.SchemaPath,
                inner.ToEquatableArray()));
        }
    }

    private void LowerDependencies(List<Check> checks, Schema schema, Operand operand, RulePath path)
    {
        foreach (var dependency in schema.DependentRequired)
        {
            var inside = path.Dependency(schema.Names.DependentRequired, dependency.Name);
            foreach (var name in dependency.Names)
            {
                Report(
                    checks,
                    Conditions.All(Has(dependency.Name, operand), ViolatesRequired(name, operand)),
                    path,
                    schema.Names.DependentRequired,
                    ViolationMessages.Required(path.Name.Property(name), inside.Conditions),
                    part: dependency.Name);
            }
        }

        foreach (var dependency in schema.DependentSchemas)
        {
            var inside = path.Dependency(schema.Names.DependentSchemas, dependency.Name);
            checks.AddRange(Guard(Has(dependency.Name, operand), Lower(dependency.Schema, operand, inside)));
        }
    }
}
