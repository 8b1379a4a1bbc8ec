using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.Gateway;

/// <summary>One request while the platform processes it.</summary>
internal sealed class RequestContext(HttpContext http, Service service)
{
    public HttpContext Http { get; } = http;

    public Service Service { get; } = service;

    /// <summary>Gets or sets the value of the header x-sandbox-name. It is set after the gateway has accepted the call.</summary>
    public string Sandbox { get; set; } = string.Empty;

    /// <summary>Gets or sets the value of the header x-api-key.</summary>
    public string Client { get; set; } = string.Empty;

    /// <summary>Gets or sets a value indicating whether the gateway accepted the call without a token.</summary>
    public bool IsWithoutToken { get; set; }

    /// <summary>Gets the deviations from the specs that were accepted, for the journal.</summary>
    public List<string> Deviations { get; } = [];

    public IQueryCollection Query => Http.Request.Query;

    /// <summary>Gets the id at the end of the path. URIs are encoded, and the server leaves %2F unchanged.</summary>
    public string Id => Uri.UnescapeDataString((string)Http.GetRouteValue("id")!);

    /// <summary>Gets the second id of a path that has two.</summary>
    public string InnerId => Uri.UnescapeDataString((string)Http.GetRouteValue("id2")!);

    /// <summary>Gets the body after it was read, for the journal.</summary>
    public JsonElement Body { get; private set; }

    public async Task<JsonView> ReadBodyAsync() => Keep(await JsonBody.ReadAsync(Http.Request));

    /// <summary>Reads a body that may be a list, such as the body of a patch.</summary>
    public async Task<JsonView> ReadListAsync() => Keep(await JsonBody.ReadAnyAsync(Http.Request));

    private JsonView Keep(JsonView body)
    {
        Body = body.Element;
        return body;
    }
}
