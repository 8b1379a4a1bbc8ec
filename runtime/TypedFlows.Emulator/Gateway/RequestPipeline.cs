using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TypedFlows.Emulator.Faults;
using TypedFlows.Emulator.Journal;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Gateway;

/// <summary>Processes every request: gateway, service, response, journal.</summary>
internal sealed class RequestPipeline(
    GatewayCheck gateway,
    RequestJournal journal,
    FaultPlan faults,
    TimeProvider time,
    IReadOnlySet<string> allowedHosts,
    LocalPaths paths,
    PlatformLog log)
{
    private static readonly JsonWriterOptions s_writing =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task RunAsync(HttpContext http, Service service, Func<RequestContext, Task<Response>> handle)
    {
        var call = new RequestContext(http, service);
        var at = time.GetUtcNow();
        var began = Stopwatch.GetTimestamp();
        Response response;
        ApiErrorException? exception = null;
        var reason = default(string);
        var fault = default(Fault);
        try
        {
            CallerSite.RequireHost(http, allowedHosts);
            fault = service is Service.Emulator or Service.Page ? null : faults.TakeRequest(http.Request.Method, http.Request.Path);
            if (fault is not null && !fault.AfterProcessing && await StrikeAsync(call, fault) is { } struck)
            {
                Record(struck, null, null);
                await WriteAsync(http, struck);
                return;
            }

            // A browser sends OPTIONS without credentials.
            if (ServicePaths.IsGuarded(service) && http.Request.Method != "OPTIONS")
            {
                gateway.Admit(call);
            }

            if (service == Service.Emulator)
            {
                CallerSite.Require(http);
            }

            response = await handle(call);
        }
        catch (ApiErrorException error)
        {
            // A request that was accepted without a token may succeed, or fail with a violation of the spec or an unknown id.
            var e = call.IsWithoutToken
                && error.Violations.Count == 0
                && error.Error != ApiErrors.UnknownReference
                && error.Error != ApiErrors.UnknownMapping
                ? ApiErrors.NoToken.With()
                : error;
            exception = e;
            reason = e.Message;
            response = new(e.Error.Status, ErrorBody.Print(e, service, time)) { Headers = RetryAfter(e.Error) };
        }
        catch (StorageException e)
        {
            exception = ApiErrors.Storage.With(e.Message);
            reason = exception.Message;
            response = new(exception.Error.Status, ErrorBody.Print(exception, service, time)) { Headers = RetryAfter(exception.Error) };
        }
        catch (Exception e) when (e is OperationCanceledException or BadHttpRequestException && http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (BadHttpRequestException e)
        {
            exception = ApiErrors.BrokenRequest.With(e.Message);
            reason = exception.Message;
            response = new(exception.Error.Status, ErrorBody.Print(exception, service, time));
        }
        catch (Exception e)
        {
            // This is a defect of the emulator. It is reported, and the server continues.
            (response, reason) = InternalError(e);
        }

        if (fault is { AfterProcessing: true } && await StrikeAsync(call, fault) is { } instead)
        {
            response = instead;
        }

        Record(response, exception, reason);
        try
        {
            await WriteAsync(http, paths.Hide(response, http));
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody receives the rest.
        }
        catch (Exception e)
        {
            await EndAsync(call, e);
        }

        void Record(Response sent, ApiErrorException? rejection, string? message)
        {
            // The page refreshes every other second. Its own requests are not recorded, except forms that are rejected.
            if (service != Service.Page || (HttpMethods.IsPost(http.Request.Method) && sent.Status >= StatusCodes.Status400BadRequest))
            {
                var recorded = journal.Add(number => new(
                    number,
                    at,
                    http.Request.Method,
                    http.Request.Path,
                    call.Sandbox,
                    sent.Status,
                    rejection?.Error.Key,
                    message,
                    call.Deviations,
                    Stopwatch.GetElapsedTime(began).TotalMilliseconds));
                if (ServicePaths.IsGuarded(service))
                {
                    journal.Bodies?.Add(recorded, call.Body, sent.Body);
                }
            }
        }
    }

    /// <summary>Applies a fault.</summary>
    /// <returns>The response that replaces the real one; <see langword="null"/> to continue with the request.</returns>
    private static async Task<Response?> StrikeAsync(RequestContext call, Fault fault)
    {
        call.Deviations.Add($"The fault {fault.Id} ({fault.Kind}) was applied.");
        if (fault.DelayMilliseconds > 0)
        {
            // The delay uses real time, because the platform's clock does not affect the waiting client.
            await Task.Delay(fault.DelayMilliseconds, call.Http.RequestAborted);
        }

        switch (fault.Kind)
        {
            case "cut":
                call.Http.Abort();
                return new(0, null);
            case "status":
                var message = fault.Message ?? (fault.Status == 429 ? "Too many requests" : "A requested fault.");
                return new(
                    fault.Status,
                    new JsonObject { ["error_code"] = fault.Status == 429 ? "429050" : fault.Status + "000", ["message"] = message })
                {
                    Headers = fault.RetryAfter is { } seconds
                        ? [("Retry-After", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture))]
                        : [],
                };
            default:
                return null;
        }
    }

    private static IReadOnlyList<(string, string)> RetryAfter(ApiError error) =>
        error.RetryAfter is { } seconds ? [("Retry-After", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture))] : [];

    private static (Response Response, string Reason) InternalError(Exception e)
    {
        var reason = $"{e.GetType().Name}: {e.Message}";
        return (new(500, new JsonObject { ["message"] = "The emulator failed because of an internal error. " + reason }), reason);
    }

    /// <summary>Reports that a response could not be written, and ends it.</summary>
    private async Task EndAsync(RequestContext call, Exception e)
    {
        var http = call.Http;
        var (response, reason) = InternalError(e);
        log.Report(
            PlatformLog.ResponseFailed,
            $"{http.Request.Method} {http.Request.Path}",
            call.Sandbox,
            "The response could not be written. " + reason);
        if (http.Response.HasStarted)
        {
            // The status is sent, so only a cut connection shows that the content is incomplete.
            http.Abort();
            return;
        }

        http.Response.Clear();
        await WriteAsync(http, paths.Hide(response, http));
    }

    private static async Task WriteAsync(HttpContext http, Response response)
    {
        if (response.Status == 0)
        {
            return;
        }

        var output = http.Response;
        output.StatusCode = response.Status;
        var requestId = http.Request.Headers["x-request-id"].ToString();

        // A request may contain characters that a response header cannot: it is printable ASCII.
        output.Headers["x-request-id"] = requestId.Length > 0 && requestId.All(c => c is >= ' ' and <= '~')
            ? requestId
            : Guid.NewGuid().ToString("N");
        if (response.Location is not null)
        {
            output.Headers.Location = response.Location;
        }

        foreach (var (name, value) in response.Headers)
        {
            output.Headers[name] = value;
        }

        if (response.Content is { } content)
        {
            output.ContentType = content.ContentType;
            output.ContentLength = content.Bytes.Length;
            await output.Body.WriteAsync(content.Bytes, http.RequestAborted);
            return;
        }

        if (response.Write is { } write)
        {
            output.ContentType = write.ContentType;
            await write.To(output.Body, null, http.RequestAborted);
            return;
        }

        // HTTP allows no content with these statuses.
        if (response.Body is null || response.Status is StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent
            or StatusCodes.Status304NotModified)
        {
            return;
        }

        using var buffer = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(buffer, s_writing))
        {
            response.Body.WriteTo(writer);
        }

        output.ContentType = "application/json;charset=UTF-8";
        output.ContentLength = buffer.Length;
        await output.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), http.RequestAborted);
    }
}
