namespace TypedFlows.Samples.Comparison;

/// <summary>
/// The member that no row of section 3 speaks of and that is left out all the same: a target connection's base connection. The tutorials of
/// 2020 have a connection of the dataset's own made for it in a tutorial that is gone; section 1 of the facts calls it obsolete, the service's
/// target connections have no such member, and newer tutorials of the same job leave it out.
/// </summary>
internal static class ObsoleteMembers
{
    private const string BaseConnection = "**baseConnectionId is not in the DTO** (obsolete \"dataset base connection\")";

    public static IReadOnlyList<ObsoleteMember> All { get; } =
    [
        new("cloud-storage", "target-connection", "/baseConnectionId", BaseConnection),
        new("customer-success-2020", "target-connection", "/baseConnectionId", BaseConnection),
    ];

    /// <summary>Section 1 of the facts.</summary>
    public static string Section1(string facts)
    {
        var begin = facts.IndexOf("## 1.", StringComparison.Ordinal);
        return facts[begin..facts.IndexOf("## 2.", begin, StringComparison.Ordinal)];
    }
}
