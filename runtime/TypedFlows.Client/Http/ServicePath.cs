namespace TypedFlows.Client;

/// <summary>Path and query of a call after the endpoint, escaped; and the same with names in place of ids, as telemetry names it.</summary>
internal readonly record struct ServicePath(string Text, string Template)
{
    public static implicit operator ServicePath(string collection) => new(collection, collection);

    /// <summary>One resource of the collection; its id is escaped, for a schema's id is an address.</summary>
    public ServicePath Of(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return new($"{Text}/{Uri.EscapeDataString(id)}", Template + "/{id}");
    }

    public ServicePath Then(string segment) => new($"{Text}/{segment}", $"{Template}/{segment}");

    public ServicePath With(string query) =>
        query.Length == 0 ? this : this with { Text = Text + (Text.Contains('?', StringComparison.Ordinal) ? '&' : '?') + query };
}
