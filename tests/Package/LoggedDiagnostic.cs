namespace TypedFlows.Package;

/// <summary>One diagnostic as the build log shows it; line and column count from 1.</summary>
internal sealed record LoggedDiagnostic(string File, int Line, int Column, string Severity, string Id, string Text);
