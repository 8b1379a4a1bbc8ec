using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Members of an object in an order that is to be kept in its text.</summary>
internal sealed record OrderedMembers(EquatableArray<NamedValue> Members) : JsonValue;
