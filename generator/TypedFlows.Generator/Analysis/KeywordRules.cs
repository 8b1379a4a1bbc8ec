using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Generator.Analysis;

/// <summary>Maps violated keywords to rules.</summary>
internal static class KeywordRules
{
    public static Rule Of(string keyword) => keyword switch
    {
        _ when NumberKeyword.Find(keyword) is not null => UsageRules.OutOfRange,
        _ when IsMissing(keyword) => UsageRules.MissingMember,
        "false" or "additionalProperties" or "unevaluatedProperties" => UsageRules.ForbiddenMember,
        _ => UsageRules.BrokenRule,
    };

    /// <summary>Returns a value indicating whether the keyword requires properties.</summary>
    public static bool IsMissing(string keyword) => keyword is "required" or "dependencies" or "dependentRequired";
}
