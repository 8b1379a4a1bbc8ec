using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TypedFlows.Emulator.Journal;

namespace TypedFlows.Emulator.Gateway;

/// <summary>The way of every request: gateway, service, answer, journal.</summary>
internal sealed class RequestPipeline(GatewayCheck gateway, RequestJournal journal, TimeProvider time)
{
    private static readonly JsonWriterOptions s_writing = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task RunAsync(HttpContext http, Service service, Func<Call, Task<Answer>> handle)
    {
        var call = new Call(http, service);
        var at = time.GetUtcNow();
        var began = Stopwatch.GetTimestamp();
        Answer answer;
        RefusedException? refused = null;
        var reason = default(string);
        try
        {
            if (ServicePaths.IsGuarded(service))
            {
                gateway.LetIn(call);
            }

            answer = await handle(call);
        }
        catch (RefusedException e)
        {
            refused = e;
            reason = e.Message;
            answer = new(e.Refusal.Status, ErrorBody.Print(e, service, time));
        }
        catch (Exception e) when (e is OperationCanceledException or BadHttpRequestException && http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (BadHttpRequestException e)
        {
            refused = Refusals.BrokenRequest.With(e.Message);
            reason = refused.Message;
            answer = new(refused.Refusal.Status, ErrorBody.Print(refused, service, time));
        }
        catch (Exception e)
        {
            // A fault of the emulator itself: say so, and go on serving.
            reason = $"{e.GetType().Name}: {e.Message}";
            answer = new(500, new JsonObject { ["message"] = "The emulator failed; this is a fault of its own. " + reason });
        }

        var elapsed = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        journal.Add(number => new(
            number, at, http.Request.Method, http.Request.Path, call.Sandbox, answer.Status, refused?.Refusal.Key, reason, call.Notes, elapsed));
        await WriteAsync(http, answer);
    }

    private static async Task WriteAsync(HttpContext http, Answer answer)
    {
        var response = http.Response;
        response.StatusCode = answer.Status;
        var requestId = http.Request.Headers["x-request-id"].ToString();

        // A request may bring what no answer can carry: a header of an answer is printable ASCII.
        response.Headers["x-request-id"] = requestId.Length > 0 && requestId.All(c => c is >= ' ' and <= '~') ? requestId : Guid.NewGuid().ToString("N");
        if (answer.Location is not null)
        {
            response.Headers.Location = answer.Location;
        }

        if (answer.Body is null)
        {
            return;
        }

        using var buffer = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(buffer, s_writing))
        {
            answer.Body.WriteTo(writer);
        }

        response.ContentType = "application/json;charset=UTF-8";
        response.ContentLength = buffer.Length;
        await response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), http.RequestAborted);
    }
}
