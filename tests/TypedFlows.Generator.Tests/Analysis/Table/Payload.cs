namespace TypedFlows.Generator.Tests.Analysis.Table;

/// <summary>Represents the properties of an initializer that violate one rule, and a valid variant.</summary>
/// <param name="Bad">
/// The properties with the diagnostic in <c>{|</c> and <c>|}</c>. A missing property has no markup, because it is reported at the type
/// name.
/// </param>
/// <param name="Json">The invalid properties as JSON, with the same markup.</param>
/// <param name="Call">The factory and its arguments, with the same markup.</param>
/// <param name="GoodCall">The valid variant of the call.</param>
internal sealed record Payload(string Bad, string Good, string Json = "", string Call = "", string GoodCall = "");
