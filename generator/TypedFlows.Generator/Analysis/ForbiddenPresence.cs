using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Generator.Analysis;

/// <summary>Reads <c>not: { required: [...] }</c>: a schema's way to say that members must not be there.</summary>
internal static class ForbiddenPresence
{
    /// <summary>The members whose presence breaks the rule, in the order of the schema; none where <c>not</c> is about more than presence.</summary>
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
