using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Generator.Analysis;

/// <summary>Maps violated keywords to rules.</summary>
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
