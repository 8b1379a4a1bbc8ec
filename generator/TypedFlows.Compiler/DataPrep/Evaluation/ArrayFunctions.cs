namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>Implements the functions of arrays.</summary>
internal static class ArrayFunctions
{
    private const int MaxItems = 100_000;

    public static Dictionary<string, Func<FunctionCall, object?>> All { get; } = new()
    {
        ["coalesce"] = call => Items(call).FirstOrDefault(item => item is not null),
        ["first"] = call => Items(call).FirstOrDefault(),
        ["last"] = call => Items(call).LastOrDefault(),
        ["add_to_array"] = call => Limited(call, call.List(0).Concat(call.Arguments.Skip(1))),
        ["join_arrays"] = call => Limited(call, Enumerable.Range(0, call.Count).SelectMany(call.List)),
        ["to_array"] = call => new ListValue(
            [.. call.Arguments.Skip(1).Where(item => item is not null || Values.IsTrue(call.Required(0)))]),
        ["size_of"] = call => call.Required(0) switch
        {
            ListValue list => (long)list.Items.Count,
            ObjectValue map => (long)map.Members.Count,
            _ => (long)call.Text(0).Length,
        },
        ["upsert_array_append"] = call => new ListValue(call.List(0)),
        ["upsert_array_replace"] = call => new ListValue(call.List(0)),
        ["filterArray"] = call => new ListValue([.. call.List(0).Where(item => Values.IsTrue(call.Evaluator.Call(call[1], item)))]),
        ["transformArray"] = call => new ListValue([.. call.List(0).Select(item => call.Evaluator.Call(call[1], item))]),
        ["flattenArray"] = call => Limited(call, Flatten(call.List(0))),
    };

    public static IEnumerable<object?> Flatten(IEnumerable<object?> items) =>
        items.SelectMany(item => item is ListValue list ? Flatten(list.Items) : [item]);

    // A single array is the list of values.
    private static IReadOnlyList<object?> Items(FunctionCall call) => call is { Count: 1 } && call[0] is ListValue list
        ? list.Items : call.Arguments;

    private static ListValue Limited(FunctionCall call, IEnumerable<object?> items)
    {
        var all = items.Take(MaxItems + 1).ToList();
        return all.Count <= MaxItems ? new(all) : throw call.Fail($"the array has more than {MaxItems} items");
    }
}
