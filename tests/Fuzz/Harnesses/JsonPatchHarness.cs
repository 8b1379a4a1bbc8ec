using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Fuzz.Harnesses;

/// <summary>
/// Applies a JSON Patch from a request body to the document in the first line. The patch is rejected with an error of the API, or the
/// result can be stored, and the value of its last operation is where the operation wrote it.
/// </summary>
internal sealed class JsonPatchHarness : Harness
{
    private const string Document = """{"name":"n","params":{"path":"/a","list":[1,{"b":[null]},"c"]},"id":"1","a/b":{"m~n":true,"":0}}""";

    public override IEnumerable<string> Words =>
    [
        "{\"op\":\"add\",\"path\":\"/", "{\"op\":\"replace\",\"path\":\"/", "{\"op\":\"remove\",\"path\":\"/", "{\"op\":\"test\",\"path\":\"/",
        "\",\"value\":", "~0", "~1", "/-", "/0", "\\u0000", "\\ud800",
    ];

    public override IEnumerable<byte[]> Seeds() => ((string[])
        [
            """[{"op":"add","path":"/params/list/-","value":{"x":1}},{"op":"replace","path":"/name","value":"m"}]""",
            """[{"op":"test","path":"/name","value":"n"},{"op":"remove","path":"/params/list/1/b/0"}]""",
            """[{"op":"Add","path":"/params/list/0","value":null},{"op":"REPLACE","path":"/a~1b/m~0n","value":[[]]}]""",
            """{"op":"add","path":"/a~1b/","value":1.0}""",
            """[{"op":"remove","path":"/id"}]""",
            """[{"op":"move","from":"/name","path":"/x"}]""",
        ]).Select(patch => Bytes($"{Document}\n{patch}"));

    public override void Run(byte[] input)
    {
        var line = Array.IndexOf(input, (byte)'\n');
        JsonView patch;
        JsonElement after;
        try
        {
            var document = Read(input[..Math.Max(line, 0)]).Of(JsonValueKind.Object, "an object").Required("an object").Element;
            patch = Read(input[(line + 1)..]);
            var before = document.GetRawText();
            var patched = JsonPatch.Apply(document, patch, name => name == "id");
            _ = JsonPatch.Paths(patch).ToList();
            BrokenClaimException.ThrowIf(document.GetRawText() != before, () => "the patch changes the document that it is applied to");
            after = JsonCopy.Freeze(patched);
        }
        catch (ApiErrorException)
        {
            return;
        }

        if (Test(patch) is { } test)
        {
            JsonPatch.Apply(after, test, _ => false);
        }
    }

    private static JsonView Read(byte[] body)
    {
        var request = new DefaultHttpContext().Request;
        request.ContentType = "application/json";
        request.Body = new MemoryStream(body);
        return JsonBody.ReadAnyAsync(request).GetAwaiter().GetResult();
    }

    /// <summary>Returns the operation that tests what the last operation wrote; null if it wrote nothing at a known path.</summary>
    private static JsonView? Test(JsonView patch)
    {
        var last = patch.Element.ValueKind == JsonValueKind.Array ? patch.Element[patch.Element.GetArrayLength() - 1] : patch.Element;
        var path = last.GetProperty("path").GetString()!;
        return last.GetProperty("op").GetString()!.ToUpperInvariant() is not ("ADD" or "REPLACE")
            || path.EndsWith("/-", StringComparison.Ordinal)
            ? null
            : new(
                JsonSerializer.SerializeToElement(new JsonObject
                {
                    ["op"] = "test",
                    ["path"] = path,
                    ["value"] = JsonCopy.ToNode(last.GetProperty("value")),
                }),
                string.Empty);
    }
}
