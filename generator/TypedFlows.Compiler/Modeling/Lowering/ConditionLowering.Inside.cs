using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <content>Lowers the keywords of arrays and objects, which apply to nested values.</content>
internal sealed partial class ConditionLowering
{
    /// <summary>Returns the condition that no item matches.</summary>
    public Condition ViolatesContains(Schema schema, Operand operand)
    {
        if (schema.Contains is not { } wanted || !operand.MayBe(SchemaTypes.Array))
        {
            return Conditions.False;
        }

        var found = AnyItem(operand, 0, item => Satisfies(wanted, item));
        return Conditions.All(IsArray(operand), Conditions.Not(found));
    }

    /// <summary>Returns the condition that some property name violates the schema. A property of a record must also be present.</summary>
    public Condition ViolatesNames(Schema names, Operand operand)
    {
        var parts = new List<Condition>();
        if (operand.Kind == OperandKind.Record)
        {
            parts.AddRange(operand.Record!.Members.Select(m => ViolatesName(names, operand, m.WireName)));
        }

        if (ExtrasOf(operand) is { } extras)
        {
            var local = access.NewLocal("name");
            var inner = Violates(names, new Operand(OperandKind.Text, local));
            parts.Add(inner.IsFalse() ? inner : new Condition.AnyProperty(extras, MemberFilter.All, true, local, inner));
        }

        return Conditions.Any(parts);
    }

    /// <summary>Returns the condition that the record has the property and its name violates the schema.</summary>
    public Condition ViolatesName(Schema names, Operand record, string name) => Conditions.All(
        RuleLowering.Present(access.Member(record, name)),
        Violates(names, new Operand(OperandKind.Fixed, string.Empty) { FixedText = name }));

    public static Condition IsArray(Operand operand) => operand.Kind == OperandKind.Json && operand.Possible != SchemaTypes.Array
        ? new Condition.JsonType(operand.Expression, SchemaTypes.Array)
        : Conditions.True;

    private Condition ViolatesItems(Schema schema, Operand operand)
    {
        if (!operand.MayBe(SchemaTypes.Array))
        {
            return Conditions.False;
        }

        if (schema.TupleItems is not { } tuple)
        {
            return schema.Items is null ? Conditions.False : AnyItem(operand, 0, item => Violates(schema.Items, item));
        }

        var parts = tuple.Select((s, i) => ViolatesItem(s, operand, i));
        return Conditions.Any(
            schema.AdditionalItems is { } others ? parts.Append(AnyItem(operand, tuple.Count, item => Violates(others, item))) : parts);
    }

    private Condition ViolatesItem(Schema schema, Operand operand, int index)
    {
        if (operand.Kind == OperandKind.Tuple)
        {
            var count = TupleAccess.Count(operand);
            return index < count ? OfItem(operand, index, item => Violates(schema, item))
                : access.Tuples.Rest(operand) is { } rest ? ViolatesItem(schema, rest, index - count)
                : Conditions.False;
        }

        var local = access.NewLocal("item");
        var inner = Violates(schema, ItemOf(operand, local));
        return inner.IsFalse() ? inner : new Condition.Item(operand.Expression, index, local, inner);
    }

    private Condition AnyItem(Operand operand, int from, Func<Operand, Condition> condition)
    {
        if (operand.Kind == OperandKind.Tuple)
        {
            var count = TupleAccess.Count(operand);
            var items = Enumerable.Range(from, Math.Max(count - from, 0)).Select(i => OfItem(operand, i, condition));
            return Conditions.Any(
                access.Tuples.Rest(operand) is { } rest ? items.Append(AnyItem(rest, Math.Max(from - count, 0), condition)) : items);
        }

        var local = access.NewLocal("item");
        var inner = condition(ItemOf(operand, local));
        return inner.IsFalse() ? inner : new Condition.AnyItem(operand.Expression, from, local, inner);
    }

    private Condition OfItem(Operand tuple, int index, Func<Operand, Condition> condition) => Conditions.Any(
        rules.WhenPresent(access.Tuples.Item(tuple, index), condition, "item"),
        Conditions.All(access.Tuples.IsGap(tuple, index), condition(new Operand(OperandKind.Null, string.Empty))));

    /// <summary>Returns the operand for an item, with the name of a local.</summary>
    public Operand ItemOf(Operand operand, string local) =>
        operand.Kind == OperandKind.List ? access.Of(operand.Inner!, local, operand.InnerMayBeNull) : new Operand(OperandKind.Json, local);

    private Condition ViolatesObject(Schema schema, Operand operand)
    {
        if (!operand.MayBe(SchemaTypes.Object))
        {
            return Conditions.False;
        }

        var parts = new List<Condition>();
        foreach (var property in schema.Properties)
        {
            parts.Add(rules.WhenPresent(access.Member(operand, property.Name), value => Violates(property.Schema, value), property.Name));
        }

        parts.AddRange(schema.Required.Select(name => ViolatesRequired(name, operand)));
        parts.AddRange(schema.PatternProperties.Select(p => ViolatesMembers(MemberNames.Of(p.Name), p.Schema, operand)));
        if (schema.AdditionalProperties is { } others)
        {
            parts.Add(ViolatesMembers(MemberNames.Others(schema), others, operand));
        }

        if (schema.PropertyNames is { } names)
        {
            parts.Add(ViolatesNames(names, operand));
        }

        foreach (var dependency in schema.DependentRequired)
        {
            parts.AddRange(dependency.Names.Select(name => Conditions.All(Has(dependency.Name, operand), ViolatesRequired(name, operand))));
        }

        parts.AddRange(schema.DependentSchemas.Select(d => Conditions.All(Has(d.Name, operand), Violates(d.Schema, operand))));
        return Conditions.Any(parts);
    }

    /// <summary>Returns the condition that the operand is an object with the property.</summary>
    public Condition Has(string name, Operand operand) =>
        operand.MayBe(SchemaTypes.Object) ? RuleLowering.Present(access.Member(operand, name)) : Conditions.False;

    private Condition ViolatesMembers(MemberNames names, Schema schema, Operand operand)
    {
        var parts = new List<Condition>();
        if (operand.Kind == OperandKind.Record)
        {
            foreach (var member in operand.Record!.Members.Where(m => names.Include(m.WireName)))
            {
                parts.Add(rules.WhenPresent(access.Member(operand, member.WireName), value => Violates(schema, value), member.WireName));
            }
        }

        if (ExtrasOf(operand) is { } extras)
        {
            var local = access.NewLocal("other");
            var inner = Violates(schema, MemberOf(operand, local));
            parts.Add(inner.IsFalse() ? inner : new Condition.AnyProperty(extras, names.Filter, false, local, inner));
        }

        return Conditions.Any(parts);
    }

    /// <summary>Returns the operand for an undeclared property, with the name of a local.</summary>
    public Operand MemberOf(Operand operand, string local) =>
        operand.Kind == OperandKind.Map ? access.Of(operand.Inner!, local, operand.InnerMayBeNull) : new Operand(OperandKind.Json, local);
}
