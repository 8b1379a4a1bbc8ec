namespace TypedFlows.Compiler.Modeling;

/// <summary>The answers to one question about schemas, each found out once, however many ways lead to the schema.</summary>
internal sealed class SiteAnswers<T>
{
    private readonly Dictionary<(string Identity, string? Key), T> _answers = [];

    /// <param name="at">Where the schema stands, at the end of references.</param>
    public T Of(SchemaSite at, Func<SchemaSite, T> find)
    {
        if (!_answers.TryGetValue((at.Identity, at.Key), out var answer))
        {
            answer = find(at);
            _answers.Add((at.Identity, at.Key), answer);
        }

        return answer;
    }
}
