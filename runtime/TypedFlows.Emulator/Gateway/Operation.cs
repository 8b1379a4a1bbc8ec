namespace TypedFlows.Emulator.Gateway;

/// <summary>One operation that the emulator implements.</summary>
internal sealed record Operation(Service Service, string Method, string Template, Func<RequestContext, Task<Response>> Handle)
{
    public static Operation Get(Service service, string template, Func<RequestContext, Response> handle) =>
        new(service, "GET", template, call => Task.FromResult(handle(call)));

    public static Operation Get(Service service, string template, Func<RequestContext, Task<Response>> handle) =>
        new(service, "GET", template, handle);

    public static Operation Post(Service service, string template, Func<RequestContext, Task<Response>> handle) =>
        new(service, "POST", template, handle);

    public static Operation Put(Service service, string template, Func<RequestContext, Task<Response>> handle) =>
        new(service, "PUT", template, handle);

    public static Operation Patch(Service service, string template, Func<RequestContext, Task<Response>> handle) =>
        new(service, "PATCH", template, handle);

    public static Operation Delete(Service service, string template, Func<RequestContext, Response> handle) =>
        new(service, "DELETE", template, call => Task.FromResult(handle(call)));

    /// <summary>Creates an operation that changes state and has no body.</summary>
    public static Operation Act(Service service, string template, Func<RequestContext, Response> handle) =>
        new(service, "POST", template, call => Task.FromResult(handle(call)));
}
