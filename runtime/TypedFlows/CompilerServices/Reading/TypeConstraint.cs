using System.Text.Json;

namespace TypedFlows.CompilerServices;

/// <summary>Represents the type constraint of one value: one schema, all of several, or at least one of several.</summary>
/// <param name="Schema">The single schema. It is undefined if there are parts.</param>
internal sealed record TypeConstraint(JsonElement Schema, TypeConstraint[] Parts, bool IsAnyOf)
{
    /// <summary>Gets the constraint that allows everything.</summary>
    public static TypeConstraint Anything { get; } = new(default, [], false);

    public static TypeConstraint By(JsonElement schema) => schema.ValueKind == JsonValueKind.True ? Anything : new(schema, [], false);

    public static TypeConstraint AllOf(IEnumerable<TypeConstraint> parts)
    {
        TypeConstraint[] all = [.. parts.Where(p => !ReferenceEquals(p, Anything))];
        return all.Length == 0 ? Anything : all.Length == 1 ? all[0] : new(default, all, false);
    }

    public static TypeConstraint AnyOf(IEnumerable<TypeConstraint> parts)
    {
        TypeConstraint[] all = [.. parts];
        return all.Any(p => ReferenceEquals(p, Anything)) ? Anything : all.Length == 1 ? all[0] : new(default, all, true);
    }
}
