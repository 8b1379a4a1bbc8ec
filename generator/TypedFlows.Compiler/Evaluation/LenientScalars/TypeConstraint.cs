using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>Represents the declaration of the types of one value: a schema, all of several, or at least one of several.</summary>
/// <param name="Schema">The schema, or null if there are parts.</param>
internal sealed record TypeConstraint(Schema? Schema, IReadOnlyList<TypeConstraint> Parts, bool IsAnyOf)
{
    /// <summary>Gets a value indicating whether the known parts do not prove that this branch applies.</summary>
    public bool MayNotCount { get; init; }

    /// <summary>Gets the constraint without a declaration.</summary>
    public static TypeConstraint Anything { get; } = new(null, [], false);

    public bool IsAnything => Schema is null && !IsAnyOf && Parts.Count == 0;

    public static TypeConstraint By(Schema schema) => schema.Always == true ? Anything : new(schema, [], false);

    public static TypeConstraint AllOf(IEnumerable<TypeConstraint> parts)
    {
        TypeConstraint[] all = [.. parts.Where(p => !p.IsAnything)];
        return all.Length == 0 ? Anything : all.Length == 1 ? all[0] : new(null, all, false);
    }

    public static TypeConstraint AnyOf(IEnumerable<TypeConstraint> parts)
    {
        TypeConstraint[] all = [.. parts];
        return all.Any(p => p.IsAnything) ? Anything : all is [{ MayNotCount: false } only] ? only : new(null, all, true);
    }
}
