using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <content>The keywords that judge the members of objects.</content>
internal sealed partial class CheckLowering
{
    private void LowerObject(List<Check> checks, Schema schema, Operand operand, CheckPlace place, TypeModel? ownType)
    {
        foreach (var name in schema.Required)
        {
            Report(checks, conditions.BreaksRequired(name, operand), place, "required", Wording.Required(InstanceName.Member(place.Name, name), place.Trail));
        }

        foreach (var property in schema.Properties)
        {
            var member = access.Member(operand, property.Name);
            var ownMember = ownType is null ? operand.Record?.OwnType(property) : null;
            checks.AddRange(WhenPresent(member, property.Name, value =>
            {
                var inner = Lower(property.Schema, value, place.Property(property.Name), ownMember);
                AddRepresentable(inner, value.Kind == OperandKind.Json ? ownMember : null, value.Expression, place.Property(property.Name).InstancePath, place.Property(property.Name).SchemaPath);
                return inner;
            }));
        }

        // Where nothing else may be, what the pattern is for is what the map is of.
        var isOnly = schema is { PatternProperties.Count: 1, AdditionalProperties.Always: false };
        foreach (var pattern in schema.PatternProperties)
        {
            LowerMembers(checks, MemberNames.Of(pattern.Name), pattern.Schema, operand, place, name => place.Pattern(pattern.Name, name), isOnly ? ownType : null);
        }

        if (schema.AdditionalProperties is { } others)
        {
            LowerMembers(checks, MemberNames.Others(schema), others, operand, place, place.Other, ownType);
        }

        LowerNames(checks, schema, operand, place);
        LowerDependencies(checks, schema, operand, place);
    }

    /// <param name="at">The place of a member of that name.</param>
    private void LowerMembers(
        List<Check> checks, MemberNames names, Schema schema, Operand operand, CheckPlace place, Func<string, CheckPlace> at, TypeModel? ownType)
    {
        var isOther = names.Filter.Matching is null;
        if (operand.Kind == OperandKind.Record)
        {
            foreach (var member in operand.Record!.Members.Where(m => names.Include(m.WireName)))
            {
                checks.AddRange(WhenPresent(access.Member(operand, member.WireName), member.WireName, value => LowerMember(schema, value, at(member.WireName), isOther, null)));
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
        var value = conditions.MemberOf(operand, local);
        var inner = LowerMember(schema, value, Inside(place), isOther, ownValue);
        inner = isMap ? NotNullItem(value, schema, ownValue, Inside(place), inner) : inner;
        AddRepresentable(inner, isJson ? ownValue : null, local, string.Empty, string.Empty);
        if (inner.Count > 0)
        {
            checks.Add(new MembersCheck(
                extras,
                isJson,
                names.Filter,
                false,
                local,
                place.InstancePath,
                at(string.Empty).SchemaPath,
                inner.ToEquatableArray())
            {
                Secrets = IsSecret(place) ? [] : secrets.Names.Except(names.Filter.Except).OrderBy(s => s, StringComparer.Ordinal).ToEquatableArray(),
            });
        }
    }

    private List<Check> LowerMember(Schema schema, Operand value, CheckPlace place, bool isOther, TypeModel? ownType)
    {
        if (schema.Always != false || !isOther)
        {
            return Lower(schema, value, place, ownType);
        }

        var checks = new List<Check>();
        Report(checks, Conditions.True, place, "additionalProperties", Wording.NotDeclared(place.Name, place.Trail));
        return checks;
    }

    private void LowerNames(List<Check> checks, Schema schema, Operand operand, CheckPlace place)
    {
        if (schema.PropertyNames is not { } names)
        {
            return;
        }

        if (operand.Kind == OperandKind.Record)
        {
            foreach (var member in operand.Record!.Members)
            {
                var at = place.Other(member.WireName) with { SchemaPath = place.SchemaPath };
                Report(checks, conditions.BreaksName(names, operand, member.WireName), at, "propertyNames", Wording.PropertyName(at.Name, names, at.Trail));
            }
        }

        if (ConditionLowering.ExtrasOf(operand) is not { } extras)
        {
            return;
        }

        var local = access.NewLocal("name");
        var inner = new List<Check>();
        var nested = Inside(place);
        Report(
            inner, conditions.Breaks(names, new Operand(OperandKind.Text, local)), nested, "propertyNames", Wording.PropertyName(nested.Name, names, nested.Trail));
        if (inner.Count > 0)
        {
            checks.Add(new MembersCheck(
                extras, operand.Kind == OperandKind.Json, MemberFilter.All, true, local, place.InstancePath, place.SchemaPath, inner.ToEquatableArray()));
        }
    }

    private void LowerDependencies(List<Check> checks, Schema schema, Operand operand, CheckPlace place)
    {
        foreach (var dependency in schema.DependentRequired)
        {
            var inside = place.Dependency(dependency.Name);
            foreach (var name in dependency.Names)
            {
                Report(
                    checks,
                    Conditions.All(conditions.Has(dependency.Name, operand), conditions.BreaksRequired(name, operand)),
                    place,
                    "dependencies",
                    Wording.Required(InstanceName.Member(place.Name, name), inside.Trail),
                    part: dependency.Name);
            }
        }

        foreach (var dependency in schema.DependentSchemas)
        {
            checks.AddRange(Guard(conditions.Has(dependency.Name, operand), Lower(dependency.Schema, operand, place.Dependency(dependency.Name))));
        }
    }
}
