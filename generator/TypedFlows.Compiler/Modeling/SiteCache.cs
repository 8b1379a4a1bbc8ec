namespace TypedFlows.Compiler.Modeling;

/// <summary>The answers to one question about schemas, each found out once, however many ways lead to the schema.</summary>
internal sealed class SiteCache<T>
{
    private readonly Dictionary<(string Identity, string? Key), T> _values = [];

    /// <param name="at">Where the schema stands, at the end of references.</param>
    public T Of(SchemaSite at, Func<SchemaSite, T> find)
    {
        if (!_values.TryGetValue((at.Identity, at.Key), out var value))
        {
            value = find(at);
            _values.Add((at.Identity, at.Key), value);
        }

        return value;
    }
}
