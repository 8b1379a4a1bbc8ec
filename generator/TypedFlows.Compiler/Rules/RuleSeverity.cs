namespace TypedFlows.Compiler.Rules;

internal enum RuleSeverity
{
    Info,
    Warning,
    Error,
}
