using System.Buffers;
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
    /// <summary>The maximum size of a body, enough for any create request; data is not sent this way.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>The maximum size of a request to the streaming service.</summary>
    public const int MaxMessageBytes = 1024 * 1024;

    /// <summary>The size after which a sender is disconnected.</summary>
    public const int MaxBytesRead = 64 * 1024 * 1024;

    public static async Task<JsonView> ReadAsync(HttpRequest request)
    {
        var view = await ReadAnyAsync(request);
        return view.IsPresent ? view.Of(JsonValueKind.Object, "an object") : throw ApiErrors.NoBody.With();
    }

    /// <summary>Reads a body that may be a list.</summary>
    /// <param name="most">The maximum number of bytes.</param>
    public static async Task<JsonView> ReadAnyAsync(HttpRequest request, int most = MaxBytes)
    {
        var bytes = await ReadBytesAsync(request, most);
        if (bytes.AsSpan().TrimStart(" \t\r\n"u8).IsEmpty)
        {
            throw ApiErrors.NoBody.With();
        }

        RequireJson(request);
        return new JsonView(Parse(bytes), string.Empty);
    }

    /// <summary>Rejects a request with another content type than JSON.</summary>
    public static void RequireJson(HttpRequest request)
    {
        if (!IsJson(request.ContentType))
        {
            throw ApiErrors.ContentType.With(request.ContentType ?? string.Empty);
        }
    }

    private static bool IsJson(string? contentType)
    {
        var type = contentType?.Split(';', 2)[0].Trim();
        return type is not null
            && (type.Equals("application/json", StringComparison.OrdinalIgnoreCase)
                    || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<byte[]> ReadBytesAsync(HttpRequest request, int most)
    {
        using var buffer = new MemoryStream();
        var block = new byte[16 * 1024];
        long length = 0;
        try
        {
            // A body that is too large is read to its end and dropped, because a disconnected sender would not see the response.
            for (int read; (read = await request.Body.ReadAsync(block, request.HttpContext.RequestAborted)) > 0;)
            {
                length += read;
                if (length <= most)
                {
                    buffer.Write(block, 0, read);
                }
            }
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            length = long.MaxValue;
        }

        if (length > most)
        {
            throw ApiErrors.BodyTooLarge.With(most.ToString(CultureInfo.InvariantCulture));
        }

        var bytes = buffer.ToArray();
        return bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
    }

    private static JsonElement Parse(byte[] bytes)
    {
        if (!Utf8.IsValid(bytes))
        {
            var valid = ValidLength(bytes);
            var line = bytes.AsSpan(0, valid).Count((byte)'\n');
            var column = Column(bytes, line, valid - (bytes.AsSpan(0, valid).LastIndexOf((byte)'\n') + 1)) + 1;
            throw ApiErrors.MalformedBody.With(
                (line + 1).ToString(CultureInfo.InvariantCulture),
                column.ToString(CultureInfo.InvariantCulture),
                "the text is not valid UTF-8.");
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            var node = JsonCopy.ToNode(document.RootElement);
            return node is null ? default : JsonCopy.Freeze(node);
        }
        catch (JsonException e)
        {
            // The exception counts bytes from zero. The error counts as editors do.
            var line = (int)(e.LineNumber ?? 0);
            var error = JsonSyntaxError.In(Encoding.UTF8.GetString(bytes))
                ?? new(line + 1, Column(bytes, line, (int)(e.BytePositionInLine ?? 0)) + 1, "the text has more than 64 levels");
            throw ApiErrors.MalformedBody.With(
                error.Line.ToString(CultureInfo.InvariantCulture),
                error.Column.ToString(CultureInfo.InvariantCulture),
                error.Message + ".");
        }
        catch (InvalidOperationException)
        {
            throw ApiErrors.MalformedBody.With("1", "1", "a string contains an unpaired surrogate.");
        }
    }

    /// <summary>Returns the number of bytes before the first invalid UTF-8 sequence.</summary>
    private static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        while (Rune.DecodeFromUtf8(bytes[length..], out _, out var consumed) == OperationStatus.Done)
        {
            length += consumed;
        }

        return length;
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
