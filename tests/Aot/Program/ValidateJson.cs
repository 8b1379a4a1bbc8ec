namespace TypedFlows.Aot;

internal delegate ValidationResult ValidateJson(ReadOnlySpan<byte> utf8Json, ReadOptions? options);
