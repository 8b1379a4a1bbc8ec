using System.Text;

namespace TypedFlows.Client.Tests.Contract;

/// <summary>Compares every request of the client and every response of the emulator with <c>Expectations.txt</c>.</summary>
public sealed class ExpectationTests
{
    private static readonly IReadOnlyList<Expectation> s_all =
        Expectation.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Contract", "Expectations.txt")));

    [Fact]
    public void Every_operation_that_the_client_calls_has_one_expectation() => Assert.Equal(
        ClientCalls.All.Select(call => $"{call.Method} {call.Template}").Order(StringComparer.Ordinal),
        s_all.Select(expectation => expectation.Operation).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Requests_and_responses_are_as_expected()
    {
        var exchanges = await ScenarioFixture.ExchangesAsync();
        var found = from call in ClientCalls.All
                    let expectation = s_all.Single(each => each.Operation == $"{call.Method} {call.Template}")
                    from exchange in exchanges.Where(call.IsOf)
                    from difference in expectation.Differences(exchange)
                    select difference;
        Assert.Empty(found.Distinct());
    }

    [Fact]
    public async Task Every_expected_status_is_returned()
    {
        var exchanges = await ScenarioFixture.ExchangesAsync();
        var missing = from call in ClientCalls.All
                      from status in s_all.Single(each => each.Operation == $"{call.Method} {call.Template}").Statuses
                      where !exchanges.Any(exchange => call.IsOf(exchange) && exchange.Status == status)
                      select $"{call.Method} {call.Template}: {status}";
        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("a b", """{"id":"1","on":true}""", 200, """{"items":[{"n":1}]}""")]
    [InlineData("a b", """{"id":"1","on":true,"any":{"x":[1]}}""", 200, """{"items":[],"more":1}""")]
    [InlineData("b", """{"id":"1","on":true}""", 200, """{"items":[]}""", "query a missing")]
    [InlineData("a c", """{"id":"1","on":true}""", 200, """{"items":[]}""", "query c undeclared")]
    [InlineData("a", """{"id":1}""", 200, """{"items":[]}""", "sends /id is integer, not string", "sends /on missing")]
    [InlineData("a", """{"id":"1","on":true,"x":1}""", 200, """{"items":[]}""", "sends /x undeclared")]
    [InlineData("a", "", 200, """{"items":[]}""", "sends no body")]
    [InlineData("a", """{"id":"1","on":true}""", 200, """{"items":[{"n":1},{}]}""", "200 /items[]/n missing")]
    [InlineData("a", """{"id":"1","on":true}""", 200, """{}""", "200 /items missing")]
    [InlineData("a", """{"id":"1","on":true}""", 404, """{}""", "404 undeclared")]
    public void A_difference_is_found(string query, string sent, int status, string returned, params string[] expected)
    {
        var expectation = Assert.Single(Expectation.Parse("""
            # A comment.
            every call
              headers accept
            POST /things
              query a b?
              sends id:string
                  on:boolean any:object? any.**
              200 items:array items[].n:integer
            """));
        var exchange = new Exchange(
            "POST",
            "/things",
            query.Split(' '),
            new Dictionary<string, string> { ["accept"] = "application/json" },
            Encoding.UTF8.GetBytes(sent),
            status,
            Encoding.UTF8.GetBytes(returned));

        Assert.Equal(expected.Select(each => "POST /things: " + each), expectation.Differences(exchange));
        Assert.Contains(
            "POST /things: header accept missing", expectation.Differences(exchange with { Headers = new Dictionary<string, string>() }));
    }
}
