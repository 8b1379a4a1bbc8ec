namespace TypedFlows.Compiler.Model;

/// <summary>
/// A JSON value as data (const, enum, default, canonical schema text). Part of the model: immutable, structural equality by
/// JSON's own meaning (1 equals 1.0, members in any order), no position, no Roslyn type.
/// </summary>
internal abstract record JsonValue;
