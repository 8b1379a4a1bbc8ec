using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>Describes the value that violates a rule, for the end of a message.</summary>
internal static class ActualText
{
    /// <summary>Returns what the message of a keyword shows of the value, or null if it is not known exactly.</summary>
    public static string? Of(ActualKind kind, Instance instance) => kind switch
    {
        ActualKind.Count => InstanceValues.SizeOf(instance) is var (least, most) && least == most
            ? ViolationMessages.ActualCount(least) : null,
        ActualKind.DuplicateItems when UniqueItems.Evaluate((Instance.Array)instance, out var first, out var second) == Verdict.Invalid =>
            ViolationMessages.ActualDuplicateItems(first, second),
        _ => Of(instance),
    };

    /// <summary>Returns the description of the value if it is short: <c>is 5</c>. The caller never passes a secret.</summary>
    private static string? Of(Instance instance) => instance switch
    {
        Instance.Null => ViolationMessages.ActualScalar("null"),
        Instance.Boolean boolean => ViolationMessages.ActualScalar(boolean.Text),
        Instance.Number number => ViolationMessages.ActualNumber(number.Text),
        Instance.String text => ViolationMessages.ActualString(text.Value),
        Instance.Unknown { Types: SchemaTypes.None } => null,
        Instance.Unknown unknown => ViolationMessages.ActualTypes(unknown.Types),
        _ => ViolationMessages.ActualTypes(InstanceTypes.Of(instance)),
    };
}
