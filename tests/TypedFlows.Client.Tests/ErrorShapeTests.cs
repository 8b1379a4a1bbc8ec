using TypedFlows.Client.Tests.Support;

namespace TypedFlows.Client.Tests;

/// <summary>Tests that every known error format of the services and the gateway becomes one exception type.</summary>
public sealed class ErrorShapeTests
{
    [Theory]
    [InlineData(403, """{"error_code":"403010","message":"Oauth token is missing"}""", "403010", "Oauth token is missing", null)]
    [InlineData(403, """{"error_code":403025,"message":"Profile is not valid"}""", "403025", "Profile is not valid", null)]
    [InlineData(
        404, """{"errorMessage":"Not there","errorDetails":"No resource found for id 9"}""",
        null, "Not there", "No resource found for id 9")]
    [InlineData(404, """{"errorMessage":"Flow 9 not found"}""", null, "Flow 9 not found", null)]
    [InlineData(400, """{"message":"Bad spec id"}""", null, "Bad spec id", null)]
    [InlineData(
        412,
        """{"type":"http://ns.adobe.com/aep/errors/FLOW-1404-412","title":"Etag is stale","status":412"""
            + ""","detail":"Read it again"}""",
        "FLOW-1404-412", "Etag is stale", "Read it again")]
    [InlineData(
        400,
        """{"type":"http://ns.adobe.com/aep/errors/XDM-1006-400","title":"Bad","status":400"""
            + ""","report":{"registryRequestId":"r","detailed-message":"Long","sub-errors":[]}"""
            + ""","detail":"Short"}""",
        "XDM-1006-400", "Bad", "Short")]
    [InlineData(
        404,
        """{"type":"http://ns.adobe.com/aep/errors/XDM-1010-404","title":"No such schema","status":404"""
            + ""","report":{"detailed-message":"Long"}}""",
        "XDM-1010-404", "No such schema", "Long")]
    [InlineData(
        400,
        """{"type":"https://ns.adobe.com/adobecloud/problem/x","status":400,"title":"Invalid","report":{"message":"Malformed","cause":"""
            + """{"_streamingValidation":[{"message":"2 found","causingExceptions":[{"pointerToViolation":"#/a","causingExceptions":[]"""
            + ""","keyword":"type","message":"not text"}"""
            + """,{"pointerToViolation":"#/b","message":"too long"}]}]}}}""",
        null, "Invalid", "Malformed; #/a: not text; #/b: too long")]
    [InlineData(
        401,
        """{"type":"https://ns.adobe.com/adobecloud/problem/x","title":"Unauthorized","status":"401","report":"""
            + """{"message":"Missing token"}}""",
        null, "Unauthorized", "Missing token")]
    [InlineData(
        400, """{"type":"/placeholder/type/uri","status":400,"title":"BadRequestError","detail":"Invalid content-type"}""",
        null, "BadRequestError", "Invalid content-type")]
    [InlineData(
        400, """{"message":"Failed","code":"CONNECTOR-2001-500","details":{"at":1}}""", "CONNECTOR-2001-500", "Failed", """{"at":1}""")]
    [InlineData(400, """{"code":"err-1","rows":["3-5"],"description":"Read-only"}""", "err-1", "Read-only", null)]
    [InlineData(400, """{"errors":[{"code":"1425-400","message":"Schema differs"},{"code":"2"}]}""", "1425-400", "Schema differs", null)]
    [InlineData(400, """{"error":"invalid_client","error_description":"No such client"}""", "invalid_client", "No such client", null)]
    [InlineData(503, "", null, null, null)]
    [InlineData(502, "<html>Bad gateway</html>", null, null, "<html>Bad gateway</html>")]
    [InlineData(500, "[1,2]", null, null, "[1,2]")]
    public async Task A_shape_is_read(int status, string body, string? code, string? title, string? detail)
    {
        await using var server = RecordingServer.Start(new Reply(status, body));
        using var client = server.Client();

        var error = await Assert.ThrowsAsync<PlatformException>(() => client.Flows.GetAsync("f-1"));

        Assert.Equal((status, code, title, detail), (error.Status, error.ErrorCode, error.Title, error.Detail));
        Assert.Equal(body.Length == 0 ? null : body, error.Body);
        Assert.Equal(("GET", "/data/foundation/flowservice/flows/f-1"), (error.Method, error.Path));
        Assert.StartsWith(
            $"GET /data/foundation/flowservice/flows/f-1 was rejected with {status} (", error.Message, StringComparison.Ordinal);
        Assert.All(new[] { code, title, detail }.OfType<string>(), part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_message_reads_as_sentences()
    {
        await using var server = RecordingServer.Start(new Reply(403, """{"error_code":"403010","message":"Oauth token is missing"}""")
        {
            Headers = new Dictionary<string, string> { ["x-request-id"] = "req-9" },
        });
        using var client = server.Client();

        var error = await Assert.ThrowsAsync<PlatformException>(() => client.Flows.GetAsync("f"));

        Assert.Equal(
            "GET /data/foundation/flowservice/flows/f was rejected with 403 (Forbidden): Oauth token is missing. Error code 403010. "
                + "Request id req-9.",
            error.Message);
    }

    [Fact]
    public async Task The_request_id_comes_from_the_header_or_the_body_or_the_request()
    {
        await using var server = RecordingServer.Start(
            new Reply(400, """{"title":"a","report":{"registryRequestId":"from-body"}}"""),
            new Reply(400, """{"title":"a"}"""));
        using var client = server.Client();

        var fromBody = await Assert.ThrowsAsync<PlatformException>(() => client.Flows.GetAsync("f"));
        var sent = await Assert.ThrowsAsync<PlatformException>(() => client.Flows.GetAsync("f"));

        Assert.Equal("from-body", fromBody.RequestId);
        Assert.Equal(server.Requests[1].Headers["x-request-id"], sent.RequestId);
    }

    [Fact]
    public async Task A_redirect_is_rejected_and_not_followed()
    {
        await using var server = RecordingServer.Start(new Reply(302, string.Empty)
        {
            Headers = new Dictionary<string, string> { ["Location"] = "/elsewhere" },
        });
        using var client = server.Client();

        var error = await Assert.ThrowsAsync<PlatformException>(() => client.Flows.GetAsync("f"));

        Assert.Equal(302, error.Status);
        Assert.Single(server.Requests);
    }
}
