using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TypedFlows.Compiler.DataPrep.Evaluation;
using TypedFlows.Emulator;

namespace TypedFlows.Conformance.Expressions;

/// <summary>
/// Sends each case to an emulator: its expression to <c>languages/el/validate</c>, or with types to <c>mappingSets/validate</c>, and its
/// row to <c>mappingSets/preview</c>. The responses have no types, and no kinds of errors besides those of the evaluation.
/// </summary>
internal sealed partial class EmulatorExpressionEngine : IExpressionEngine
{
    private const string Conversion = "/data/foundation/conversion/";
    private const string Destination = "result";

    private readonly Dictionary<ExpressionCase, (string? Source, string? Target)> _schemas = [];
    private PlatformEmulator? _emulator;
    private EmulatorClient? _client;

    public string Name => "emulator";

    public async Task PrepareAsync(string file, IReadOnlyList<ExpressionCase> cases)
    {
        using var folder = new TestSupport.TemporaryFolder();
        for (var i = 0; i < cases.Count; i++)
        {
            var json = cases[i].Json;
            var fields = Member(json, "fields");
            var destinations = Member(json, "destinationFields");
            if (destinations.ValueKind == JsonValueKind.Undefined && Member(json, "destinationType").ValueKind == JsonValueKind.String)
            {
                var path = Member(json, "destination") is { ValueKind: JsonValueKind.String } named ? named.GetString()! : Destination;
                destinations = JsonSerializer.SerializeToElement(
                    new Dictionary<string, string> { [path] = json.GetProperty("destinationType").GetString()! });
            }

            _schemas.Add(cases[i], (Write(folder, $"s{i}", fields), Write(folder, $"t{i}", destinations)));
        }

        _emulator = await PlatformEmulator.StartAsync(options => options.Specs(folder.Path));
        _client = new(_emulator.Endpoint);
        await _client.SignInAsync();
    }

    public async Task<string?> CheckAsync(ExpressionCase tested)
    {
        var set = MappingSet(tested);
        if (!tested.IsRow)
        {
            var error = await ValidateAsync(tested, set);
            if (error is not null || tested.IsCheckOnly)
            {
                return tested.Mismatch(
                    error is null ? new CaseResult(null, null) { IsEvaluated = false } : new(null, Error(tested, error)));
            }
        }

        var input = Member(tested.Json, "input");
        var preview = await PostAsync("mappingSets/preview", new JsonObject
        {
            ["data"] = input.ValueKind == JsonValueKind.Object ? JsonNode.Parse(input.GetRawText()) : new JsonObject(),
            ["mappingSet"] = set,
        });
        if (preview.GetProperty("errors") is { ValueKind: JsonValueKind.Array } errors)
        {
            return tested.Mismatch(new(null, Error(tested, errors[0].GetProperty("exception").GetString()!)));
        }

        var data = preview.GetProperty("data");
        return tested.Mismatch(tested.Received(tested.IsRow ? data : Member(data, Destination), null));
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await (_emulator?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private async Task<string?> ValidateAsync(ExpressionCase tested, JsonObject set)
    {
        if (_schemas[tested] is (null, null))
        {
            var reply = await PostAsync("languages/el/validate", new JsonObject { ["expression"] = tested.Expression });
            return reply.GetProperty("validationStatus").GetString() == "succeeded" ? null : reply.GetProperty("error").GetString();
        }

        var result = (await PostAsync("mappingSets/validate", set)).GetProperty("validationResponse")[0];
        return result.GetProperty("status").GetString() == "SUCCESS"
            ? null : result.GetProperty("errors")[0].GetProperty("exception").GetString();
    }

    private JsonObject MappingSet(ExpressionCase tested)
    {
        var (source, target) = _schemas[tested];
        var set = new JsonObject
        {
            ["mappings"] = Member(tested.Json, "mappings") is { ValueKind: JsonValueKind.Array } rows
                ? JsonNode.Parse(rows.GetRawText())
                : new JsonArray(new JsonObject
                {
                    ["sourceType"] = tested.IsRow ? tested.Json.GetProperty("sourceType").GetString() : "EXPRESSION",
                    ["source"] = tested.Expression,
                    ["destination"] = tested.IsRow ? tested.Json.GetProperty("destination").GetString() : Destination,
                }),

            // Otherwise null and a field that is not written would look the same.
            ["allowNullValues"] = !tested.IsRow,
            ["xdmSchema"] = target ?? "https://ns.adobe.com/xdm/context/profile",
        };
        if (source is not null)
        {
            set["inputSchema"] = new JsonObject { ["id"] = source };
        }

        return set;
    }

    private async Task<JsonElement> PostAsync(string path, JsonObject body)
    {
        using var response = await _client!.PostAsync(Conversion + path, body.ToJsonString());
        var text = await response.Content.ReadAsStringAsync();
        using var document = JsonDocument.Parse(text);
        return response.StatusCode == HttpStatusCode.OK
            ? document.RootElement.Clone() : throw new InvalidDataException($"{path} responded with {(int)response.StatusCode}: {text}");
    }

    /// <summary>Returns the error of a message. An error of the check has an offset.</summary>
    private static CaseError Error(ExpressionCase tested, string message)
    {
        var expected = Member(tested.Json, "error");
        if (OffsetPattern().Match(message) is not { Success: true } offset)
        {
            return new("evaluation", null, string.Empty, message);
        }

        var kind = Member(expected, "kind").ToString();
        var name = Member(expected, "name").ToString();
        return new(
            kind is "" or "evaluation" ? "check" : kind,
            int.Parse(offset.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture),
            message.Contains(name, StringComparison.Ordinal) ? name : string.Empty,
            message);
    }

    private static string? Write(TestSupport.TemporaryFolder folder, string name, JsonElement fields)
    {
        if (fields.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var id = $"https://ns.adobe.com/conformance/schemas/{name}";
        folder.Write(name + ".json", ExpressionSchema.Of(id, fields));
        return id;
    }

    private static JsonElement Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;

    [GeneratedRegex(@"\(offset (\d+)\)$")]
    private static partial Regex OffsetPattern();
}
