using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Sampling;

/// <summary>Represents the requirements on one value: it is valid for all of some schemas and for none of others.</summary>
internal sealed class SampleGoal(IReadOnlyList<Schema> all, IReadOnlyList<Schema> none)
{
    public IReadOnlyList<Schema> All { get; } = all;

    public IReadOnlyList<Schema> None { get; } = none;

    /// <summary>Gets a value indicating whether no value meets the requirements.</summary>
    public bool IsImpossible { get; } = all.Any(schema => schema.Always == false) || none.Any(schema => schema.Always == true);

    /// <summary>Gets the constraints if they are the same for each record, and otherwise null.</summary>
    public ValueShape? Shape { get; private set; }

    /// <summary>Gets a value indicating whether <see cref="Shape"/> is known.</summary>
    public bool IsRead { get; private set; }

    public void Read(ValueShape shape)
    {
        IsRead = true;
        Shape = shape is { HasChoice: false, Conflict: null } ? shape : null;
    }

    public SampleGoal With(IEnumerable<Schema> all, IEnumerable<Schema> none) => new([.. All, .. all], [.. None, .. none]);
}
