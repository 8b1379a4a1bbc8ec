using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Sets apart the checks that a reader of the record has made when it comes to the record's own.</summary>
internal static class NestedChecks
{
    public static List<Check> SetApart(IEnumerable<Check> checks)
    {
        var apart = new List<Check>();
        foreach (var check in checks)
        {
            if (!IsHeld(check))
            {
                apart.Add(check);
            }
            else if (apart.Count > 0 && apart[apart.Count - 1] is NestedCheck before)
            {
                apart[apart.Count - 1] = new NestedCheck([.. before.Checks, check]);
            }
            else
            {
                apart.Add(new NestedCheck([check]));
            }
        }

        return apart;
    }

    private static bool IsHeld(Check check) => check switch
    {
        RecordCheck => true,
        ReportCheck report => report.IsHeldByReading,
        UnwrapCheck unwrap => unwrap.Checks.All(IsHeld),
        ItemsCheck items => items.Checks.All(IsHeld),
        MembersCheck members => members.Checks.All(IsHeld),
        _ => false,
    };
}
