using System.Text.Json.Nodes;

namespace TypedFlows.Client.Tests.Contract;

/// <summary>Represents an OpenAPI file (3.0, or 2.0 for the Schema Registry): its operations, and its schemas as draft-07.</summary>
internal sealed class OpenApiFile
{
    private static readonly string[] s_methods = ["get", "post", "put", "patch", "delete"];

    private readonly JsonObject _root;

    private OpenApiFile(JsonObject root) => _root = root;

    public static OpenApiFile Read(string service) =>
        new(YamlJson.Read(Path.Combine(ExternalFiles.Find(ExternalFiles.OpenApi), service + ".yaml")));

    /// <summary>Returns every operation: method, path with <c>{id}</c> placeholders and without a trailing slash, and content.</summary>
    public IEnumerable<(string Method, string Path, JsonObject Operation)> Operations() =>
        from path in _root["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        where s_methods.Contains(operation.Key)
        select (operation.Key.ToUpperInvariant(), Plain(path.Key), operation.Value!.AsObject());

    public IEnumerable<JsonObject> Parameters(JsonObject operation) =>
        operation["parameters"]?.AsArray().Select(parameter => Resolve(parameter!.AsObject())) ?? [];

    /// <summary>Returns the schema of the request body, or null if the file has none.</summary>
    public JsonNode? RequestSchema(JsonObject operation) =>
        Json(operation["requestBody"])
            ?? Parameters(operation).FirstOrDefault(parameter => parameter["in"]?.GetValue<string>() == "body")?["schema"];

    public JsonObject? Response(JsonObject operation, int status)
    {
        var responses = operation["responses"]!.AsObject();
        return (
            responses[status.ToString(System.Globalization.CultureInfo.InvariantCulture)] ?? responses["default"]) is JsonObject response
            ? Resolve(response)
            : null;
    }

    public static JsonNode? ResponseSchema(JsonObject response) => Json(response) ?? response["schema"];

    /// <summary>Returns a schema of the file as a separate draft-07 document.</summary>
    public JsonObject Document(JsonNode schema)
    {
        var document = new JsonObject { ["allOf"] = new JsonArray(Translate(schema)) };
        var definitions = new JsonObject();
        foreach (var (name, definition) in Schemas())
        {
            definitions[name] = Translate(definition!);
        }

        document["definitions"] = definitions;
        return document;
    }

    /// <summary>Returns the target of a reference in a translated document.</summary>
    public static JsonObject? Follow(JsonObject document, JsonNode? schema)
    {
        while (schema is JsonObject found && found["$ref"]?.GetValue<string>() is { } reference)
        {
            schema = document["definitions"]![reference["#/definitions/".Length..]];
        }

        return schema as JsonObject;
    }

    private JsonObject Schemas() => (_root["components"]?["schemas"] ?? _root["definitions"])!.AsObject();

    private JsonObject Resolve(JsonObject node)
    {
        if (node["$ref"]?.GetValue<string>() is not { } reference)
        {
            return node;
        }

        JsonNode found = _root;
        foreach (var part in reference[2..].Split('/'))
        {
            found = found[part]!;
        }

        return found.AsObject();
    }

    private static JsonNode? Json(JsonNode? body) =>
        body?["content"]?.AsObject().FirstOrDefault(media => media.Key.Contains("json", StringComparison.Ordinal)).Value?["schema"];

    private static string Plain(string path) => string.Join('/', path.TrimEnd('/').Split('/').Select(part => part switch
    {
        "{CONTAINER_ID}" => "tenant",
        ['{', ..] => "{id}",
        _ => part,
    }));

    /// <summary>Translates OpenAPI keywords to draft-07 and omits annotations.</summary>
    private static JsonNode Translate(JsonNode schema)
    {
        if (schema is not JsonObject members)
        {
            return schema.DeepClone();
        }

        var translated = new JsonObject();
        foreach (var (name, value) in members)
        {
            switch (name, value)
            {
                case ("$ref", JsonValue reference):
                    translated["$ref"] = reference.GetValue<string>().Replace(
                        "#/components/schemas/", "#/definitions/", StringComparison.Ordinal);
                    break;
                case ("properties" or "definitions", JsonObject properties):
                    translated[name] = new JsonObject(
                        properties.Select(property => KeyValuePair.Create(property.Key, (JsonNode?)Translate(property.Value!))));
                    break;
                case ("items" or "additionalProperties" or "not", JsonObject inner):
                    translated[name] = Translate(inner);
                    break;
                case ("allOf" or "anyOf" or "oneOf", JsonArray branches):
                    translated[name] = new JsonArray([.. branches.Select(branch => Translate(branch!))]);
                    break;
                case ("exclusiveMinimum" or "exclusiveMaximum", JsonValue flag) when flag.TryGetValue<bool>(out _):
                    break;
                case ("required", JsonArray)
                    or ("type" or "enum" or "minimum" or "maximum" or "pattern"
                        or "minLength" or "maxLength" or "minItems" or "maxItems" or "format", not null):
                    translated[name] = value.DeepClone();
                    break;
            }
        }

        if (members["nullable"]?.GetValue<bool>() == true && translated["type"] is JsonValue type)
        {
            translated["type"] = new JsonArray(type.DeepClone(), "null");
        }

        return translated;
    }
}
