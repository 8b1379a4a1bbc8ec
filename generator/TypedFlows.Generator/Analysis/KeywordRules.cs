using TypedFlows.Compiler.Rules;

namespace TypedFlows.Generator.Analysis;

/// <summary>Which rule a broken keyword is reported by.</summary>
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
