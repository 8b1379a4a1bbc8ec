using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Generator.Analysis;

/// <summary>Reads <c>not: { required: [...] }</c>, which forbids properties.</summary>
internal static class ForbiddenPresence
{
    /// <summary>
    /// Returns the properties with a forbidden presence, in the order of the schema. It returns none if <c>not</c> contains other rules.
    /// </summary>
    public static IReadOnlyList<string> Names(Schema negated, Instance.Object instance)
    {
        var present = instance.Members.Where(member => member.Presence == Presence.Present).Select(member => member.Name).ToArray();
        return [.. Required(negated).Where(present.Contains).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Required(Schema schema)
    {
        var bare = schema with { Title = null, Description = null, Required = [], AnyOf = [], AllOf = [], Types = SchemaTypes.None };
        return bare == new Schema() && schema.Types is SchemaTypes.None or SchemaTypes.Object
            ? schema.Required.Concat(schema.AnyOf.Concat(schema.AllOf).SelectMany(Required))
            : [];
    }
}
