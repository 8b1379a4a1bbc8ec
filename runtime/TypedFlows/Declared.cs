using System.Text.Json;

namespace TypedFlows;

/// <summary>What declares the types of one value: a schema, all of several, or at least one of several.</summary>
/// <param name="Schema">The one schema; undefined where there are parts.</param>
internal sealed record Declared(JsonElement Schema, Declared[] Parts, bool IsChoice)
{
    /// <summary>Nothing is declared.</summary>
    public static Declared Anything { get; } = new(default, [], false);

    public static Declared By(JsonElement schema) => schema.ValueKind == JsonValueKind.True ? Anything : new(schema, [], false);

    public static Declared AllOf(IEnumerable<Declared> parts)
    {
        Declared[] all = [.. parts.Where(p => !ReferenceEquals(p, Anything))];
        return all.Length == 0 ? Anything : all.Length == 1 ? all[0] : new(default, all, false);
    }

    public static Declared AnyOf(IEnumerable<Declared> parts)
    {
        Declared[] all = [.. parts];
        return all.Any(p => ReferenceEquals(p, Anything)) ? Anything : all.Length == 1 ? all[0] : new(default, all, true);
    }
}
