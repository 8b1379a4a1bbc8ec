using System.Diagnostics;
using System.Net;
using TypedFlows.Emulator.Hosting;
using TypedFlows.Emulator.Tests.Support;

namespace TypedFlows.Emulator.Tests;

/// <summary>Tests the emulator as a program, and several emulators in one process.</summary>
public sealed class HostTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task The_host_serves_on_its_port_until_it_is_stopped(string signal)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var port = LoopbackPort.FindFree();
        using var host = Start("--urls", $"http://127.0.0.1:{port}", "--source", "amazon-s3=nowhere", "--org", "me@AdobeOrg");

        Assert.Equal($"ready: http://127.0.0.1:{port}", await host.StandardOutput.ReadLineAsync());
        using (var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") })
        {
            using var response = await http.GetAsync(new Uri("/data/foundation/flowservice/flows", UriKind.Relative));
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        // A shell that starts background jobs makes them ignore SIGINT, together with this process and its children.
        using (var kill = Process.Start(
                "kill",
                [$"-{(IsDeafToInterrupt() ? "TERM" : signal)}", host.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await host.WaitForExitAsync(patience.Token);
        Assert.Equal(0, host.ExitCode);
        Assert.Equal(string.Empty, await host.StandardOutput.ReadToEndAsync());
        var messages = (await host.StandardError.ReadToEndAsync()).ReplaceLineEndings("\n");
        Assert.StartsWith(
            $"page: http://127.0.0.1:{port}/\nenvironment:\n  TYPEDFLOWS_ENDPOINT=http://127.0.0.1:{port}\n",
            messages, StringComparison.Ordinal);
        Assert.Contains("  TYPEDFLOWS_ORG=me@AdobeOrg\n", messages, StringComparison.Ordinal);
        Assert.Contains($"  amazon-s3={Path.GetFullPath("nowhere")}\n", messages, StringComparison.Ordinal);
        Assert.Contains("of the source amazon-s3 does not exist", messages, StringComparison.Ordinal);
        Assert.DoesNotContain("GET /data", messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_used_port_ends_the_host_with_4()
    {
        await using var platform = await PlatformEmulator.StartAsync();
        using var host = Start("--urls", $"http://127.0.0.1:{platform.Endpoint.Port}");
        var error = await host.StandardError.ReadToEndAsync();
        await host.WaitForExitAsync();

        Assert.Equal(4, host.ExitCode);
        Assert.Contains($"error: the port {platform.Endpoint.Port} is in use", error, StringComparison.Ordinal);
        Assert.Equal(string.Empty, await host.StandardOutput.ReadToEndAsync());
    }

    [Fact]
    public async Task Requests_are_printed_as_they_come_and_an_unread_log_blocks_none()
    {
        using var host = Start("--log");
        try
        {
            var ready = (await host.StandardOutput.ReadLineAsync())!;
            using var http = new HttpClient { BaseAddress = new Uri(ready["ready: ".Length..]) };

            // More than the pipe and the queue of lines hold.
            for (var i = 0; i < 3000; i++)
            {
                using var response = await http.GetAsync(new Uri($"/data/foundation/flowservice/flows/{i}", UriKind.Relative));
                Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
            }

            var line = string.Empty;
            while (!line.StartsWith("GET /data/foundation/flowservice/flows/0 403 ", StringComparison.Ordinal))
            {
                line = (await host.StandardError.ReadLineAsync())!;
            }

            Assert.EndsWith("OAuth token is missing: send the header Authorization: Bearer <token>.", line, StringComparison.Ordinal);
        }
        finally
        {
            host.Kill();
        }
    }

    [Theory]
    [InlineData("--prot", "'--prot'")]
    [InlineData("--urls", "--urls")]
    [InlineData("--urls ftp://x", "--urls ftp://x is not of the form")]
    [InlineData("--urls http://127.0.0.1:99999", "is not of the form")]
    [InlineData("--source s3", "not of the form NAME=DIR")]
    [InlineData("--allow-host http://x", "--allow-host http://x is not a host name")]
    [InlineData("--tenant prod", "--tenant prod is not of the form SANDBOX=TENANT")]
    [InlineData("--tenant prod=_acme", "--tenant prod=_acme is not of the form SANDBOX=TENANT")]
    [InlineData("--source nix=dir", "'nix' is neither the id nor the name")]
    [InlineData("--specs nowhere", "The specs folder nowhere does not exist")]
    public async Task Invalid_arguments_exit_with_2_and_a_message(string arguments, string expected)
    {
        using var host = Start(arguments.Split(' '));
        var error = await host.StandardError.ReadToEndAsync();
        await host.WaitForExitAsync();

        Assert.Equal(2, host.ExitCode);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Addresses_are_parsed()
    {
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 0), Parse(["--urls", "http://localhost:0"]).ListenOn);
        Assert.Equal(new IPEndPoint(IPAddress.IPv6Loopback, 81), Parse(["--urls", "http://[::1]:81/"]).ListenOn);
        Assert.True(Parse(["--strict"]).Strict);
        Assert.Equal(["one", "two.test"], Parse(["--allow-host", "one", "--allow-host", "two.test"]).AllowedHosts);
        Assert.Equal(
            [new("dev", "oak"), new("prod", "elm")], Parse(["--tenant", "dev=oak", "--tenant", "prod=elm"]).Tenants.OrderBy(each => each.Key));
        Assert.True(Parse([]).FormatAssertion);
        Assert.False(Parse(["--no-format-assertion"]).FormatAssertion);
        Assert.Equal(["uri", "email"], Parse(["--ignore-format", "uri", "--ignore-format", "email"]).IgnoredFormats);

        static PlatformEmulatorOptions Parse(string[] args) => HostArguments.Read(HostArguments.Command.Parse(args));
    }

    [Fact]
    public async Task A_used_port_is_reported_and_a_stopped_platform_frees_its_port()
    {
        var platform = await PlatformEmulator.StartAsync();
        var endpoint = new IPEndPoint(IPAddress.Loopback, platform.Endpoint.Port);
        var second = new PlatformEmulatorOptions { ListenOn = endpoint };
        await Assert.ThrowsAsync<IOException>(() => PlatformEmulator.StartAsync(second, [], default));
        await platform.DisposeAsync();
        await platform.DisposeAsync();
        await using var third = await PlatformEmulator.StartAsync(second, [], default);
        Assert.Equal(endpoint.Port, third.Endpoint.Port);
    }

    [Fact]
    public async Task The_client_works_with_the_options_of_the_platform()
    {
        await using var platform = await PlatformEmulator.StartAsync();
        using var client = new Client.PlatformClient(platform.ClientOptions);

        Assert.Equal(Session.CloudStorageToAep, (await client.FlowSpecs.FindAsync("CloudStorageToAEP"))?.Id);
    }

    [Fact]
    public async Task Specs_that_the_calling_program_embeds_are_known()
    {
        await using var platform = await PlatformEmulator.StartAsync();
        using var client = new Client.PlatformClient(platform.ClientOptions);

        Assert.Equal("6a3e1d0c-0000-4000-8000-000000000001", (await client.FlowSpecs.FindAsync("SpecOfTheCaller"))?.Id);

        // The file does not declare that it is a connection spec, but the project does.
        Assert.Equal("6a3e1d0c-0000-4000-8000-000000000002", (await client.ConnectionSpecs.FindAsync("connection-of-the-caller"))?.Id);
    }

    [Fact]
    public async Task Specs_of_a_folder_replace_built_in_ones()
    {
        using var folder = new TemporaryFolder();
        folder.Write("mine/flow.json", """{ "id": "mine", "version": "1.0", "name": "Mine", "sourceConnectionSpecIds": ["x"] }""");
        folder.Write(
            "s3.json",
            $$"""{ "id": "{{Session.S3}}", "version": "1.0", "name": "my-s3", "sourceSpec": { "name": "x", "type": "x","""
                + """ "spec": { "type": "object" } } }""");
        folder.Write("over.json", """{ "overlay": "CRMToAEP", "patch": { "targetConnectionSpecIds": ["y"] } }""");
        await using var session = await Session.StartAsync(o => o.Specs(folder.Path));

        Assert.Equal(
            "my-s3",
            (await session.GetAsync(Session.FlowPath + "connectionSpecs/" + Session.S3)).One.GetProperty("name").GetString());
        Assert.Equal("Mine", (await session.GetAsync(Session.FlowPath + "flowSpecs/mine")).One.GetProperty("name").GetString());
        Assert.Equal(
            """["y"]""",
            (await session.GetAsync(Session.FlowPath + "flowSpecs/" + Session.CrmToAep)).One.GetProperty("targetConnectionSpecIds")
                .GetRawText());
    }

    [Fact]
    public async Task A_spec_that_cannot_be_read_is_reported_with_its_location()
    {
        using var folder = new TemporaryFolder();
        folder.Write("bad.json", "{ \"id\": \"x\",\n  \"scheduleSpec\": }");

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => PlatformEmulator.StartAsync(o => o.Specs(folder.Path)));

        Assert.Contains("bad.json(2,", error.Message, StringComparison.Ordinal);
        Assert.Contains("TFL0", error.Message, StringComparison.Ordinal);
    }

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(
        "dotnet", [typeof(PlatformEmulator).Assembly.Location, .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static bool IsDeafToInterrupt()
    {
        const int Interrupt = 1 << 1;
        const string Status = "/proc/self/status";
        var line = !File.Exists(Status)
            ? null
            : File.ReadLines(Status).FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal));
        return line is not null && (Convert.ToInt64(line["SigIgn:".Length..].Trim(), 16) & Interrupt) != 0;
    }

    [Theory]
    [InlineData("amazon-s3=account:", "account:")]
    [InlineData("amazon-s3=account:http://127.0.0.1:9000", "account:http://127.0.0.1:9000/")]
    [InlineData("sftp=account:SHA256:abc", "account:SHA256:abc")]
    [InlineData("sftp=account:*", "account:*")]
    public void A_source_can_be_the_account_of_its_connections(string argument, string expected)
    {
        var parsed = HostArguments.Command.Parse(["--source", argument]);
        Assert.Empty(parsed.Errors);
        Assert.Equal(expected, Assert.Single(HostArguments.Read(parsed).Sources).Value.ToString());
    }

    [Theory]
    [InlineData("amazon-s3=account:nowhere")]
    [InlineData("amazon-s3=account:ftp://127.0.0.1")]
    [InlineData("amazon-s3=account:http://user:hidden@127.0.0.1")]
    public void An_account_without_a_usable_address_is_an_error_without_the_address(string argument)
    {
        var error = Assert.Single(HostArguments.Command.Parse(["--source", argument]).Errors).Message;
        Assert.Contains("--source amazon-s3=account:", error, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", error, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(
            () => new PlatformEmulatorOptions().Source("amazon-s3").FromAccount(new Uri("http://user:hidden@127.0.0.1")));
    }
}
