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

/// <summary>Kestrel with the platform's paths.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private WebServer(WebApplication application) => _application = application;

    /// <summary>The address that it serves, the real port in it.</summary>
    public Uri Endpoint => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>A server that knows no path yet and does not listen; <see cref="StartAsync"/> lets it. Takes as long as reading the specs, and needs none of them.</summary>
    public static WebServer Build(IPEndPoint listenOn)
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

        // Made here, where another thread reads the specs, rather than at the start.
        application.Services.GetRequiredService<IServer>();
        return new WebServer(application);
    }

    public Task StartAsync(IEnumerable<Operation> operations, RequestPipeline pipeline, CancellationToken cancellationToken)
    {
        Map(_application, operations, pipeline);
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
            // Requests that would not end are cut off.
        }

        await _application.DisposeAsync();
    }

    private static void Map(WebApplication application, IEnumerable<Operation> operations, RequestPipeline pipeline)
    {
        var routes = new RouteTable();
        foreach (var operation in operations)
        {
            MapOne(operation.Service, operation.Method, operation.Template, operation.Handle);
        }

        foreach (var (service, method, template, name) in UndoneOperations.All)
        {
            MapOne(service, method, template, _ => throw ApiErrors.NotDone.With(name));
        }

        application.MapFallback("{**path}", RespondToUnknownPathAsync);

        Task RespondToUnknownPathAsync(HttpContext http) => pipeline.RunAsync(http, ServicePaths.Find(http.Request.Path), call => Task.FromResult(RespondToUnknownPath(call, routes)));

        void MapOne(Service service, string method, string template, Func<RequestContext, Task<Response>> handle)
        {
            var path = ServicePaths.Of(service) + template;
            routes.Add(path, method);
            string[] methods = method == "GET" ? [method, "HEAD"] : [method];
            application.MapMethods(path, methods, http => pipeline.RunAsync(http, service, handle));
        }
    }

    /// <summary>Answers what is no operation: a question which methods there are, a method that the path does not take, no path at all.</summary>
    private static Response RespondToUnknownPath(RequestContext call, RouteTable routes)
    {
        var request = call.Http.Request;
        var methods = routes.Methods(request.Path);
        if (methods.Count == 0)
        {
            throw ApiErrors.NoSuchPath.With(request.Method, request.Path);
        }

        var allow = string.Join(", ", methods.Append("OPTIONS"));
        call.Http.Response.Headers.Allow = allow;
        return request.Method == "OPTIONS" ? Response.NoContent : throw ApiErrors.MethodNotAllowed.With(request.Path, request.Method, allow);
    }
}
