namespace TypedFlows.Generator.Tests.Analysis.Table;

/// <summary>One statement of the table, with what is expected in it marked.</summary>
/// <param name="members">Members of the class around it.</param>
internal sealed class Snippet(string rule, string form, bool fires, string members, string statement)
{
    public string Rule { get; } = rule;

    public string Form { get; } = form;

    public bool Fires { get; } = fires;

    public string Members { get; } = members;

    public string Statement { get; } = statement;
}
