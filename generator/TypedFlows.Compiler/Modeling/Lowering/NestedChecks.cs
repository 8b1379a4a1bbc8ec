using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Separates the checks that reading a record has already run from the checks of the record itself.</summary>
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
            else if (apart.Count > 0 && apart[apart.Count - 1] is Check.Nested before)
            {
                apart[apart.Count - 1] = new Check.Nested([.. before.Checks, check]);
            }
            else
            {
                apart.Add(new Check.Nested([check]));
            }
        }

        return apart;
    }

    /// <summary>Returns one schema path per property to the record that is its value or its item; empty if there is none.</summary>
    public static EquatableArray<string> Paths(EquatableArray<MemberModel> members, IEnumerable<Check> checks) =>
        members.Select(m => Path(checks, m.LocalName) ?? string.Empty).ToEquatableArray();

    private static string? Path(IEnumerable<Check> checks, string operand) => checks.Select(check => check switch
    {
        Check.Nested nested => Path(nested.Checks, operand),
        Check.Record record when record.Operand == operand => record.SchemaPath,
        Check.Unwrap unwrap when unwrap.Operand == operand => Path(unwrap.Checks, unwrap.Local),
        Check.Items items when items.Operand == operand && Path(items.Checks, items.Local) is { } path => items.SchemaPath + path,
        _ => null,
    }).FirstOrDefault(path => path is not null);

    private static bool IsHeld(Check check) => check switch
    {
        Check.Record => true,
        Check.Report report => report.IsHeldByReading,
        Check.Unwrap unwrap => unwrap.Checks.All(IsHeld),
        Check.Items items => items.Checks.All(IsHeld),
        Check.Properties members => members.Checks.All(IsHeld),
        _ => false,
    };
}
