using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Separates the checks that reading a record has already run from the checks of the record itself.</summary>
internal static class NestedChecks
{
    /// <summary>Returns the checks that apply to locals, without those of nested records.</summary>
    public static EquatableArray<Check> Own(IEnumerable<Check> checks) => checks.Where(check => !IsHeld(check)).ToEquatableArray();

    /// <summary>Returns the checks of nested records, over the properties in place of the locals.</summary>
    public static EquatableArray<Check> Of(EquatableArray<MemberModel> members, IEnumerable<Check> checks) =>
        checks.Where(IsHeld).Select(check => check switch
        {
            Check.Record record => record with { Operand = Property(members, record.Operand) },
            Check.Unwrap unwrap => unwrap with { Operand = Property(members, unwrap.Operand) },
            Check.Items items => items with { Operand = Property(members, items.Operand) },
            Check.Properties properties => properties with { Operand = Property(members, properties.Operand) },
            _ => check,
        }).ToEquatableArray();

    /// <summary>Returns one schema path per property to the record that is its value or its item; empty if there is none.</summary>
    public static EquatableArray<string> Paths(EquatableArray<MemberModel> members, IEnumerable<Check> checks) =>
        members.Select(m => Path(checks, m.LocalName) ?? string.Empty).ToEquatableArray();

    private static string? Path(IEnumerable<Check> checks, string operand) => checks.Select(check => check switch
    {
        Check.Record record when record.Operand == operand => record.SchemaPath,
        Check.Unwrap unwrap when unwrap.Operand == operand => Path(unwrap.Checks, unwrap.Local),
        Check.Items items when items.Operand == operand && Path(items.Checks, items.Local) is { } path => items.SchemaPath + path,
        _ => null,
    }).FirstOrDefault(path => path is not null);

    // A local holds an optional value in place of a required property that may be null.
    private static string Property(EquatableArray<MemberModel> members, string operand)
    {
        var local = operand.Split('.')[0];
        var member = members.First(m => m.LocalName == local);
        var isNullable = member.Presence == MemberPresence.RequiredNullable && operand == local + ".Value";
        return member.Name + (isNullable ? string.Empty : operand.Substring(local.Length));
    }

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
