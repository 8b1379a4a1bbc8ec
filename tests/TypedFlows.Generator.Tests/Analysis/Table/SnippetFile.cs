namespace TypedFlows.Generator.Tests.Analysis.Table;

/// <summary>Creates the file of a snippet.</summary>
internal static class SnippetFile
{
    /// <summary>The code that all snippets use.</summary>
    public const string Common = """
        using App.Specs;
        static class Names { public const int low = 1, off = 2, full = 3, @short = 4, open = 5; }
        class Holder(House house) { public House House => house; }
        class FlowHolder(Taker.Flow flow) { public Taker.Flow Flow => flow; }
        """;

    public static string Of(Snippet snippet, string statement, int n) => $$"""
        using App.Specs;
        using TypedFlows;
        using TypedFlows.CompilerServices;
        static class C{{n}}
        {
            {{snippet.Members}}
            static void Take(object value) { }
            static void Run(bool flag, long number, long? maybe, string text, string? maybeText, Taker.Flow known)
            {
                {{statement}}
            }
        }
        """;
}
