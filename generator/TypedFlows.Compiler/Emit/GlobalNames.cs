namespace TypedFlows.Compiler.Emit;

/// <summary>Lists the namespaces and parameters that generated code names in full.</summary>
internal static class GlobalNames
{
    public const string Runtime = "global::TypedFlows.";
    public const string Services = Runtime + "CompilerServices.";
    public const string SpecJson = Services + "SpecJson.";
    public const string Json = "global::System.Text.Json.";
    public const string Collections = "global::System.Collections.Generic.";
    public const string Reader = $"ref {Services}SpecReader reader";
    public const string Validation = $"ref {Services}SpecValidation validation";
    public const string Writer = $"ref {Services}SpecWriter writer";
}
