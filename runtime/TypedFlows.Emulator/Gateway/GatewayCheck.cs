using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using TypedFlows.Emulator.Ims;

namespace TypedFlows.Emulator.Gateway;

/// <summary>Checks a call before it reaches a service.</summary>
internal sealed class GatewayCheck(TokenIssuer tokens, string organization, bool isStrict)
{
    // The keys that were used with a valid token, each with its sandbox.
    private readonly ConcurrentDictionary<(string Key, string Sandbox), bool> _known = new();

    public void Admit(RequestContext call)
    {
        var headers = call.Http.Request.Headers;
        var authorization = Header(headers, "Authorization");
        if (authorization.Length == 0 && MayComeWithout(call, headers))
        {
            call.IsWithoutToken = true;
            call.Deviations.Add("Accepted without the header Authorization, as the tutorials show this call. The platform requires it.");
        }
        else if (authorization.Length == 0)
        {
            throw ApiErrors.NoToken.With();
        }

        var isBearer = authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
        if (!call.IsWithoutToken && (!isBearer || !tokens.IsValid(authorization["Bearer ".Length..].Trim())))
        {
            throw ApiErrors.BadToken.With();
        }

        call.Client = Header(headers, "x-api-key");
        if (call.Client.Length == 0)
        {
            throw ApiErrors.NoKey.With();
        }

        var caller = Header(headers, "x-gw-ims-org-id");
        if (caller.Length == 0)
        {
            throw ApiErrors.NoHeader.With("x-gw-ims-org-id");
        }

        call.Sandbox = Sandbox(headers);

        if (!string.Equals(caller, organization, StringComparison.Ordinal))
        {
            throw ApiErrors.OtherOrganization.With(caller, organization);
        }

        if (!call.IsWithoutToken)
        {
            _known[(call.Client, call.Sandbox)] = true;
        }
    }

    /// <summary>
    /// Returns whether a call may omit the header. The tutorials omit it in two calls, the search of a flow spec by its name and the
    /// creation of a flow. They are accepted if the same key was used with a valid token in the same sandbox before.
    /// </summary>
    private bool MayComeWithout(RequestContext call, IHeaderDictionary headers)
    {
        var request = call.Http.Request;
        var path = request.Path.ToString();
        var isPrinted = (request.Method == "GET" && path.Equals(ServicePaths.FlowService + "/flowSpecs", StringComparison.OrdinalIgnoreCase)
                && request.Query["property"].ToString().StartsWith("name==", StringComparison.Ordinal))
            || (request.Method == "POST" && path.Equals(ServicePaths.FlowService + "/flows", StringComparison.OrdinalIgnoreCase));
        return !isStrict
            && isPrinted
            && !headers.ContainsKey("Authorization")
            && _known.ContainsKey((Header(headers, "x-api-key"), Sandbox(headers)));
    }

    // The platform uses this sandbox for a request that names none.
    private static string Sandbox(IHeaderDictionary headers) =>
        Header(headers, "x-sandbox-name") is { Length: > 0 } name ? name : "prod";

    private static string Header(IHeaderDictionary headers, string name) => headers[name].ToString().Trim();
}
