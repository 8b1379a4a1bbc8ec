using TypedFlows.Compiler.Rules;

namespace TypedFlows.Generator.Analysis;

/// <summary>Maps violated keywords to rules.</summary>
internal static class KeywordRules
{
    public static Rule Of(string keyword) => keyword switch
    {
        "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf" => UsageRules.OutOfRange,
        "required" or "dependencies" => UsageRules.MissingMember,
        "false" or "additionalProperties" => UsageRules.ForbiddenMember,
        _ => UsageRules.BrokenRule,
    };
}
