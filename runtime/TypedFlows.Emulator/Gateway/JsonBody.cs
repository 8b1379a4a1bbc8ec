using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.Gateway;

/// <summary>Reads the JSON body of a request.</summary>
internal static class JsonBody
{
    /// <summary>Large enough for any create; data does not come this way.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>A sender of more than this is cut off.</summary>
    public const int MaxBytesRead = 64 * 1024 * 1024;

    public static async Task<JsonView> ReadAsync(HttpRequest request)
    {
        var bytes = await ReadBytesAsync(request);
        if (bytes.AsSpan().TrimStart(" \t\r\n"u8).IsEmpty)
        {
            throw Refusals.NoBody.With();
        }

        var type = request.ContentType;
        if (!IsJson(type))
        {
            throw Refusals.ContentType.With(type ?? string.Empty);
        }

        var view = new JsonView(Parse(bytes), string.Empty);
        return view.IsPresent ? view.Of(JsonValueKind.Object, "an object") : throw Refusals.NoBody.With();
    }

    private static bool IsJson(string? contentType)
    {
        var type = contentType?.Split(';', 2)[0].Trim();
        return type is not null
            && (type.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<byte[]> ReadBytesAsync(HttpRequest request)
    {
        using var buffer = new MemoryStream();
        var block = new byte[16 * 1024];
        long length = 0;
        try
        {
            // What is too large is read to its end and dropped: a sender that is cut off would not see the answer.
            for (int read; (read = await request.Body.ReadAsync(block, request.HttpContext.RequestAborted)) > 0;)
            {
                length += read;
                if (length <= MaxBytes)
                {
                    buffer.Write(block, 0, read);
                }
            }
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            length = long.MaxValue;
        }

        if (length > MaxBytes)
        {
            throw Refusals.BodyTooLarge.With(MaxBytes.ToString(CultureInfo.InvariantCulture));
        }

        var bytes = buffer.ToArray();
        return bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
    }

    private static JsonElement Parse(byte[] bytes)
    {
        if (!Utf8.IsValid(bytes))
        {
            throw Refusals.MalformedBody.With("1", "1", "the text is not valid UTF-8.");
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            var node = JsonCopy.ToNode(document.RootElement);
            return node is null ? default : JsonCopy.Freeze(node);
        }
        catch (JsonException e)
        {
            // The exception's own text ends with a place counted from zero and in bytes; the refusal counts as editors do.
            var line = (int)(e.LineNumber ?? 0);
            var text = e.Message.Split(" LineNumber:", 2)[0];
            throw Refusals.MalformedBody.With(
                (line + 1).ToString(CultureInfo.InvariantCulture),
                (Column(bytes, line, (int)(e.BytePositionInLine ?? 0)) + 1).ToString(CultureInfo.InvariantCulture),
                text);
        }
        catch (InvalidOperationException)
        {
            throw Refusals.MalformedBody.With("1", "1", "a string holds half of a surrogate pair.");
        }
    }

    private static int Column(byte[] bytes, int line, int bytesInLine)
    {
        var start = 0;
        for (; line > 0; line--)
        {
            start = Array.IndexOf(bytes, (byte)'\n', start) + 1;
        }

        return Encoding.UTF8.GetCharCount(bytes, start, Math.Min(bytesInLine, bytes.Length - start));
    }
}
