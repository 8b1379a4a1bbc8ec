using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Generator.Analysis;

/// <summary>Which rule a broken keyword is reported by.</summary>
internal static class KeywordRules
{
    public static Rule Of(string keyword) => keyword switch
    {
        _ when NumberKeyword.Find(keyword) is not null => UsageRules.OutOfRange,
        "required" or "dependencies" => UsageRules.MissingMember,
        "false" or "additionalProperties" => UsageRules.ForbiddenMember,
        _ => UsageRules.BrokenRule,
    };
}
