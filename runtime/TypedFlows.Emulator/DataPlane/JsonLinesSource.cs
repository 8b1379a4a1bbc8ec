using System.Text;
using System.Text.Json;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Reads JSON Lines: a record a line. A line that is no object fails for itself.</summary>
internal sealed class JsonLinesSource(SourceFile file, Stream stream) : JsonRecord
{
    private const int MaxLineBytes = 16 * 1024 * 1024;

    private readonly StreamReader _reader = new(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
    private long _line;
    private (SourceFault Fault, object[] Arguments)? _misfit;

    public override long Line => _line;

    public override (SourceFault Fault, object[] Arguments)? Misfit => _misfit;

    public override bool Read()
    {
        string? text;
        do
        {
            _line++;
            try
            {
                text = _reader.ReadLine();
            }
            catch (DecoderFallbackException)
            {
                throw SourceFault.Malformed.With(file.Name, $"line {_line} or one soon after it is not UTF-8.");
            }
        }
        while (text is not null && string.IsNullOrWhiteSpace(text));

        if (text is null)
        {
            return false;
        }

        if (text.Length > MaxLineBytes)
        {
            throw SourceFault.Malformed.With(file.Name, $"line {_line} is longer than {MaxLineBytes} characters.");
        }

        Parse(text);
        return true;
    }

    public override void Dispose() => _reader.Dispose();

    private void Parse(string text)
    {
        Current = default;
        _misfit = null;
        try
        {
            using var document = JsonDocument.Parse(text);
            Current = document.RootElement.Clone();
            if (Current.ValueKind != JsonValueKind.Object)
            {
                _misfit = (SourceFault.NoObject, [Current.ValueKind.ToString().ToLowerInvariant()]);
            }
        }
        catch (JsonException e)
        {
            _misfit = (SourceFault.NotJson, [e.Message.Split(" LineNumber:", 2)[0]]);
        }
    }
}
