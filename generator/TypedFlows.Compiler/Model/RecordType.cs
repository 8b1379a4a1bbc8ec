namespace TypedFlows.Compiler.Model;

/// <param name="Name">Name of a <see cref="RecordModel"/> of the same spec.</param>
internal sealed record RecordType(string Name) : TypeModel;
