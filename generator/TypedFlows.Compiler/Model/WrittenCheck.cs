namespace TypedFlows.Compiler.Model;

/// <summary>Checks the record as the JSON that it writes.</summary>
/// <param name="Otherwise">For a record that cannot be written: says why not.</param>
internal sealed record WrittenCheck(EquatableArray<Check> Otherwise) : Check;
