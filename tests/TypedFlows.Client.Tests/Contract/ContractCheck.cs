using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace TypedFlows.Client.Tests.Contract;

/// <summary>Compares exchanges with the operations in an OpenAPI file. Each difference is one line: operation, side, location, and
/// difference.</summary>
internal sealed class ContractCheck(OpenApiFile file)
{
    private readonly Dictionary<string, SchemaDocument> _parsed = new(StringComparer.Ordinal);

    public IEnumerable<string> Differences(string operationId, JsonObject operation, Exchange exchange)
    {
        var findings = Request(operation, exchange).Select(finding => $"{operationId} request {finding}");
        return findings.Concat(Response(operation, exchange).Select(finding => $"{operationId} answer {finding}"));
    }

    private IEnumerable<string> Request(JsonObject operation, Exchange exchange)
    {
        var parameters = file.Parameters(operation).ToList();
        string[] Names(string location) =>
            [
                .. parameters.Where(
                    parameter =>
                        parameter["in"]?.GetValue<string>() == location).Select(parameter => parameter["name"]!.GetValue<string>())];
        foreach (var name in exchange.QueryNames.Except(Names("query")).Distinct())
        {
            yield return $"query {name} undeclared";
        }

        foreach (var parameter in parameters.Where(parameter => parameter["required"]?.GetValue<bool>() == true))
        {
            var name = parameter["name"]!.GetValue<string>();
            var isThere = parameter["in"]?.GetValue<string>() switch
            {
                "query" => exchange.QueryNames.Contains(name),
                "header" => exchange.Headers.ContainsKey(name),
                _ => true,
            };
            if (!isThere)
            {
                yield return $"{parameter["in"]} {name} missing";
            }
        }

        if (file.RequestSchema(operation) is { } schema)
        {
            foreach (var finding in Body(schema, exchange.RequestJson))
            {
                yield return finding;
            }
        }
        else if (exchange.Body.Length > 0)
        {
            yield return "body undeclared";
        }
    }

    private IEnumerable<string> Response(JsonObject operation, Exchange exchange)
    {
        if (file.Response(operation, exchange.Status) is not { } response)
        {
            return [$"{exchange.Status} undeclared"];
        }

        return OpenApiFile.ResponseSchema(response) is { } schema
            ? Body(schema, exchange.ResponseJson).Select(finding => $"{exchange.Status} {finding}")
            : [];
    }

    private IEnumerable<string> Body(JsonNode schema, JsonElement? json)
    {
        if (json is not { } body)
        {
            return ["body missing"];
        }

        var document = file.Document(schema);
        var text = document.ToJsonString();
        if (!_parsed.TryGetValue(text, out var parsed))
        {
            var diagnostics = new List<SpecDiagnostic>();
            parsed = SpecParser.ParseDocument(text, diagnostics, SchemaDocuments.None, FormatAssertion.None)
                ?? throw new InvalidDataException(string.Join('\n', diagnostics.Select(diagnostic => diagnostic.Message)));
            _parsed.Add(text, parsed);
        }

        var instance = InstanceReader.Read(new SourceFile("body.json", body.GetRawText()).Json.Root);
        var violations = SchemaEvaluator.Evaluate(parsed, instance, "the contract").Violations
            .Select(violation => $"{Location(violation.InstancePath)} {violation.Keyword}");
        return violations.Concat(Undeclared(document, document["allOf"]![0], body, string.Empty)).Distinct();
    }

    /// <summary>Returns the properties that the schema does not declare, if it declares any.</summary>
    private static IEnumerable<string> Undeclared(JsonObject document, JsonNode? schema, JsonElement value, string location)
    {
        if (
            OpenApiFile.Follow(document, schema) is not { } declared
                || declared.ContainsKey("allOf")
                || declared.ContainsKey("oneOf")
                || declared.ContainsKey("anyOf"))
        {
            yield break;
        }

        if (value.ValueKind == JsonValueKind.Array && declared["items"] is { } items)
        {
            foreach (var finding in value.EnumerateArray().SelectMany(item => Undeclared(document, items, item, location + "/*")))
            {
                yield return finding;
            }
        }
        else if (value.ValueKind == JsonValueKind.Object && declared["properties"] is JsonObject { Count: > 0 } properties)
        {
            foreach (var member in value.EnumerateObject())
            {
                if (properties[member.Name] is { } inner)
                {
                    foreach (var finding in Undeclared(document, inner, member.Value, $"{location}/{member.Name}"))
                    {
                        yield return finding;
                    }
                }
                else if (declared["additionalProperties"] is null)
                {
                    yield return $"{Location($"{location}/{member.Name}")} undeclared";
                }
            }
        }
    }

    /// <summary>Returns the location with a star for each array item and for each property that is named by an id.</summary>
    private static string Location(string pointer) => string.Join('/', pointer.Split('/').Select(part =>
        part.Length > 0 && (part.All(char.IsAsciiDigit) || (part.Length == 24 && part.All(char.IsAsciiHexDigit))) ? "*" : part));
}
