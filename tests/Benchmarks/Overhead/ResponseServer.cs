using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TypedFlows.Benchmarks.Overhead;

/// <summary>Represents a minimal server in a separate process, so that its allocations are not counted. It responds to every create as the
/// service does.</summary>
internal static class ResponseServer
{
    public const string Argument = "--answer-server";

    private static readonly byte[] s_response =
        """{"id":"8256cfb4-17e6-432c-a469-6aedafb16cd5","etag":"\"2a007aa8-0000-0200-0000-5e597aaf0000\""}"""u8.ToArray();

    /// <summary>Prints the address and serves requests until the input ends, which happens when the parent process ends.</summary>
    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var server = builder.Build();
        server.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            context.Response.StatusCode = StatusCodes.Status201Created;
            context.Response.ContentType = "application/json";
            context.Response.Headers.ContentLength = s_response.Length;
            await context.Response.Body.WriteAsync(s_response);
        });
        await server.StartAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{server.Urls.First()}"));
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        return 0;
    }
}
