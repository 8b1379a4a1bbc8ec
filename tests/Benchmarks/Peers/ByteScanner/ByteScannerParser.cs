using TypedFlows.Benchmarks.Peers.HandWritten;
using TypedFlows.Benchmarks.Peers.HandWritten.Model;

namespace TypedFlows.Benchmarks.Peers.ByteScanner;

/// <summary>
/// How far one can go for three schemas: the bytes are compared with the texts that are expected, compact and unescaped as most writers
/// write them. Any other text is left to the hand-written parser, so that the verdict is the same.
/// </summary>
internal static class ByteScannerParser
{
    public static bool TryParse(ReadOnlySpan<byte> utf8Json, out Schedule? value, out ReadError error)
    {
        var scanner = new Scanner(utf8Json);
        if (ScheduleScan.Take(ref scanner, out value) && scanner.IsAtEnd)
        {
            error = ReadError.None;
            return true;
        }

        error = scanner.Error;
        return error == ReadError.None && HandWrittenParser.TryParse(utf8Json, out value, out error);
    }

    public static bool TryParse(ReadOnlySpan<byte> utf8Json, out Flow? value, out ReadError error)
    {
        var scanner = new Scanner(utf8Json);
        if (FlowScan.Take(ref scanner, out value) && scanner.IsAtEnd)
        {
            error = ReadError.None;
            return true;
        }

        error = scanner.Error;
        return error == ReadError.None && HandWrittenParser.TryParse(utf8Json, out value, out error);
    }

    public static bool TryParse(ReadOnlySpan<byte> utf8Json, out SourceConnection? value, out ReadError error)
    {
        var scanner = new Scanner(utf8Json);
        if (SourceConnectionScan.Take(ref scanner, out value) && scanner.IsAtEnd)
        {
            error = ReadError.None;
            return true;
        }

        error = scanner.Error;
        return error == ReadError.None && HandWrittenParser.TryParse(utf8Json, out value, out error);
    }
}
