namespace TypedFlows.Compiler.Model;

/// <summary>One case of a union.</summary>
/// <param name="Name">Its C# name inside the union.</param>
/// <param name="LocalName">The name of a parameter or local for it.</param>
/// <param name="Record">Its members; one that is raw wraps a value.</param>
/// <param name="Holds">Whether the case's own branch holds for it; null where nothing asks.</param>
/// <param name="ConvertsFrom">The type of the value that converts to the case by itself; null where that would be ambiguous.</param>
internal sealed record UnionCaseModel(string Name, string LocalName, RecordModel Record, Condition? Holds, TypeModel? ConvertsFrom);
