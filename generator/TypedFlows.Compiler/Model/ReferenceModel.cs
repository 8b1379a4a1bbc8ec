namespace TypedFlows.Compiler.Model;

/// <summary>What references lead to, as a method that judges a JSON value by the name <c>json</c>.</summary>
/// <param name="Key">Key of the schema in its document.</param>
/// <param name="ViolatesBody">True where the value breaks the schema, for a method that answers; null for one that checks.</param>
internal sealed record ReferenceModel(string Key, string Method, EquatableArray<Check> Checks, Condition? ViolatesBody);
