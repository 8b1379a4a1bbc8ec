namespace TypedFlows.Compiler.Model;

/// <param name="Name">Name of an <see cref="EnumModel"/> of the same spec.</param>
internal sealed record EnumType(string Name) : TypeModel;
