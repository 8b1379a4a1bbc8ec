namespace TypedFlows.Package;

/// <summary>One diagnostic of the build log, with one-based line and column.</summary>
internal sealed record LoggedDiagnostic(string File, int Line, int Column, string Severity, string Id, string Text);
