using System.Text;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents the content of an error response of any service.</summary>
internal readonly record struct ErrorBody(string? Code, string? Title, string? Detail, JsonElement Json)
{
    private const int MostCauses = 5;

    public static ErrorBody Read(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return default;
        }

        JsonElement json;
        try
        {
            using var document = JsonDocument.Parse(body);
            json = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return new(null, null, ErrorReader.Excerpt(Encoding.UTF8.GetString(body.Span)), default);
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            return new(null, null, ErrorReader.Excerpt(json.AsText() ?? json.GetRawText()), json);
        }

        // Some responses contain their errors in a list or under a key. The first error is used.
        var inner = json.Items("errors").FirstOrDefault();
        var error = json.Text("title") is null && json.Text("message") is null && inner.ValueKind == JsonValueKind.Object ? inner : json;
        return new(CodeOf(error), TitleOf(error), DetailOf(error), json);
    }

    private static string? CodeOf(JsonElement error) =>
        error.Text("error_code") ?? error.Text("errorCode") ?? error.Text("code") ?? CodeOfType(error.Text("type")) ?? CodeOfOAuth(error);

    /// <summary>Returns the last segment of a problem type that ends in a number, such as XDM-1006-400. The type
    /// <c>/placeholder/type/uri</c> has none.</summary>
    private static string? CodeOfType(string? type)
    {
        var segment = type?[(type.LastIndexOf('/') + 1)..];
        return segment is { Length: > 0 } && char.IsAsciiDigit(segment[^1]) ? segment : null;
    }

    // OAuth responses contain {error, error_description}. The first one is a code if the second one exists.
    private static string? CodeOfOAuth(JsonElement error) => error.Text("error_description") is null ? null : error.Text("error");

    private static string? TitleOf(JsonElement error) =>
        error.Text("title") ?? error.Text("errorMessage") ?? error.Text("message")
        ?? error.Text("error_description") ?? error.Text("description") ?? error.Text("error")
        ?? (error.Member("error") is { ValueKind: JsonValueKind.Object } nested ? TitleOf(nested) : null);

    private static string? DetailOf(JsonElement error)
    {
        var report = error.Member("report") ?? default;
        var parts = new List<string?>
        {
            TextOrJson(error, "detail") ?? report.Text("detailed-message"),
            TextOrJson(error, "errorDetails"),
            TextOrJson(error, "details"),
            error.Text("title") is null ? null : error.Text("message"),
            report.Text("message"),
        };
        if (report.Member("cause") is { } cause)
        {
            parts.AddRange(Causes(cause).Take(MostCauses));
        }

        parts.AddRange(report.Items("sub-errors").Select(sub => sub.AsText() ?? DetailOf(sub) ?? TitleOf(sub)).Take(MostCauses));
        var said = parts.Where(part => !string.IsNullOrWhiteSpace(part)).Distinct(StringComparer.Ordinal).ToList();
        return said.Count == 0 ? null : string.Join("; ", said);
    }

    private static string? TextOrJson(JsonElement error, string name) =>
        error.Member(name) is { } value ? value.AsText() ?? value.GetRawText() : null;

    /// <summary>Returns the leaves of a validation tree, which state the errors. The branches only count them.</summary>
    private static IEnumerable<string> Causes(JsonElement node)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            return node.EnumerateArray().SelectMany(Causes);
        }

        if (node.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var deeper = node.Items("causingExceptions").Concat(node.Items("_streamingValidation")).SelectMany(Causes).ToList();
        return deeper.Count > 0 || node.Text("message") is not { } message
            ? deeper
            : [node.Text("pointerToViolation") is { Length: > 0 } pointer ? $"{pointer}: {message}" : message];
    }
}
