namespace TypedFlows.Client;

/// <summary>
/// One condition of a list, sent as a <c>property</c> parameter; several in one list must all hold (Flow Service guide, sort and
/// filter responses). Made by the properties, such as <c>FlowProperties.Name.Is("Contacts")</c>, or by hand for any path.
/// </summary>
/// <param name="Path">Dotted path, with <c>[]</c> after the name of an array, such as <c>params.columns[].name</c>.</param>
/// <param name="Operator">One of <c>==</c>, <c>&gt;</c>, <c>&lt;</c>, <c>&gt;=</c> and <c>&lt;=</c>.</param>
/// <param name="Values">The values, of which any may match; more than one goes with <c>==</c> only.</param>
public sealed record PropertyFilter(string Path, string Operator, params string[] Values)
{
    /// <summary>True to put every value in quotes; otherwise only those that would break the list without.</summary>
    internal bool IsQuoted { get; init; }

    /// <summary>The condition as the service reads it, not yet escaped for an address.</summary>
    /// <returns>Text such as <c>state==enabled,draft</c>.</returns>
    public override string ToString() => Path + Operator + string.Join(',', Values.Select(value => NeedsQuotes(value) ? $"\"{value}\"" : value));

    /// <summary>The parameter with its name, escaped.</summary>
    internal string ToParameter()
    {
        var values = Values.Select(value => NeedsQuotes(value) ? $"%22{Uri.EscapeDataString(value)}%22" : Uri.EscapeDataString(value));
        return $"property={Uri.EscapeDataString(Path)}{Operator.Replace(">", "%3E", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal)}{string.Join(',', values)}";
    }

    /// <summary>The same condition, if the service can understand it.</summary>
    /// <exception cref="ArgumentException">The path is empty, the operator unknown, a value is empty, or several values have an order asked of them.</exception>
    internal PropertyFilter Checked()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Path);
        if (Operator is not ("==" or ">" or "<" or ">=" or "<="))
        {
            throw new ArgumentException($"The filter '{this}' has the operator '{Operator}'. Use ==, >, <, >= or <=.");
        }

        if (Values.Length == 0 || Values.Any(string.IsNullOrEmpty))
        {
            throw new ArgumentException($"The filter '{this}' has an empty value. Give a value, or leave the filter out.");
        }

        return Values.Length == 1 || Operator == "=="
            ? this
            : throw new ArgumentException($"The filter '{this}' compares with several values. Only == takes more than one.");
    }

    private bool NeedsQuotes(string value) => IsQuoted || value.AsSpan().ContainsAny(",\" ");
}
