using System.Net;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>
/// Sends every call of the five tutorials in order. Only the host, placeholders, ids of earlier responses and malformed JSON are replaced.
/// References to other pages stay as printed.
/// </summary>
public sealed class TutorialReplayTests
{
    private const string Once = "marketing-automation";

    [Fact]
    public async Task Every_call_of_the_tutorials_is_accepted()
    {
        await using var session = await StartAsync();
        var replay = new TutorialReplay(session);
        var calls = 0;
        foreach (var (tutorial, call) in TutorialReplay.Calls)
        {
            var reply = await replay.SendAsync(tutorial, call);
            calls++;
            if (tutorial == Once && call.Path.EndsWith("/flows", StringComparison.Ordinal))
            {
                Assert.True(reply.Status == HttpStatusCode.BadRequest, reply.Text);
                Assert.Contains("'interval' is not allowed when 'frequency' is 'once'", reply.Text, StringComparison.Ordinal);
                reply = await replay.SendAsync(tutorial, call, body => body["scheduleParams"]!.AsObject().Remove("interval"));
            }

            Assert.True((int)reply.Status is >= 200 and < 300, $"{tutorial}: {call.Method} {call.Path}: {reply.Status} {reply.Text}");
        }

        Assert.Equal(33, calls);
    }

    [Fact]
    public async Task Deviations_from_the_specs_are_in_the_journal_and_rejected_if_strict()
    {
        await using var lenient = await StartAsync();
        var replay = new TutorialReplay(lenient);
        foreach (var (tutorial, call) in TutorialReplay.Calls.Where(entry => entry.Tutorial == "cloud-storage"))
        {
            await replay.SendAsync(tutorial, call);
        }

        var state = string.Join(
            '\n',
            (await lenient.GetAsync("/_emulator/journal")).Items.SelectMany(entry => entry.GetProperty("notes").EnumerateArray())
                .Select(note => note.GetString()));
        Assert.Contains("does not declare a transformation named 'Copy'", state, StringComparison.Ordinal);
        Assert.Contains($"It accepts: {DataLake} (datalake)", state, StringComparison.Ordinal);
        Assert.Contains("without the header Authorization", state, StringComparison.Ordinal);

        await using var strict = await StartAsync(o => o.Strict = true);
        var reply = await new TutorialReplay(strict).SendAsync("cloud-storage", TutorialReplay.Calls.First().Call);
        Assert.Contains("/baseConnectionId", reply.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
    }

    [Fact]
    public async Task A_call_without_token_that_would_be_rejected_is_rejected_for_the_token()
    {
        await using var session = await StartAsync();
        (await session.GetAsync(FlowPath + "flows")).Expect(HttpStatusCode.OK);
        session.Http.DefaultRequestHeaders.Authorization = null;

        var reply = (await session.PostAsync(FlowPath + "flows", "{}")).Expect(HttpStatusCode.Forbidden);
        Assert.Equal("403010", reply.Body.GetProperty("error_code").GetString());
        (await session.GetAsync(FlowPath + "flows")).Expect(HttpStatusCode.Forbidden);
        (await session.GetAsync(FlowPath + "flowSpecs")).Expect(HttpStatusCode.Forbidden);
        session.Http.DefaultRequestHeaders.Remove("x-api-key");
        session.Http.DefaultRequestHeaders.Add("x-api-key", "another");
        (await session.GetAsync(FlowPath + "flowSpecs?property=name==CRMToAEP")).Expect(HttpStatusCode.Forbidden);
    }
}
