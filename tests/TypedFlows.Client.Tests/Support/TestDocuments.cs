using System.Text.Json;

namespace TypedFlows.Client.Tests.Support;

internal static class TestDocuments
{
    /// <summary>Returns a body of the tutorial.</summary>
    public static JsonElement Tutorial(string name)
    {
        using var stream = typeof(TestDocuments).Assembly.GetManifestResourceStream($"{name}.json")!;
        return JsonDocument.Parse(stream).RootElement;
    }

    /// <summary>Returns all differences between two documents by JSON Pointer, one per line.</summary>
    public static IEnumerable<string> Differences(JsonElement printed, JsonElement sent, string pointer = "")
    {
        if (printed.ValueKind != sent.ValueKind)
        {
            yield return $"{pointer}: {printed.GetRawText()} -> {sent.GetRawText()}";
        }
        else if (printed.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in printed.EnumerateObject())
            {
                var at = $"{pointer}/{member.Name}";
                foreach (
                    var line in sent.TryGetProperty(member.Name, out var other)
                        ? Differences(member.Value, other, at)
                        : [$"{at}: not sent"])
                {
                    yield return line;
                }
            }

            foreach (var member in sent.EnumerateObject().Where(m => !printed.TryGetProperty(m.Name, out _)))
            {
                yield return $"{pointer}/{member.Name}: sent, not printed";
            }
        }
        else if (printed.ValueKind == JsonValueKind.Array)
        {
            if (printed.GetArrayLength() != sent.GetArrayLength())
            {
                yield return $"{pointer}: {printed.GetArrayLength()} items -> {sent.GetArrayLength()}";
                yield break;
            }

            for (var i = 0; i < printed.GetArrayLength(); i++)
            {
                foreach (var line in Differences(printed[i], sent[i], $"{pointer}/{i}"))
                {
                    yield return line;
                }
            }
        }
        else if (!JsonElement.DeepEquals(printed, sent))
        {
            yield return $"{pointer}: {printed.GetRawText()} -> {sent.GetRawText()}";
        }
    }
}
