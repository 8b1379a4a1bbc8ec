using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.FlowService;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Fuzz.Harnesses;

/// <summary>
/// Filters, sorts and pages a list by a query string, in the forms of the Flow Service and of the other services, and selects rows by PQL.
/// A query is rejected with an error of the API, or its pages contain each matching item once and in the order of the whole list.
/// </summary>
internal sealed class FilterHarness : Harness
{
    private const string Path = "flows";
    private const string Sandbox = "prod";

    private static readonly JsonElement[] s_documents =
    [
        Json("""{"id":"1","name":"one","state":"enabled","createdAt":1700000000000,"tags":["a","b"],"params":{"path":"/a","n":1.5}}"""),
        Json("""{"id":"2","name":"two, three","state":"draft","createdAt":1e12,"inherited":{"x":[{"id":"q"},{"id":5}]},"n":null}"""),
        Json("""{"id":"3","name":"","state":"ENABLED","createdAt":"2024-01-01","params":{"path":"/b","n":"1.5"},"a.b":true}"""),
        Json("""{"id":"4","name":"o*e","deep":{"deep":{"deep":{"v":-0.0}}},"tags":{"key":["value"]},"createdAt":1700000000000}"""),
        Json("""{"id":"5","name":["one"],"createdAt":99999999999999999999999999999999,"params":[]}"""),
    ];

    private static readonly byte[] s_rows = "id,name,when,\n1,one,2024-01-01,\n2,,2024-01-01T10:00:00+05:00,x\n-3.5,o_e,,\"\"\n"u8.ToArray();

    public override IEnumerable<string> Words =>
    [
        "property=", "&property=", "orderby=", "limit=", "count=true", "&continuationToken=", "==", "!=", ">=", "<=", "<", ">", "~", "!",
        "params.path", "tags[]", "inherited.x[].id", "createdAt", "state", "*", "%2C", "%22", "%FF",
        "{\"nodeType\":\"fnApply\",\"fnName\":\"", "{\"nodeType\":\"fieldLookup\",\"fieldName\":\"", "{\"nodeType\":\"literal\",\"value\":",
        "\"params\":[", "\"and\"", "\"or\"", "\"not\"", "\"in\"", "\"like\"", "\"isNull\"",
    ];

    public override IEnumerable<byte[]> Seeds() => ((string[])
        [
            "?property=name==one&limit=2", "?property=createdAt>1600000000000&orderby=-createdAt&limit=1", "?count=true&property=state==enabled",
            "?property=inherited.x[].id==q", "?property=name==%22two,%20three%22", "?property=tags[]==a,b", "?orderby=params.n&limit=2",
            "?property=name~^o.*e$", "?property=!name", "?property=params.path!=/a", "?name=o*&tags=key:value", "?name=!one&state=draft,enabled",
            Pql("""{"nodeType":"fnApply","fnName":"=","params":[{"nodeType":"fieldLookup","fieldName":"id"},{"nodeType":"literal","value":1}]}"""),
            Pql("""
                {"nodeType":"fnApply","fnName":"and","params":[
                {"nodeType":"fnApply","fnName":"like","params":[{"nodeType":"fieldLookup","fieldName":"NAME"},{"nodeType":"literal","value":"o%_"}]},
                {"nodeType":"fnApply","fnName":"not","params":[{"nodeType":"fnApply","fnName":"isNull","params":[{"nodeType":"fieldLookup","fieldName":"when"}]}]},
                {"nodeType":"fnApply","fnName":"in","params":[{"nodeType":"fieldLookup","fieldName":"when"},{"nodeType":"literal","value":["2024-01-01",1,true]}]}]}
                """),
        ]).Select(Bytes);

    public override void Run(byte[] input)
    {
        var text = Text(input);
        if (text.StartsWith('{'))
        {
            Try(() => Select(text));
            return;
        }

        var query = QueryHelpers.ParseQuery(text);
        Try(() => Page(query));
        foreach (var (name, values) in query)
        {
            foreach (var value in values.OfType<string>())
            {
                Try(() => Array.FindAll(s_documents, ResourceFilter.Parse(value, hasWildcards: true).Matches));
                Try(() => Array.FindAll(s_documents, ResourceFilter.Parse(value, hasWildcards: false).Matches));
                Try(() => Array.FindAll(s_documents, ResourceFilter.Simple(name, value).Matches));
            }
        }
    }

    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is ApiErrorException or SourceException)
        {
            // The request or the run fails with an error of the table.
        }
    }

    private static void Page(Dictionary<string, Microsoft.Extensions.Primitives.StringValues> query)
    {
        var list = new ListQuery(
            [.. query.GetValueOrDefault("property").OfType<string>()],
            query.GetValueOrDefault("orderby").ToString(),
            int.TryParse(query.GetValueOrDefault("limit").ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
                && limit > 0 ? limit : null,
            query.GetValueOrDefault("continuationToken").ToString(),
            IsCount: false,
            Sandbox);
        var pages = Follow(list);
        if (list.ContinuationToken.Length > 0)
        {
            return;
        }

        var whole = Items(list with { Limit = null }, out _);
        BrokenClaimException.ThrowIf(!pages.SequenceEqual(whole), () => $"pages {string.Join(' ', pages)}, list {string.Join(' ', whole)}");
        var count = ResourceQuery.Respond(list with { Limit = null, IsCount = true }, Path, s_documents).Body!["count"]!.GetValue<int>();
        BrokenClaimException.ThrowIf(count != whole.Count, () => $"count {count}, list {whole.Count}");
    }

    private static List<string> Follow(ListQuery list)
    {
        var items = new List<string>();
        for (var next = list; next is not null;)
        {
            items.AddRange(Items(next, out var token));
            BrokenClaimException.ThrowIf(items.Count > s_documents.Length, () => "the pages contain an item twice");
            next = token is null ? null : new([], string.Empty, null, token, false, Sandbox);
        }

        return items;
    }

    private static List<string> Items(ListQuery list, out string? next)
    {
        var body = ResourceQuery.Respond(list, Path, s_documents).Body!;
        next = body["_links"]!["next"]?["href"]!.GetValue<string>().Split('=', 2)[1];
        return [.. body["items"]!.AsArray().Select(item => item!["id"]!.ToJsonString())];
    }

    private static void Select(string filters)
    {
        JsonElement json;
        try
        {
            json = Json(filters);
        }
        catch (JsonException)
        {
            return;
        }

        var file = new SourceFile(string.Empty, "/a.csv");
        using var source = new DelimitedReader(file, ',', ColumnTypes.None, new MemoryStream(s_rows));
        var matches = RowFilter.Read(new JsonView(json, "/params/filters"))?.Bind(file, source);
        while (source.Read())
        {
            matches?.Invoke();
        }
    }

    private static string Pql(string value) => $$"""{"type":"PQL","format":"pql/json","value":{{value}}}""";

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
