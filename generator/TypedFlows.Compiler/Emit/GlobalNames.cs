namespace TypedFlows.Compiler.Emit;

/// <summary>
/// Lists the namespaces and parameters that generated code names. The header of a file defines the aliases, which no type can hide.
/// </summary>
internal static class GlobalNames
{
    public const string Runtime = "flows::";
    public const string Services = "spec::";
    public const string SpecJson = Services + "SpecJson.";
    public const string Json = "json::";
    public const string Collections = "collections::";
    public const string Core = "system::";
    public const string Reader = $"ref {Services}SpecReader reader";
    public const string Validation = $"ref {Services}SpecValidation validation";
    public const string Writer = $"ref {Services}SpecWriter writer";
}
