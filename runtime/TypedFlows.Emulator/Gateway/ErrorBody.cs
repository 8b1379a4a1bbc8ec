using System.Text.Json.Nodes;

namespace TypedFlows.Emulator.Gateway;

/// <summary>Formats an error in the shape of the service that returns it.</summary>
internal static class ErrorBody
{
    public static JsonObject Print(ApiErrorException exception, Service service, TimeProvider time)
    {
        var error = exception.Error;
        var text = exception.Message;
        return error.Shape switch
        {
            ErrorShape.Gateway => new() { ["error_code"] = error.Code, ["message"] = text },
            ErrorShape.FlowMissing => new() { ["errorMessage"] = error.Title, ["errorDetails"] = text },
            ErrorShape.BadRequest => new()
            {
                ["type"] = "/placeholder/type/uri",
                ["status"] = error.Status,
                ["title"] = error.Title,
                ["detail"] = text,
            },
            ErrorShape.StreamAuthorization => new()
            {
                ["type"] = "https://ns.adobe.com/adobecloud/problem/data-collection-service-authorization",
                ["status"] = "401",
                ["title"] = error.Title,
                ["report"] = new JsonObject { ["message"] = text },
            },
            ErrorShape.OAuth => new() { ["error"] = error.Code, ["error_description"] = text },
            _ => OfService(exception, service, time),
        };
    }

    private static JsonObject OfService(ApiErrorException exception, Service service, TimeProvider time)
    {
        var error = exception.Error;
        return service switch
        {
            Service.FlowService => FlowError(exception),
            Service.Catalog => new()
            {
                ["code"] = error.Code.Length > 0 ? error.Code : error.Key,
                ["rows"] = new JsonArray(),
                ["description"] = exception.Message,
            },
            Service.Streaming => new()
            {
                ["type"] = "http://ns.adobe.com/adobecloud/problem/data-collection-service/" + error.Key,
                ["status"] = error.Status,
                ["title"] = error.Title,
                ["report"] = new JsonObject
                {
                    ["message"] = exception.Message,
                    ["cause"] = new JsonObject { ["_streamingValidation"] = Cause(exception) },
                },
            },
            Service.SchemaRegistry or Service.Conversion => Problem(exception, service, time),
            _ => new() { ["message"] = exception.Message },
        };
    }

    private static JsonArray Cause(ApiErrorException exception) =>
        exception.OfRecord is { } violations ? new JsonArray(violations.Print()) : [];

    private static JsonObject FlowError(ApiErrorException exception)
    {
        var error = exception.Error;
        var body = new JsonObject { ["message"] = exception.Message };
        if (error.Code.Length > 0)
        {
            body["code"] = error.Code;
            body["title"] = error.Title;
        }

        if (exception.Violations.Count > 0)
        {
            body["violations"] = Violations(exception);
        }

        return body;
    }

    private static JsonObject Problem(ApiErrorException exception, Service service, TimeProvider time)
    {
        var error = exception.Error;
        var report = new JsonObject
        {
            [service == Service.SchemaRegistry ? "registryRequestId" : "requestId"] = Guid.NewGuid().ToString(),
            ["timestamp"] = time.GetUtcNow().ToString("MM-dd-yyyy HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
            ["detailed-message"] = exception.Message,
        };
        if (error.Status != 404)
        {
            report["sub-errors"] = Violations(exception);
        }

        return new()
        {
            ["type"] = "http://ns.adobe.com/aep/errors/" + error.Key,
            ["title"] = error.Title,
            ["status"] = error.Status,
            ["report"] = report,
            ["detail"] = exception.Message,
        };
    }

    private static JsonArray Violations(ApiErrorException exception)
    {
        var violations = new JsonArray();
        foreach (var violation in exception.Violations)
        {
            violations.Add((JsonNode)new JsonObject
            {
                ["instancePath"] = violation.InstancePath,
                ["schemaPath"] = violation.SchemaPath,
                ["keyword"] = violation.Keyword,
                ["message"] = violation.Message,
            });
        }

        return violations;
    }
}
