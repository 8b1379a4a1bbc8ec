using System.Runtime.CompilerServices;
using System.Text.Json;
using TypedFlows.Compiler.DataPrep.Evaluation;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>A stored mapping set, whose expressions are parsed once.</summary>
internal sealed class FlowMapping
{
    private static readonly ConditionalWeakTable<StoredResource, FlowMapping> s_known = [];

    private FlowMapping(MappingSet set)
    {
        Set = set;
        Attributes = [.. set.Rows.Where(row => row.Kind == MappingRowKind.Attribute).Select(ColumnOf)];
        Computed = [.. set.Rows.Where(row => row.Kind != MappingRowKind.Attribute)];
        IsPlain = !set.HasParents && !set.AllowsNull && set.Rows.All(IsPlainRow);
    }

    public MappingSet Set { get; }

    /// <summary>Gets the columns of the rows that map attributes.</summary>
    public IReadOnlyList<string> Attributes { get; }

    /// <summary>Gets the rows of expressions and constants.</summary>
    public IReadOnlyList<MappingSetRow> Computed { get; }

    /// <summary>Gets a value indicating whether no row selects an item of an array or writes into the field of another row.</summary>
    public bool IsPlain { get; }

    /// <exception cref="SourceException">The mapping set cannot be read.</exception>
    public static FlowMapping Of(StoredResource stored)
    {
        if (s_known.TryGetValue(stored, out var known))
        {
            return known;
        }

        try
        {
            var set = MappingSet.Read(stored.Document);
            return XdmTree.FindProblem(set.Rows.Select(FieldMapping.Of)) is { } problem
                ? throw SourceFault.BrokenMapping.With(stored.Id, problem)
                : s_known.GetValue(stored, _ => new(set));
        }
        catch (JsonException e)
        {
            throw SourceFault.BrokenMapping.With(stored.Id, e.Message);
        }
    }

    private static bool IsPlainRow(MappingSetRow row) => !row.Destination.Contains('[', StringComparison.Ordinal)
        && (row.Kind != MappingRowKind.Attribute || row.Source.AsSpan().IndexOfAny('[', '\\') < 0);

    // A backslash precedes a dot in the name of a column. A column of a file has no items.
    private static string ColumnOf(MappingSetRow row) => row.Source.Contains('[', StringComparison.Ordinal)
        ? row.Source : string.Join('.', row.SourcePath.Select(step => step.Name));
}
