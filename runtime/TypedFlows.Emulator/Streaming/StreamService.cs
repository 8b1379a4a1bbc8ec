using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Ims;
using TypedFlows.Emulator.Storage;
using TypedFlows.Emulator.Validation;

namespace TypedFlows.Emulator.Streaming;

/// <summary>Serves the data collection service: accepts single messages or batches, and responds after they are stored.</summary>
internal sealed class StreamService(Platform platform, TokenIssuer tokens, EventWriter writer)
{
    private readonly StreamRoutes _routes = new(platform);
    private long _transactions;

    public IEnumerable<Operation> Operations =>
    [
        Operation.Post(Service.Streaming, "/{id}", TakeOneAsync),
        Operation.Post(Service.Streaming, "/batch/{id}", TakeBatchAsync),
    ];

    private async Task<Response> TakeOneAsync(RequestContext call)
    {
        var route = LetIn(call);
        var body = await JsonBody.ReadAnyAsync(call.Http.Request, JsonBody.MaxMessageBytes);
        var items = new List<StreamItem>();
        var message = StreamMessage.Read(body.Element) ?? throw ApiErrors.Message.With("it is not an object.");
        Prepare(call, route, message, items);
        var isSync = IsSync(call);
        if (isSync && items.Find(item => item.Fault is not null) is { } failed)
        {
            throw failed.Violations is { } violations
                ? Invalid(route, message, violations)
                : ApiErrors.Message.With(failed.Fault!.Message());
        }

        await StoreAsync(call, items);
        var response = new JsonObject { ["inletId"] = route.InletId, ["xactionId"] = Transaction(null), ["receivedTimeMs"] = platform.Now };
        if (isSync)
        {
            response["syncValidation"] = items.TrueForAll(item => item.IsValidated)
                ? new JsonObject { ["status"] = "pass" }
                : new JsonObject { ["status"] = "skipped", ["skipped"] = true };
        }

        return Response.Ok(response);
    }

    private async Task<Response> TakeBatchAsync(RequestContext call)
    {
        var route = LetIn(call);
        var body = await JsonBody.ReadAnyAsync(call.Http.Request, JsonBody.MaxMessageBytes);
        var messages = body.Element.ValueKind == JsonValueKind.Array
            ? [.. body.Element.EnumerateArray()]
            : body.Of(JsonValueKind.Object, "an object").Items("messages").Select(message => message.Element).ToList();
        if (messages.Count == 0)
        {
            throw ApiErrors.MissingMember.With("/messages", "a batch has at least one message");
        }

        var responses = new JsonArray();
        var items = new List<StreamItem>();
        for (var i = 0; i < messages.Count; i++)
        {
            responses.Add(TakeItem(call, route, messages[i], i, items));
        }

        await StoreAsync(call, items);
        var batchId = Guid.NewGuid().ToString();
        return new(
            207,
            new JsonObject
            {
                ["inletId"] = route.InletId,
                ["batchId"] = batchId,
                ["receivedTimeMs"] = platform.Now,
                ["responses"] = responses,
            });
    }

    private JsonNode TakeItem(
        RequestContext call,
        StreamRoute route,
        JsonElement element,
        int index,
        List<StreamItem> items)
    {
        try
        {
            var prepared = new List<StreamItem>();
            Prepare(call, route, StreamMessage.Read(element) ?? throw ApiErrors.Message.With("it is not an object."), prepared);

            // The platform validates single messages only. Records of a batch that violate their schema fail later.
            if (IsSync(call) && prepared.Find(item => item is { Fault: not null, Violations: null }) is { } failed)
            {
                throw ApiErrors.Message.With(failed.Fault!.Message());
            }

            items.AddRange(prepared);
            return new JsonObject { ["xactionId"] = Transaction(index) };
        }
        catch (ApiErrorException e)
        {
            return new JsonObject { ["statusCode"] = e.Error.Status, ["message"] = e.Message };
        }
    }

    private StreamRoute LetIn(RequestContext call)
    {
        var route = _routes.Find(call.Id) ?? throw ApiErrors.NoInlet.With(call.Id);
        call.Sandbox = route.Connection.Sandbox;
        if (!route.IsGuarded)
        {
            return route;
        }

        var authorization = call.Http.Request.Headers.Authorization.ToString().Trim();
        if (authorization.Length == 0)
        {
            throw ApiErrors.InletToken.With("is empty");
        }

        return authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            && tokens.IsValid(authorization["Bearer ".Length..].Trim())
            ? route
            : throw ApiErrors.InletToken.With("is not valid");
    }

    /// <summary>Prepares a message: one record per flow that receives it, or the reason why there is none.</summary>
    private void Prepare(
        RequestContext call,
        StreamRoute route,
        StreamMessage message,
        List<StreamItem> items)
    {
        CheckHeader(call, route, message);
        var flowId = FlowId(call) ?? message.FlowId;
        var flows = flowId is null ? route.Flows : [.. route.Flows.Where(flow => flow.Job.Flow.Id == flowId)];
        if (flows.Count == 0 && flowId is not null)
        {
            throw ApiErrors.NoStreamFlow.With($"the flow {flowId} is not an enabled flow of this inlet");
        }

        items.AddRange(flows.Select(flow => flow.Map(message)));
        if (flows.Count > 0)
        {
            return;
        }

        if (message.DataSetId is not { } dataSetId
            || !message.IsXdm
            || platform.Resources.Find(route.Connection.Sandbox, ResourceKind.DataSet, dataSetId) is null)
        {
            throw ApiErrors.NoStreamFlow.With("no enabled flow accepts the messages of this inlet, and the message does not name an "
                + "existing dataset");
        }

        var schema = platform.RecordSchemas.OfDataSet(route.Connection.Sandbox, dataSetId);
        if (schema is null && !message.IsObject)
        {
            throw ApiErrors.Message.With("/body/xdmEntity is not an object.");
        }

        items.Add(StreamItem.Of(
            route.Connection.Sandbox, null, dataSetId, JsonSerializer.SerializeToUtf8Bytes(message.Record), schema, []));
    }

    /// <summary>Checks the header of an XDM message, which the platform requires.</summary>
    private void CheckHeader(RequestContext call, StreamRoute route, StreamMessage message)
    {
        var isXdm = message.IsEntity && route.Connection.View.Object("auth").Object("params").Text("dataType") != "raw";
        if (isXdm && !message.HasHeader)
        {
            throw ApiErrors.Message.With("Message has unknown xdm format: its header is missing.");
        }

        if (message.Organization is { } organization && organization != platform.Organization)
        {
            throw ApiErrors.Message.With(
                $"Message has an absent or wrong ims org in the header: /header/imsOrgId is {organization}, not {platform.Organization}.");
        }

        if (isXdm && (message.SchemaId is null, message.Organization is null) is var (hasNoSchema, hasNoOrganization)
            && (hasNoSchema || hasNoOrganization))
        {
            var missing = hasNoSchema
                ? "Message has unknown xdm format: /header/schemaRef/id is missing."
                : "Message has an absent or wrong ims org in the header: /header/imsOrgId is missing.";
            if (platform.IsStrict)
            {
                throw ApiErrors.Message.With(missing);
            }

            call.Deviations.Add("Accepted although the platform rejects it: " + missing);
        }
    }

    private ApiErrorException Invalid(StreamRoute route, StreamMessage message, RecordViolations violations)
    {
        string[] arguments = [route.InletId, message.Organization ?? platform.Organization];
        return new(ApiErrors.InvalidRecord, arguments, []) { OfRecord = violations };
    }

    private async Task StoreAsync(RequestContext call, List<StreamItem> items)
    {
        foreach (var violations in items.Select(item => item.Violations).OfType<RecordViolations>())
        {
            // The journal has no content of messages.
            call.Deviations.Add($"Accepted, but not stored: the record violates the schema of the dataset: {violations.Summary}.");
        }

        if (items.Count == 0)
        {
            return;
        }

        var write = new StreamWrite(items, items.Sum(item => item.Record.Length + 64));
        if (!writer.TryAdd(write))
        {
            throw ApiErrors.TooManyMessages.With();
        }

        await write.Done.Task;
    }

    private static string? FlowId(RequestContext call)
    {
        var header = call.Http.Request.Headers["x-adobe-flow-id"].ToString().Trim();
        var text = header.Length > 0 ? header : call.Query["x-adobe-flow-id"].ToString();
        return text.Length > 0 ? text : null;
    }

    private static bool IsSync(RequestContext call) =>
        call.Query["syncValidation"].ToString().Equals("true", StringComparison.OrdinalIgnoreCase)
        || call.Query["synchronousValidation"].ToString().Equals("true", StringComparison.OrdinalIgnoreCase);

    private string Transaction(int? index)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{platform.Now}:{Environment.ProcessId}:{Interlocked.Increment(ref _transactions)}");
        return index is null ? text : text + ":" + index.Value.ToString(CultureInfo.InvariantCulture);
    }
}
