using TypedFlows.Benchmarks.Peers.HandWritten;
using TypedFlows.Benchmarks.Peers.HandWritten.Model;

namespace TypedFlows.Benchmarks.Peers.ByteScanner;

/// <summary>The name first, as everyone writes it.</summary>
internal static class TransformationScan
{
    public static bool Take(ref Scanner scanner, out FlowTransformation? transformation)
    {
        transformation = null;
        if (scanner.Take("{\"name\":\"Copy\",\"params\":{\"deltaColumn\":"u8))
        {
            if (!TakeDeltaColumn(ref scanner, out var column) || !scanner.Take("}}"u8))
            {
                return false;
            }

            transformation = new CopyTransformation(new CopyParams(column!));
            return true;
        }

        if (!scanner.Take("{\"name\":\"Mapping\",\"params\":"u8) || !TakeMapping(ref scanner, out var mapping) || !scanner.Take((byte)'}'))
        {
            return false;
        }

        transformation = new MappingTransformation(mapping!);
        return true;
    }

    private static bool TakeDeltaColumn(ref Scanner scanner, out DeltaColumn? column)
    {
        column = null;
        string? name = null;
        string? dateFormat = null;
        string? timezone = null;
        if (!scanner.Take((byte)'{'))
        {
            return false;
        }

        do
        {
            if (!(scanner.Take("\"name\":"u8) ? scanner.TakeString(out name)
                : scanner.Take("\"dateFormat\":"u8) ? scanner.TakeString(out dateFormat)
                : scanner.Take("\"timezone\":"u8) && scanner.TakeString(out timezone)))
            {
                return false;
            }
        }
        while (scanner.Take((byte)','));

        if (!scanner.Take((byte)'}'))
        {
            return false;
        }

        if (name is null)
        {
            return scanner.Fail(ReadError.Required);
        }

        column = new DeltaColumn(name, dateFormat, timezone);
        return true;
    }

    private static bool TakeMapping(ref Scanner scanner, out MappingParams? mapping)
    {
        mapping = null;
        string? id = null;
        string? version = null;
        if (!scanner.Take((byte)'{'))
        {
            return false;
        }

        do
        {
            if (!(scanner.Take("\"mappingId\":"u8) ? scanner.TakeString(out id)
                : scanner.Take("\"mappingVersion\":"u8) && scanner.TakeString(out version)))
            {
                return false;
            }
        }
        while (scanner.Take((byte)','));

        if (!scanner.Take((byte)'}'))
        {
            return false;
        }

        mapping = new MappingParams(id, version);
        return true;
    }
}
