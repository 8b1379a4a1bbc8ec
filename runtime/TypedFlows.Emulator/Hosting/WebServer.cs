using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TypedFlows.Emulator.Gateway;

namespace TypedFlows.Emulator.Hosting;

/// <summary>Kestrel with the platform's paths.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private WebServer(WebApplication application) => _application = application;

    /// <summary>The address that it serves, the real port in it.</summary>
    public Uri Endpoint => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<WebServer> StartAsync(
        IPEndPoint listenOn, IEnumerable<Operation> operations, RequestPipeline pipeline, CancellationToken cancellationToken)
    {
        // Empty: no configuration, environment variable or log of the program around it reaches the platform.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = JsonBody.MaxBytesRead;
            options.Listen(listenOn);
        });
        var application = builder.Build();
        Map(application, operations, pipeline);
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }

        return new WebServer(application);
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            await _application.StopAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // Requests that would not end are cut off.
        }

        await _application.DisposeAsync();
    }

    private static void Map(WebApplication application, IEnumerable<Operation> operations, RequestPipeline pipeline)
    {
        foreach (var operation in operations)
        {
            application.MapMethods(
                ServicePaths.Of(operation.Service) + operation.Template,
                [operation.Method],
                http => pipeline.RunAsync(http, operation.Service, operation.Handle));
        }

        foreach (var (service, method, template, name) in UndoneOperations.All)
        {
            application.MapMethods(
                ServicePaths.Of(service) + template,
                [method],
                http => pipeline.RunAsync(http, service, _ => throw Refusals.NotDone.With(name)));
        }

        application.MapFallback("{**path}", http => pipeline.RunAsync(
            http,
            ServicePaths.Find(http.Request.Path),
            _ => throw Refusals.NoSuchPath.With(http.Request.Method, http.Request.Path)));
    }
}
