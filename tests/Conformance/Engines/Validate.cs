namespace TypedFlows.Conformance.Engines;

/// <summary>Represents <c>ValidateJson</c> of a generated class.</summary>
internal delegate ValidationResult Validate(ReadOnlySpan<byte> utf8Json, ReadOptions? options);
