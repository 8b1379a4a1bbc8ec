namespace TypedFlows.Generator.Tests.Analysis;

/// <summary>A document that no C# means.</summary>
internal sealed class NotExpressibleException(string reason) : Exception(reason);
