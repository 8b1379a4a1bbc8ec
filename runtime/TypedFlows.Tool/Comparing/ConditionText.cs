using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Modeling;

namespace TypedFlows.Tool.Comparing;

/// <summary>Says when a rule holds, where the condition is one that words can say.</summary>
internal static class ConditionWords
{
    /// <summary>Whether two conditions are the same but for their words.</summary>
    public static bool IsSame(Schema one, Schema other) => Plain(one) == Plain(other);

    /// <param name="around">The words for the conditions around; empty for none.</param>
    /// <returns>The words with a space before them; those around alone for a condition that takes more than a few words.</returns>
    public static string When(string around, Schema condition, bool holds)
    {
        if (condition.Properties is not [var property])
        {
            return around;
        }

        var value = property.Schema.Const ?? (property.Schema.Enum is [var only] ? only : null);
        return value is null ? around : $"{around} {(around.Length == 0 ? "when" : "and")} {property.Name} is {(holds ? string.Empty : "not ")}{JsonText.Of(value)}";
    }

    private static Schema Plain(Schema schema) => schema with
    {
        Title = null,
        Description = null,
        Default = null,
        Properties = schema.Properties.Select(each => each with { Schema = Plain(each.Schema) }).ToEquatableArray(),
    };
}
