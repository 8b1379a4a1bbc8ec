using System.Text.Json;
using TypedFlows.Compiler.Fields;

namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>Implements the functions of objects and maps.</summary>
internal static class ObjectFunctions
{
    public static Dictionary<string, Func<FunctionCall, object?>> All { get; } = new()
    {
        ["is_empty"] = call => call[0] is string or ListValue or ObjectValue or null && Values.IsEmpty(call[0]),
        ["arrays_to_objects"] = ArraysToObjects,
        ["arrays_to_object"] = ArraysToObjects,
        ["array_to_object"] = ArraysToObjects,
        ["to_object"] = call => Pairs(call, isMap: false),
        ["to_map"] = call => Pairs(call, isMap: true),
        ["str_to_object"] = call => TextPairs(call.Text(0), call.TextOr(1, ":"), call.TextOr(2, ",")),
        ["contains_key"] = call => Has(call.Evaluator.Row, call.Text(0)),
        ["is_set"] = call => Has(call.Evaluator.Row, call.Text(0)),
        ["nullify"] = _ => null,
        ["get_keys"] = call => new ListValue([.. call.Map(0).Members.Keys]),
        ["get_values"] = call =>
            TextPairs(call.Text(0), call.TextOr(2, ":"), call.TextOr(3, ",")).Members.GetValueOrDefault(call.Text(1)),
        ["map_get_values"] = GetValues,
        ["map_has_keys"] = call => Keys(call, 1).Any(call.Map(0).Members.ContainsKey),
        ["add_to_map"] = AddToMap,
        ["object_to_map"] = ObjectToMap,
        ["array_to_map"] = call => ByMember(call, 0, call.Text(1)),
        ["json_to_object"] = ReadJson,
    };

    private static ListValue ArraysToObjects(FunctionCall call)
    {
        if (call.Count % 2 != 0)
        {
            throw call.Fail("the arguments must be pairs of a key and an array");
        }

        var pairs = Enumerable.Range(0, call.Count / 2).Select(i => (Key: call.Text(2 * i), Items: call.List((2 * i) + 1))).ToList();
        return new(
        [
            .. Enumerable.Range(0, pairs.Count == 0 ? 0 : pairs.Max(pair => pair.Items.Count)).Select(i => new ObjectValue().With(
                pairs.Where(pair => i < pair.Items.Count).Select(pair => KeyValuePair.Create(pair.Key, pair.Items[i])))),
        ]);
    }

    private static ObjectValue Pairs(FunctionCall call, bool isMap) => call.Count % 2 == 0
        ? new ObjectValue(isMap).With(
            Enumerable.Range(0, call.Count / 2).Select(i => KeyValuePair.Create(call.Text(2 * i), call[(2 * i) + 1])))
        : throw call.Fail("the arguments must be pairs of a key and a value");

    private static ObjectValue TextPairs(string text, string valueDelimiter, string fieldDelimiter)
    {
        var pairs = new ObjectValue();
        foreach (var field in text.Split(fieldDelimiter).Where(field => field.Trim().Length > 0))
        {
            var at = field.IndexOf(valueDelimiter, StringComparison.Ordinal);
            pairs.Members[(at < 0 ? field : field[..at]).Trim()] = at < 0 ? string.Empty : field[(at + valueDelimiter.Length)..].Trim();
        }

        return pairs;
    }

    private static bool Has(ISourceRow row, string path)
    {
        if (row.TryGet(path, out _))
        {
            return true;
        }

        object? at = row;
        foreach (var name in FieldPath.Names(path))
        {
            if (at is not ISourceRow fields || !fields.TryGet(name, out at))
            {
                return false;
            }
        }

        return true;
    }

    private static IReadOnlyList<string> Keys(FunctionCall call, int index) =>
        call.Required(index) is ListValue list ? [.. list.Items.Select(Values.Text)] : [call.Text(index)];

    private static object? GetValues(FunctionCall call)
    {
        var map = call.Map(0).Members;
        if (call.Required(1) is not ListValue)
        {
            return map.GetValueOrDefault(call.Text(1));
        }

        var values = new List<object?>();
        foreach (var key in Keys(call, 1))
        {
            if (map.TryGetValue(key, out var value) && !values.Any(known => Values.AreSame(known, value)))
            {
                values.Add(value);
            }
        }

        return new ListValue(values);
    }

    private static ObjectValue AddToMap(FunctionCall call)
    {
        var sum = new ObjectValue(isMap: true);
        for (var i = 0; i < call.Count; i++)
        {
            foreach (var (key, value) in call.Map(i).Members)
            {
                sum.Members.TryAdd(key, value);
            }
        }

        return sum;
    }

    private static object? ObjectToMap(FunctionCall call) =>
        call.Required(0) is ListValue ? ByMember(call, 0, call.Text(1))
        : call.Count == 1 ? new ObjectValue(isMap: true).With(call.Map(0).Members)
        : Pairs(call, isMap: true);

    private static ObjectValue ByMember(FunctionCall call, int index, string key)
    {
        var map = new ObjectValue(isMap: true);
        foreach (var item in call.List(index))
        {
            if (item is not ObjectValue value || value.Members.GetValueOrDefault(key) is not { } name)
            {
                throw call.Fail($"an item has no member '{key}'");
            }

            map.Members[Values.Text(name)] = item;
        }

        return map;
    }

    private static object? ReadJson(FunctionCall call)
    {
        try
        {
            using var document = JsonDocument.Parse(call.Text(0));
            return ValueJson.Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw call.Fail($"the text is not JSON: {e.Message}");
        }
    }
}
