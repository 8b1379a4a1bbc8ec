using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Hosting;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.Admin;

/// <summary>
/// Serves <c>/_emulator/clock</c>, <c>/snapshot</c> and <c>/reset</c>, with which tests control the time and state of the platform.
/// </summary>
internal sealed class StateEndpoints(PlatformClock clock, PlatformState state)
{
    private const double MostSeconds = 9e11;

    public IEnumerable<Operation> Operations =>
    [
        Operation.Get(Service.Emulator, "/clock", _ => Now()),
        Operation.Post(Service.Emulator, "/clock", MoveAsync),
        Operation.Get(
            Service.Emulator,
            "/snapshot",
            _ => new Response(200, null) { Write = ("application/json;charset=UTF-8", state.WriteSnapshotAsync) }),
        Operation.Put(Service.Emulator, "/snapshot", RestoreAsync),
        new(Service.Emulator, "POST", "/reset", async _ =>
        {
            await state.ResetAsync();
            return Response.NoContent;
        }),
    ];

    private Response Now() => Response.Ok(new JsonObject { ["now"] = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture) });

    private async Task<Response> MoveAsync(RequestContext call)
    {
        var body = await call.ReadBodyAsync();
        var by = By(body);
        if (by < TimeSpan.Zero)
        {
            throw ApiErrors.WrongMember.With(
                body["now"].IsPresent ? "/now" : "/advance",
                "a time that is not in the past, because the clock does not go back",
                "earlier");
        }

        try
        {
            clock.Advance(by);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw ApiErrors.WrongMember.With(
                body["now"].IsPresent ? "/now" : "/advance", $"a time before the year {PlatformClock.Latest.Year}", "later");
        }

        return Now();
    }

    /// <summary>
    /// Reads the amount of time: <c>advance</c> as seconds, as <c>01:30:00</c> or as <c>PT90M</c>, or <c>now</c> as a date.
    /// </summary>
    private TimeSpan By(JsonView body)
    {
        var advance = body["advance"];
        if (advance.Element.ValueKind == JsonValueKind.Number)
        {
            return Seconds(advance.Element.GetDouble());
        }

        if (body.Text("now") is { } now)
        {
            return DateTimeOffset.TryParse(now, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
                ? moment - clock.GetUtcNow()
                : throw ApiErrors.WrongMember.With("/now", "a date and time", $"'{now}'");
        }

        var text = body.RequiredText("advance", "the amount of time: seconds, 01:30:00 or PT90M");
        const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (double.TryParse(text, Number, CultureInfo.InvariantCulture, out var number))
        {
            // A TimeSpan would read the number of a text as days.
            return Seconds(number);
        }

        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span))
        {
            return span;
        }

        try
        {
            return System.Xml.XmlConvert.ToTimeSpan(text);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw ApiErrors.WrongMember.With("/advance", "seconds, 01:30:00 or PT90M", $"'{text}'");
        }
    }

    private static TimeSpan Seconds(double number) => TimeSpan.FromSeconds(Math.Clamp(number, -MostSeconds, MostSeconds));

    private async Task<Response> RestoreAsync(RequestContext call)
    {
        JsonBody.RequireJson(call.Http.Request);

        // A snapshot is read in blocks, so every snapshot that the platform returned can be restored.
        if (call.Http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        await state.RestoreAsync(call.Http.Request.Body, call.Http.RequestAborted);
        return Response.NoContent;
    }
}
