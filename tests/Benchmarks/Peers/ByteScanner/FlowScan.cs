using TypedFlows.Benchmarks.Peers.HandWritten;
using TypedFlows.Benchmarks.Peers.HandWritten.Model;

namespace TypedFlows.Benchmarks.Peers.ByteScanner;

internal static class FlowScan
{
    public static bool Take(ref Scanner scanner, out Flow? flow)
    {
        flow = null;
        string? name = null;
        string? description = null;
        SpecReference? flowSpec = null;
        string[]? sources = null;
        string[]? targets = null;
        FlowTransformation[]? transformations = null;
        Schedule? schedule = null;
        if (!scanner.Take((byte)'{'))
        {
            return false;
        }

        do
        {
            if (!(scanner.Take("\"name\":"u8) ? scanner.TakeBoundedString(255, out name)
                : scanner.Take("\"description\":"u8) ? scanner.TakeString(out description)
                : scanner.Take("\"flowSpec\":"u8) ? SpecReferenceScan.Take(ref scanner, out flowSpec)
                : scanner.Take("\"sourceConnectionIds\":"u8) ? TakeIds(ref scanner, out sources)
                : scanner.Take("\"targetConnectionIds\":"u8) ? TakeIds(ref scanner, out targets)
                : scanner.Take("\"transformations\":"u8) ? TakeTransformations(ref scanner, out transformations)
                : scanner.Take("\"scheduleParams\":"u8) && ScheduleScan.Take(ref scanner, out schedule)))
            {
                return false;
            }
        }
        while (scanner.Take((byte)','));

        if (!scanner.Take((byte)'}'))
        {
            return false;
        }

        if (name is null || flowSpec is null || sources is null || targets is null)
        {
            return scanner.Fail(ReadError.Required);
        }

        flow = new Flow(name, description, flowSpec, sources, targets, transformations, schedule);
        return true;
    }

    private static bool TakeIds(ref Scanner scanner, out string[]? ids)
    {
        ids = null;
        if (scanner.Take("[]"u8))
        {
            return scanner.Fail(ReadError.MinItems);
        }

        if (!scanner.Take((byte)'['))
        {
            return false;
        }

        using var items = default(Items<string>);
        do
        {
            if (!scanner.TakeFilledString(out var id))
            {
                return false;
            }

            items.Add(id!);
        }
        while (scanner.Take((byte)','));

        ids = items.ToArray();
        return scanner.Take((byte)']');
    }

    private static bool TakeTransformations(ref Scanner scanner, out FlowTransformation[]? transformations)
    {
        transformations = null;
        if (!scanner.Take((byte)'['))
        {
            return false;
        }

        using var items = default(Items<FlowTransformation>);
        do
        {
            if (!TransformationScan.Take(ref scanner, out var transformation))
            {
                return false;
            }

            items.Add(transformation!);
        }
        while (scanner.Take((byte)','));

        transformations = items.ToArray();
        return scanner.Take((byte)']');
    }
}
