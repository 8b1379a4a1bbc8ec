namespace TypedFlows.Generator.Tests.Analysis.Table;

/// <summary>Represents one statement of the table, with the expected diagnostics as markup.</summary>
/// <param name="members">The members of the class around the statement.</param>
internal sealed class Snippet(string rule, string form, bool fires, string members, string statement)
{
    public string Rule { get; } = rule;

    public string Form { get; } = form;

    public bool Fires { get; } = fires;

    public string Members { get; } = members;

    public string Statement { get; } = statement;
}
