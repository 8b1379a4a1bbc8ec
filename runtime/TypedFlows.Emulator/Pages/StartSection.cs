using TypedFlows.Emulator.Hosting;

namespace TypedFlows.Emulator.Pages;

/// <summary>Shows commands to copy while the platform has no flow.</summary>
internal sealed class StartSection(Platform platform)
{
    public void Print(Html html, string address)
    {
        var lines = EnvironmentLines.Of(address, platform.Organization).Select(line => "export " + line);
        html.Section("start", "Get started", null, string.Empty, null, content =>
        {
            content.Raw("<div class=\"inner\">");
            Command(content, "environment", "Set the variables that client programs read:", string.Join('\n', lines));
            Command(
                content,
                "sample",
                "Run a sample of the repository, which creates a flow and sends messages to it:",
                "dotnet run --project samples/Streaming");
            Command(
                content,
                "token",
                "Or call the services directly:",
                $"""
                TOKEN=$(curl -s {address}/ims/token/v3 -d client_id=a -d client_secret=b -d grant_type=client_credentials |
                  sed 's/.*"access_token":"//; s/".*//')
                curl -s {address}/data/foundation/flowservice/flowSpecs -H "Authorization: Bearer $TOKEN" -H "x-api-key: emulator" \
                  -H "x-gw-ims-org-id: {platform.Organization}" -H "x-sandbox-name: prod"
                """);
            content.Raw("</div>");
        });
    }

    private static void Command(Html html, string id, string what, string text) => html
        .Raw("<h3>").Text(what).Raw("</h3><div class=\"command\">")
        .Raw($"<pre id=\"start-{id}\"><code>").Text(text).Raw("</code></pre>")
        .Raw($"<button type=\"button\" id=\"copy-{id}\" data-copy=\"start-{id}\" hidden>Copy <span class=\"hidden\">")
        .Text(what).Raw("</span></button></div>");
}
