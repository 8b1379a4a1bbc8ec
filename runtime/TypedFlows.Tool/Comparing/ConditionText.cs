using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Modeling;

namespace TypedFlows.Tool.Comparing;

/// <summary>Describes the condition of a rule, if it is simple enough.</summary>
internal static class ConditionText
{
    /// <summary>Returns whether two conditions differ at most in their documentation.</summary>
    public static bool IsSame(Schema one, Schema other) => Plain(one) == Plain(other);

    /// <param name="around">The description of the enclosing conditions; empty for none.</param>
    /// <returns>The description with a leading space; only the enclosing description if the condition is too complex.</returns>
    public static string When(string around, Schema condition, bool holds)
    {
        if (condition.Properties is not [var property])
        {
            return around;
        }

        var value = property.Schema.Const ?? (property.Schema.Enum is [var only] ? only : null);
        return value is null
            ? around
            : $"{around} {(around.Length == 0 ? "when" : "and")} {property.Name} is {(holds ? string.Empty : "not ")}{JsonText.Of(value)}";
    }

    private static Schema Plain(Schema schema) => schema with
    {
        Title = null,
        Description = null,
        Default = null,
        Properties = schema.Properties.Select(each => each with { Schema = Plain(each.Schema) }).ToEquatableArray(),
    };
}
