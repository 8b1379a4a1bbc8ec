namespace TypedFlows.TestSupport.Documents;

/// <summary>A fenced code block of a page.</summary>
/// <param name="Line">The first line of its text, counted from 1.</param>
/// <param name="Language">The language of the fence; empty if there is none.</param>
/// <param name="Heading">The heading above the block.</param>
/// <param name="Before">The previous block under the same heading; <see langword="null"/> if there is none.</param>
public sealed record Block(string Page, int Line, string Language, string Heading, string Text, Block? Before)
{
    private const string Fence = "```";

    public static IReadOnlyList<Block> All { get; } = [.. DocumentPages.All.SelectMany(Of)];

    public string Name => $"{Page}:{Line}";

    public static Block Find(string name) => All.Single(block => block.Name == name);

    /// <summary>Returns the names of the blocks of a language, for a theory.</summary>
    public static TheoryData<string> NamesOf(params string[] languages) =>
        [.. All.Where(block => languages.Contains(block.Language)).Select(block => block.Name)];

    private static IEnumerable<Block> Of(string page)
    {
        var (heading, before) = (string.Empty, (Block?)null);
        var (language, start, indent) = ((string?)null, 0, 0);
        var text = new List<string>();
        var number = 0;
        foreach (var line in File.ReadLines(Repository.Full(page)))
        {
            number++;
            var trimmed = line.TrimStart();
            if (trimmed.StartsWith(Fence, StringComparison.Ordinal))
            {
                if (language is null)
                {
                    (language, start, indent) = (trimmed[Fence.Length..].Trim(), number + 1, line.Length - trimmed.Length);
                    text.Clear();
                }
                else
                {
                    before = new Block(page, start, language, heading, string.Join('\n', text), before);
                    yield return before;
                    language = null;
                }
            }
            else if (language is not null)
            {
                text.Add(line.Length >= indent ? line[indent..] : line);
            }
            else if (line.StartsWith('#'))
            {
                (heading, before) = (line.TrimStart('#').Trim(), null);
            }
        }
    }
}
