namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>Implements the functions of Analytics, which read lists of events and products.</summary>
internal static class AnalyticsFunctions
{
    public static Dictionary<string, Func<FunctionCall, object?>> All { get; } = new()
    {
        ["aa_get_event_id"] = call => Event(call) is { } found && found.IndexOf(':', StringComparison.Ordinal) is >= 0 and var at
            ? found[(at + 1)..] : null,
        ["aa_get_event_value"] = call => Event(call) is { } found ? ValueOf(found) : null,
        ["aa_get_product_categories"] = call => Products(call, fields => Field(fields, 0)),
        ["aa_get_product_names"] = call => Products(call, fields => Field(fields, 1)),
        ["aa_get_product_quantities"] = call => Products(call, fields => Field(fields, 2)),
        ["aa_get_product_prices"] = call => Products(call, fields => Field(fields, 3)),
        ["aa_get_product_event_values"] = call => Products(call, fields => Named(fields, 4, call.Text(1))),
        ["aa_get_product_evars"] = call => Products(call, fields => Named(fields, 5, call.Text(1))),
    };

    private static string? Event(FunctionCall call)
    {
        var name = call.Text(1);
        return call.Text(0).Split(',').Select(each => each.Trim()).FirstOrDefault(each => each.Split('=', ':')[0] == name);
    }

    // The form is event=value:id. Without a value, it is 1.
    private static string ValueOf(string pair)
    {
        var named = pair.Split(':')[0];
        var at = named.IndexOf('=', StringComparison.Ordinal);
        return at >= 0 ? named[(at + 1)..] : "1";
    }

    private static ListValue Products(FunctionCall call, Func<string[], string?> select) =>
        new([.. call.Text(0).Split(',').Select(product => select(product.Split(';')))]);

    private static string? Field(string[] fields, int index) => index < fields.Length && fields[index].Length > 0 ? fields[index] : null;

    private static string? Named(string[] fields, int index, string name) => Field(fields, index)?.Split('|')
        .Where(pair => pair.Split('=', ':')[0] == name)
        .Select(ValueOf)
        .FirstOrDefault();
}
