using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.Faults;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.Admin;

/// <summary>Serves <c>/_emulator/faults</c>, where tests add faults.</summary>
internal sealed class FaultEndpoints(FaultPlan faults)
{
    public IEnumerable<Operation> Operations =>
    [
        Operation.Get(
            Service.Emulator,
            "/faults",
            _ => Response.Ok(new JsonObject { ["items"] = new JsonArray([.. faults.Read().Select(Print)]) })),
        Operation.Post(Service.Emulator, "/faults", AddAsync),
        Operation.Delete(Service.Emulator, "/faults", _ =>
        {
            faults.Clear();
            return Response.NoContent;
        }),
        Operation.Delete(
            Service.Emulator,
            "/faults/{id}",
            call => faults.Remove(call.Id) ? Response.NoContent : throw ApiErrors.NotFound.With("fault", call.Id, "(any)")),
    ];

    /// <summary>Reads and adds a fault, for HTTP and for in-process calls.</summary>
    public Fault Add(JsonView body)
    {
        var kind = body.RequiredText("kind", "status, slow, cut, or for runs fail or partial");
        if (kind is not ("status" or "slow" or "cut" or "fail" or "partial"))
        {
            throw ApiErrors.WrongMember.With("/kind", "one of status, slow, cut, fail and partial", $"'{kind}'");
        }

        var fault = new Fault(
            faults.NextId(),
            kind,
            body.Text("method"),
            body.Text("path"),
            Number(body, "status", 503, 200, 599),
            body["retryAfter"].IsPresent ? Number(body, "retryAfter", 0, 0, 86400) : null,
            Number(body, "delayMilliseconds", kind == "slow" ? 1000 : 0, 0, 600_000),
            body.Text("flowId"),
            body.Text("message"),
            Number(body, "percent", 50, 0, 100),
            body["afterProcessing"].Element.ValueKind == JsonValueKind.True)
        {
            Left = Number(body, "times", 1, -1, int.MaxValue),
            Skip = Number(body, "skip", 0, 0, int.MaxValue),
        };
        faults.Add(fault);
        return fault;
    }

    private async Task<Response> AddAsync(RequestContext call) => new(201, Print(Add(await call.ReadBodyAsync())));

    private static int Number(JsonView body, string name, int absent, int least, int most)
    {
        var member = body[name];
        if (!member.IsPresent)
        {
            return absent;
        }

        return member.Element.ValueKind == JsonValueKind.Number
            && member.Element.TryGetInt32(out var number)
            && number >= least
            && number <= most
            ? number
            : throw ApiErrors.WrongMember.With(member.Pointer, $"a whole number from {least} to {most}", member.Element.GetRawText());
    }

    private static JsonNode Print(Fault fault) => new JsonObject
    {
        ["id"] = fault.Id,
        ["kind"] = fault.Kind,
        ["method"] = fault.Method,
        ["path"] = fault.Path,
        ["status"] = fault.Status,
        ["retryAfter"] = fault.RetryAfter,
        ["delayMilliseconds"] = fault.DelayMilliseconds,
        ["flowId"] = fault.FlowId,
        ["message"] = fault.Message,
        ["percent"] = fault.Percent,
        ["afterProcessing"] = fault.AfterProcessing,
        ["times"] = fault.Left,
        ["skip"] = fault.Skip,
    };
}
