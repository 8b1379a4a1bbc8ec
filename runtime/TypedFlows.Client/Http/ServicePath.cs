namespace TypedFlows.Client;

/// <summary>Represents the escaped path and query of a call after the endpoint, and the same path with placeholders instead of ids for
/// telemetry.</summary>
internal readonly record struct ServicePath(string Text, string Template)
{
    public static implicit operator ServicePath(string collection) => new(collection, collection);

    /// <summary>Returns the path of one resource. Its id is escaped, because the id of a schema is an address.</summary>
    public ServicePath Of(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return new($"{Text}/{Uri.EscapeDataString(id)}", Template + "/{id}");
    }

    public ServicePath Then(string segment) => new($"{Text}/{segment}", $"{Template}/{segment}");

    public ServicePath With(string query) =>
        query.Length == 0 ? this : this with { Text = Text + (Text.Contains('?', StringComparison.Ordinal) ? '&' : '?') + query };
}
