using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TypedFlows.Emulator.Gateway;

namespace TypedFlows.Emulator.Hosting;

/// <summary>Hosts the platform's paths in Kestrel.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private WebServer(WebApplication application) => _application = application;

    /// <summary>Gets the served operations.</summary>
    public RouteTable Routes { get; } = new();

    /// <summary>Gets the served address with the actual port.</summary>
    public Uri Endpoint =>
        new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>
    /// Builds a server without paths that does not listen until <see cref="StartAsync"/>. This takes as long as reading the specs, and does
    /// not depend on them.
    /// </summary>
    public static WebServer Build(IPEndPoint listenOn)
    {
        // The builder is empty, so that no configuration, environment variable or log of the hosting program affects the platform.
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

        // It is created here, while another thread reads the specs, rather than at the start.
        application.Services.GetRequiredService<IServer>();
        return new WebServer(application);
    }

    public Task StartAsync(IEnumerable<Operation> operations, RequestPipeline pipeline, CancellationToken cancellationToken)
    {
        Map(_application, operations, pipeline, Routes);
        return _application.StartAsync(cancellationToken);
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
            // Requests that do not end are cancelled.
        }

        await _application.DisposeAsync();
    }

    private static void Map(WebApplication application, IEnumerable<Operation> operations, RequestPipeline pipeline, RouteTable routes)
    {
        foreach (var operation in operations)
        {
            MapOne(operation.Service, operation.Method, operation.Template, operation.Handle, null);
        }

        foreach (var (service, method, template, name) in UndoneOperations.All)
        {
            MapOne(service, method, template, _ => throw ApiErrors.NotDone.With(name), name);
        }

        application.MapFallback("{**path}", RespondToUnknownPathAsync);

        Task RespondToUnknownPathAsync(HttpContext http) =>
            pipeline.RunAsync(http, ServicePaths.Find(http.Request.Path), call => Task.FromResult(RespondToUnknownPath(call, routes)));

        void MapOne(Service service, string method, string template, Func<RequestContext, Task<Response>> handle, string? undoneName)
        {
            var path = ServicePaths.Of(service) + template;
            routes.Add(path, method, undoneName);
            string[] methods = method == "GET" ? [method, "HEAD"] : [method];
            application.MapMethods(path, methods, http => pipeline.RunAsync(http, service, handle));
        }
    }

    /// <summary>
    /// Responds to requests that are not operations: OPTIONS, a method that the path does not support, and an unknown path.
    /// </summary>
    private static Response RespondToUnknownPath(RequestContext call, RouteTable routes)
    {
        var request = call.Http.Request;
        var methods = routes.Methods(request.Path);
        if (request.Method != "OPTIONS" && (methods.Count == 0 || call.Service == Service.Other) && routes.IsInCollection(request.Path))
        {
            throw ApiErrors.NotDone.With($"{request.Method} {request.Path}");
        }

        if (methods.Count == 0)
        {
            throw ApiErrors.NoSuchPath.With(request.Method, request.Path);
        }

        var allow = string.Join(", ", methods.Append("OPTIONS"));
        call.Http.Response.Headers.Allow = allow;
        return request.Method == "OPTIONS"
            ? Response.NoContent
            : throw ApiErrors.MethodNotAllowed.With(request.Path, request.Method, allow);
    }
}
