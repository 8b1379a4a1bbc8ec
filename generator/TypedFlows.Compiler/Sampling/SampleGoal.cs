using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Sampling;

/// <summary>Represents the requirements on one value: it is valid for all of some schemas and for none of others.</summary>
internal sealed class SampleGoal(IReadOnlyList<Schema> all, IReadOnlyList<Schema> none)
{
    public IReadOnlyList<Schema> All { get; } = all;

    public IReadOnlyList<Schema> None { get; } = none;

    /// <summary>Gets a value indicating whether no value meets the requirements.</summary>
    public bool IsImpossible => All.Any(schema => schema.Always == false) || None.Any(schema => schema.Always == true);

    /// <summary>Gets or sets the constraints, if they are the same for each record.</summary>
    public ValueShape? Shape { get; set; }

    public SampleGoal With(IEnumerable<Schema> all, IEnumerable<Schema> none) => new([.. All, .. all], [.. None, .. none]);
}
