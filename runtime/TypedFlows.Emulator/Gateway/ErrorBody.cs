using System.Text.Json.Nodes;

namespace TypedFlows.Emulator.Gateway;

/// <summary>Prints a refusal in the shape of the service that it comes from.</summary>
internal static class ErrorBody
{
    public static JsonObject Print(RefusedException refused, Service service, TimeProvider time)
    {
        var refusal = refused.Refusal;
        var text = refused.Message;
        return refusal.Shape switch
        {
            ErrorShape.Gateway => new() { ["error_code"] = refusal.Code, ["message"] = text },
            ErrorShape.FlowMissing => new() { ["errorMessage"] = refusal.Title, ["errorDetails"] = text },
            ErrorShape.BadRequest => new()
            {
                ["type"] = "/placeholder/type/uri",
                ["status"] = refusal.Status,
                ["title"] = refusal.Title,
                ["detail"] = text,
            },
            ErrorShape.StreamAuthorization => new()
            {
                ["type"] = "https://ns.adobe.com/adobecloud/problem/data-collection-service-authorization",
                ["status"] = "401",
                ["title"] = refusal.Title,
                ["report"] = new JsonObject { ["message"] = text },
            },
            ErrorShape.OAuth => new() { ["error"] = refusal.Code, ["error_description"] = text },
            _ => OfService(refused, service, time),
        };
    }

    private static JsonObject OfService(RefusedException refused, Service service, TimeProvider time)
    {
        var refusal = refused.Refusal;
        return service switch
        {
            Service.FlowService => FlowError(refused),
            Service.Catalog => new()
            {
                ["code"] = refusal.Code.Length > 0 ? refusal.Code : refusal.Key,
                ["rows"] = new JsonArray(),
                ["description"] = refused.Message,
            },
            Service.Streaming => new()
            {
                ["type"] = "http://ns.adobe.com/adobecloud/problem/data-collection-service/" + refusal.Key,
                ["status"] = refusal.Status,
                ["title"] = refusal.Title,
                ["report"] = new JsonObject
                {
                    ["message"] = refused.Message,
                    ["cause"] = new JsonObject { ["_streamingValidation"] = new JsonArray() },
                },
            },
            Service.SchemaRegistry or Service.Conversion => Problem(refused, service, time),
            _ => new() { ["message"] = refused.Message },
        };
    }

    private static JsonObject FlowError(RefusedException refused)
    {
        var refusal = refused.Refusal;
        var body = new JsonObject { ["message"] = refused.Message };
        if (refusal.Code.Length > 0)
        {
            body["code"] = refusal.Code;
            body["title"] = refusal.Title;
        }

        if (refused.Violations.Count > 0)
        {
            body["violations"] = Violations(refused);
        }

        return body;
    }

    private static JsonObject Problem(RefusedException refused, Service service, TimeProvider time)
    {
        var refusal = refused.Refusal;
        var report = new JsonObject
        {
            [service == Service.SchemaRegistry ? "registryRequestId" : "requestId"] = Guid.NewGuid().ToString(),
            ["timestamp"] = time.GetUtcNow().ToString("MM-dd-yyyy HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
            ["detailed-message"] = refused.Message,
        };
        if (refusal.Status != 404)
        {
            report["sub-errors"] = Violations(refused);
        }

        return new()
        {
            ["type"] = "http://ns.adobe.com/aep/errors/" + refusal.Key,
            ["title"] = refusal.Title,
            ["status"] = refusal.Status,
            ["report"] = report,
            ["detail"] = refused.Message,
        };
    }

    private static JsonArray Violations(RefusedException refused)
    {
        var violations = new JsonArray();
        foreach (var violation in refused.Violations)
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
