namespace TypedFlows.Generator.Tests.Analysis;

/// <summary>The exception that is thrown when C# cannot express a document.</summary>
internal sealed class NotExpressibleException(string reason) : Exception(reason);
