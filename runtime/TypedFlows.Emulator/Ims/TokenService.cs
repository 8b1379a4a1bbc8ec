using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TypedFlows.Emulator.Gateway;

namespace TypedFlows.Emulator.Ims;

/// <summary>Serves the token service, which issues a token for any client id and secret.</summary>
internal sealed class TokenService(TokenIssuer tokens)
{
    public IEnumerable<Operation> Operations => [Operation.Post(Service.Ims, "/token/v3", IssueAsync)];

    private async Task<Response> IssueAsync(RequestContext call)
    {
        if (!call.Http.Request.HasFormContentType)
        {
            throw ApiErrors.TokenRequest.With("Send client_id, client_secret, grant_type and scope as application/x-www-form-urlencoded.");
        }

        IFormCollection form;
        try
        {
            form = await call.Http.Request.ReadFormAsync(call.Http.RequestAborted);
        }
        catch (InvalidDataException)
        {
            throw ApiErrors.TokenRequest.With("The form is malformed.");
        }
        catch (NotSupportedException)
        {
            throw ApiErrors.TokenRequest.With("The charset of the form is not supported: send it as UTF-8.");
        }

        foreach (var name in (string[])["grant_type", "client_id", "client_secret"])
        {
            if (string.IsNullOrEmpty(form[name]))
            {
                throw ApiErrors.TokenRequest.With($"The form field {name} is missing.");
            }
        }

        var grant = form["grant_type"].ToString();
        if (grant != "client_credentials")
        {
            throw ApiErrors.GrantType.With(grant);
        }

        return Response.Ok(new JsonObject
        {
            ["access_token"] = tokens.Issue(),
            ["token_type"] = "bearer",
            ["expires_in"] = (long)TokenIssuer.Lifetime.TotalSeconds,
        });
    }
}
