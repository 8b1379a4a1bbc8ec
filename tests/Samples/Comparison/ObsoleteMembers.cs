namespace TypedFlows.Samples.Comparison;

/// <summary>
/// The members that no row of section 3 speaks of and that are left out all the same. They name resources that the tutorials of 2020 have
/// created by hand in other tutorials: an ad hoc class with a schema for the raw data, and a connection of the dataset's own. Section 1 of
/// the facts calls both obsolete, newer tutorials of the same job leave them out, and nothing reads them.
/// </summary>
internal static class ObsoleteMembers
{
    private const string Obsolete = "exploration of ad-hoc classes, dataset base connection (both obsolete)";
    private const string BaseConnection = "**baseConnectionId is not in the DTO** (obsolete \"dataset base connection\")";

    public static IReadOnlyList<ObsoleteMember> All { get; } =
    [
        new("cloud-storage", "source-connection", "/data/schema", Obsolete),
        new("cloud-storage", "target-connection", "/baseConnectionId", BaseConnection),
        new("customer-success-2020", "source-connection", "/data/schema", Obsolete),
        new("customer-success-2020", "target-connection", "/baseConnectionId", BaseConnection),
    ];

    /// <summary>Section 1 of the facts.</summary>
    public static string Section1(string facts)
    {
        var begin = facts.IndexOf("## 1.", StringComparison.Ordinal);
        return facts[begin..facts.IndexOf("## 2.", begin, StringComparison.Ordinal)];
    }
}
