namespace TypedFlows.Generator.Tests.Analysis.Table;

/// <summary>Members of an initializer that break one rule, and the same with nothing wrong.</summary>
/// <param name="Bad">With the diagnostic marked by <c>{|</c> and <c>|}</c>; none for a missing member, which is said at the type's name.</param>
/// <param name="Json">The bad members as JSON, marked the same way.</param>
/// <param name="Call">A factory and its arguments, marked the same way.</param>
/// <param name="GoodCall">The same with nothing wrong.</param>
internal sealed record Payload(string Bad, string Good, string Json = "", string Call = "", string GoodCall = "");
