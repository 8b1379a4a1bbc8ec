using System.Globalization;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.FlowService;

/// <summary>Serves POST .../search: the list with its parameters in the body.</summary>
internal static class ResourceSearch
{
    private const int MaxLimit = 1000;

    public static Operation For(Platform platform, ResourceKind kind, string path, string name) =>
        For(path, name, call => platform.Resources.List(call.Sandbox, kind).Select(found => found.Document));

    public static Operation For(string path, string name, Func<RequestContext, IEnumerable<System.Text.Json.JsonElement>> documents) =>
        Operation.Post(Service.FlowService, $"/{path}/search", async call =>
        {
            var body = await call.ReadBodyAsync();
            if (body["groupByProperty"].IsPresent)
            {
                throw ApiErrors.NotDone.With($"{name} with groupByProperty");
            }

            var query = new ListQuery(
                [.. Filters(body.Text("queryString"))],
                body["orderby"].IsPresent ? OrderBy(body["orderby"]) : string.Empty,
                Limit(body["limit"]),
                call.Query["continuationToken"].ToString(),
                Scalar(body["count"]).Equals("true", StringComparison.OrdinalIgnoreCase),
                call.Sandbox);
            var response = ResourceQuery.Respond(query, path + "/search", documents(call));
            Project(response.Body!.AsObject(), body.Items("projectionFields"));
            return response;
        });

    /// <summary>Returns the expressions of a list query, separated by &amp;.</summary>
    private static IEnumerable<string> Filters(string? text)
    {
        foreach (var part in (text ?? string.Empty).TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            yield return part.StartsWith("property=", StringComparison.Ordinal) && !part.StartsWith("property==", StringComparison.Ordinal)
                ? part["property=".Length..]
                : part;
        }
    }

    private static string OrderBy(JsonView order) => order.Of(System.Text.Json.JsonValueKind.String, "a string").Element.GetString()!;

    private static int? Limit(JsonView limit)
    {
        if (!limit.IsPresent)
        {
            return null;
        }

        return int.TryParse(Scalar(limit), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= MaxLimit
            ? number
            : throw ApiErrors.QueryParameter.With("limit", Scalar(limit), $"it must be a whole number from 1 to {MaxLimit}");
    }

    private static string Scalar(JsonView value) => value.IsPresent ? value.Element.ToString() : string.Empty;

    private static void Project(JsonObject response, IReadOnlyList<JsonView> fields)
    {
        if (fields.Count == 0 || response["items"] is not JsonArray items)
        {
            return;
        }

        var kept = fields.Select(field => field.Element.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var item in items.OfType<JsonObject>())
        {
            foreach (var name in item.Select(member => member.Key).Where(name => !kept.Contains(name)).ToList())
            {
                item.Remove(name);
            }
        }
    }
}
