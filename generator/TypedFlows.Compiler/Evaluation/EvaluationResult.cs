namespace TypedFlows.Compiler.Evaluation;

/// <summary>The verdict, and every violation that is proved.</summary>
internal sealed record EvaluationResult(Verdict Verdict, IReadOnlyList<SchemaViolation> Violations);
