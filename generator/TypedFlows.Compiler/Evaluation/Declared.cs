using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>What declares the types of one value: a schema, all of several, or at least one of several.</summary>
/// <param name="Schema">The one schema; null where there are parts.</param>
internal sealed record Declared(Schema? Schema, IReadOnlyList<Declared> Parts, bool IsChoice)
{
    /// <summary>Whether too little is known of the document to say that this branch of a choice counts.</summary>
    public bool MayNotCount { get; init; }

    /// <summary>Nothing is declared.</summary>
    public static Declared Anything { get; } = new(null, [], false);

    public static Declared By(Schema schema) => schema.Always == true ? Anything : new(schema, [], false);

    public static Declared AllOf(IEnumerable<Declared> parts)
    {
        Declared[] all = [.. parts.Where(p => !ReferenceEquals(p, Anything))];
        return all.Length == 0 ? Anything : all.Length == 1 ? all[0] : new(null, all, false);
    }

    public static Declared AnyOf(IEnumerable<Declared> parts)
    {
        Declared[] all = [.. parts];
        return all.Any(p => ReferenceEquals(p, Anything)) ? Anything : all is [{ MayNotCount: false } only] ? only : new(null, all, true);
    }
}
