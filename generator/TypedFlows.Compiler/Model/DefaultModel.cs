namespace TypedFlows.Compiler.Model;

/// <summary>A default of the schema that <c>WithDefaults</c> may fill in.</summary>
internal sealed record DefaultModel(MemberModel Member, JsonValue Value);
