using Microsoft.AspNetCore.Http;
using TypedFlows.Emulator.Ims;

namespace TypedFlows.Emulator.Gateway;

/// <summary>What the gateway asks of a call before a service sees it.</summary>
internal sealed class GatewayCheck(TokenIssuer tokens, string organization)
{
    public void LetIn(Call call)
    {
        var headers = call.Http.Request.Headers;
        var authorization = Header(headers, "Authorization");
        if (authorization.Length == 0)
        {
            throw Refusals.NoToken.With();
        }

        var isBearer = authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
        if (!isBearer || !tokens.IsValid(authorization["Bearer ".Length..].Trim()))
        {
            throw Refusals.BadToken.With();
        }

        call.Client = Header(headers, "x-api-key");
        if (call.Client.Length == 0)
        {
            throw Refusals.NoKey.With();
        }

        var caller = Header(headers, "x-gw-ims-org-id");
        if (caller.Length == 0)
        {
            throw Refusals.NoHeader.With("x-gw-ims-org-id");
        }

        call.Sandbox = Header(headers, "x-sandbox-name");
        if (call.Sandbox.Length == 0)
        {
            throw Refusals.NoHeader.With("x-sandbox-name");
        }

        if (!string.Equals(caller, organization, StringComparison.Ordinal))
        {
            throw Refusals.OtherOrganization.With(caller, organization);
        }
    }

    private static string Header(IHeaderDictionary headers, string name) => headers[name].ToString().Trim();
}
