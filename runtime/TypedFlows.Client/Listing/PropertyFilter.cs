namespace TypedFlows.Client;

/// <summary>Represents one condition of a list, sent as a <c>property</c> parameter. All conditions of a list must be met (Flow Service
/// guide, sort and filter responses). Create it from a property, such as <c>FlowProperties.Name.Is("Contacts")</c>, or directly for any
/// path.</summary>
/// <param name="Path">The dotted path, with <c>[]</c> after the name of an array, such as <c>params.columns[].name</c>.</param>
/// <param name="Operator">The operator: <c>==</c>, <c>&gt;</c>, <c>&lt;</c>, <c>&gt;=</c> or <c>&lt;=</c>.</param>
/// <param name="Values">The values, any of which can match. Only <c>==</c> supports more than one.</param>
public sealed record PropertyFilter(string Path, string Operator, params string[] Values)
{
    /// <summary>Gets a value indicating whether every value is quoted. Otherwise only values that need quotes are quoted.</summary>
    internal bool IsQuoted { get; init; }

    /// <summary>Returns the condition as sent to the service, not yet escaped for an address.</summary>
    /// <returns>Text such as <c>state==enabled,draft</c>.</returns>
    public override string ToString() =>
        Path + Operator + string.Join(',', Values.Select(value => NeedsQuotes(value) ? $"\"{value}\"" : value));

    /// <summary>Returns the escaped parameter with its name.</summary>
    internal string ToParameter()
    {
        var values = Values.Select(value => NeedsQuotes(value) ? $"%22{Uri.EscapeDataString(value)}%22" : Uri.EscapeDataString(value));
        var comparison = Operator.Replace(">", "%3E", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal);
        return $"property={Uri.EscapeDataString(Path)}{comparison}{string.Join(',', values)}";
    }

    /// <summary>Returns the same condition if the service can process it.</summary>
    /// <exception cref="ArgumentException">The path is empty, the operator is unknown, a value is empty, or an order comparison has several
    /// values.</exception>
    internal PropertyFilter Checked()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Path);
        if (Operator is not ("==" or ">" or "<" or ">=" or "<="))
        {
            throw new ArgumentException($"The filter '{this}' has the operator '{Operator}'. Use ==, >, <, >= or <=.");
        }

        if (Values.Length == 0 || Values.Any(string.IsNullOrEmpty))
        {
            throw new ArgumentException($"The filter '{this}' has an empty value. Specify a value, or omit the filter.");
        }

        return Values.Length == 1 || Operator == "=="
            ? this
            : throw new ArgumentException($"The filter '{this}' compares with several values. Use ==, or specify one value.");
    }

    private bool NeedsQuotes(string value) => IsQuoted || value.AsSpan().ContainsAny(",\" ");
}
