using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.Gateway;

/// <summary>One request on its way through the platform.</summary>
internal sealed class RequestContext(HttpContext http, Service service)
{
    public HttpContext Http { get; } = http;

    public Service Service { get; } = service;

    /// <summary>The value of the header x-sandbox-name; set once the gateway has let the call in.</summary>
    public string Sandbox { get; set; } = string.Empty;

    /// <summary>The value of the header x-api-key.</summary>
    public string Client { get; set; } = string.Empty;

    /// <summary>Whether the gateway let it in although it brings no token.</summary>
    public bool IsWithoutToken { get; set; }

    /// <summary>What was accepted although the specs do not provide for it; for the journal.</summary>
    public List<string> Notes { get; } = [];

    public IQueryCollection Query => Http.Request.Query;

    /// <summary>The id at the end of the path; URIs come encoded, and the server leaves %2F as it is.</summary>
    public string Id => Uri.UnescapeDataString((string)Http.GetRouteValue("id")!);

    /// <summary>The second id of a path that has two.</summary>
    public string InnerId => Uri.UnescapeDataString((string)Http.GetRouteValue("id2")!);

    public Task<JsonView> ReadBodyAsync() => JsonBody.ReadAsync(Http.Request);

    /// <summary>A body that may be a list, such as that of a patch.</summary>
    public Task<JsonView> ReadListAsync() => JsonBody.ReadAnyAsync(Http.Request);
}
