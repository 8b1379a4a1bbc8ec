namespace TypedFlows.Compiler.Rules;

/// <summary>A diagnostic rule as data; the generator and the tool turn it into what their host wants.</summary>
/// <param name="Id">TFL0### for spec files, TFL1### for C# code; never reused.</param>
/// <param name="Message">The text, with {0}, {1}... for the arguments.</param>
internal sealed record Rule(string Id, string Title, string Message, RuleSeverity Severity)
{
    public string Category => Id.StartsWith("TFL0", StringComparison.Ordinal) ? "TypedFlows.Specs" : "TypedFlows.Usage";

    public string HelpLink => $"{Product.RepositoryUrl}/blob/main/generator/docs/rules/{Id}.md";
}
