using System.Text;
using System.Text.Json;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Reads JSON Lines, one record per line. A line that is not an object fails without an effect on other lines.</summary>
internal sealed class JsonLinesSource(SourceFile file, Stream stream) : JsonRecord
{
    private const int MaxLineLength = 16 * 1024 * 1024;

    private readonly StreamReader _reader = new(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
    private readonly char[] _block = new char[16 * 1024];
    private readonly StringBuilder _text = new();
    private int _from;
    private int _to;
    private long _line;
    private string _raw = string.Empty;
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
                text = ReadLine();
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

        Parse(text);
        return true;
    }

    public override string Raw() => _raw.TrimEnd('\r');

    public override void Dispose() => _reader.Dispose();

    /// <summary>Returns the next line, or null at the end. A line without an end is not read into memory as a whole.</summary>
    private string? ReadLine()
    {
        _text.Clear();
        for (; ; )
        {
            if (_from == _to)
            {
                (_from, _to) = (0, _reader.Read(_block));
                if (_to == 0)
                {
                    return _text.Length == 0 ? null : _text.ToString();
                }
            }

            var rest = _block.AsSpan(_from, _to - _from);
            var end = rest.IndexOf('\n');
            _text.Append(end < 0 ? rest : rest[..end]);
            _from += end < 0 ? rest.Length : end + 1;
            if (_text.Length > MaxLineLength)
            {
                throw SourceFault.Malformed.With(file.Name, $"line {_line} is longer than {MaxLineLength} characters.");
            }

            if (end >= 0)
            {
                // The rest of a two-character line end is white space, which JSON ignores; an empty line stays empty.
                return _text.ToString();
            }
        }
    }

    private void Parse(string text)
    {
        _raw = text;
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
            else if (HasUnpairedSurrogate(Current))
            {
                _misfit = (SourceFault.Surrogate, []);
            }
        }
        catch (JsonException)
        {
            _misfit = (SourceFault.NotJson, [(JsonSyntaxError.In(text)?.Message ?? "the text has more than 64 levels") + "."]);
        }
    }
}
