using TypedFlows.Benchmarks.Peers.HandWritten;
using TypedFlows.Benchmarks.Peers.HandWritten.Model;

namespace TypedFlows.Benchmarks.Peers.ByteScanner;

internal static class SpecReferenceScan
{
    public static bool Take(ref Scanner scanner, out SpecReference? reference)
    {
        reference = null;
        string? id = null;
        string? version = null;
        if (!scanner.Take((byte)'{'))
        {
            return false;
        }

        do
        {
            if (!(scanner.Take("\"id\":"u8) ? scanner.TakeFilledString(out id)
                : scanner.Take("\"version\":"u8) && scanner.TakeString(out version)))
            {
                return false;
            }
        }
        while (scanner.Take((byte)','));

        if (!scanner.Take((byte)'}'))
        {
            return false;
        }

        if (id is null || version is null)
        {
            return scanner.Fail(ReadError.Required);
        }

        reference = new SpecReference(id, version);
        return true;
    }
}
