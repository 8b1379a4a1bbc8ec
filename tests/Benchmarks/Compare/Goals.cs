using System.Globalization;
using TypedFlows.Benchmarks.Peers;

namespace TypedFlows.Benchmarks.Compare;

/// <summary>Defines the performance goals of the generated code and checks them.</summary>
internal static class Goals
{
    private const double Validating = 0.2;
    private const double Writing = 0.45;
    private const double FasterReading = 4;
    private const double FasterWriting = 3;
    private const double XdmReading = 0.9;
    private const double XdmWriting = 0.5;
    private const double FasterXdmReading = 3;

    private static readonly (string Work, double Ratio)[] s_reading =
    [
        (Works.ScheduleValid, 0.6), (Works.ColumnsValid, 0.75), (Works.FlowValid, 0.9),
    ];

    private static readonly (string Work, double Ratio)[] s_rejecting =
    [
        (Works.ScheduleInterval5, 0.6), (Works.ScheduleOnceWithInterval, 0.6), (Works.FlowInvalid, 0.8), (Works.ColumnsInvalid, 0.7),
    ];

    public static void WriteAll(IReadOnlyList<Row> rows, TextWriter output)
    {
        foreach (var (work, ratio) in s_reading)
        {
            AtMost(output, $"{work}: generated against hand-written", Ratio(rows, work, PeerNames.Generated), ratio);
            AtMost(
                output,
                $"{work}: checking a built record against reading it",
                Ratio(rows, work, PeerNames.GeneratedValidate) / Ratio(rows, work, PeerNames.Generated),
                Validating);
            AtMost(output, $"{work}: bytes of checking a built record", Find(rows, work, PeerNames.GeneratedValidate)?.Bytes, 0);
            AtLeast(
                output,
                $"{work}: times faster than system-text-json",
                Ratio(rows, work, PeerNames.SystemTextJson) / Ratio(rows, work, PeerNames.Generated),
                FasterReading);
        }

        foreach (var (work, ratio) in s_rejecting)
        {
            AtMost(output, $"{work}: a verdict against hand-written", Ratio(rows, work, PeerNames.GeneratedVerdict), ratio);
        }

        foreach (var work in new[] { Works.ScheduleInterval5, Works.ScheduleOnceWithInterval })
        {
            AtMost(output, $"{work}: bytes until the first broken rule", Find(rows, work, PeerNames.Generated)?.Bytes, 0);
        }

        foreach (var work in new[] { Works.WriteSchedule, Works.WriteFlow, Works.WriteColumns })
        {
            AtMost(output, $"{work}: generated against hand-written", Ratio(rows, work, PeerNames.Generated), Writing);
            AtLeast(
                output,
                $"{work}: times faster than system-text-json",
                Ratio(rows, work, PeerNames.SystemTextJson) / Ratio(rows, work, PeerNames.Generated),
                FasterWriting);
        }

        AtMost(
            output,
            $"{Works.ShipmentValid}: generated against hand-written",
            Ratio(rows, Works.ShipmentValid, PeerNames.Generated),
            XdmReading);
        AtLeast(
            output,
            $"{Works.ShipmentValid}: times faster than system-text-json",
            Ratio(rows, Works.ShipmentValid, PeerNames.SystemTextJson) / Ratio(rows, Works.ShipmentValid, PeerNames.Generated),
            FasterXdmReading);
        AtMost(
            output,
            $"{Works.WriteShipment}: generated against hand-written",
            Ratio(rows, Works.WriteShipment, PeerNames.Generated),
            XdmWriting);
        output.WriteLine();
    }

    private static Row? Find(IReadOnlyList<Row> rows, string work, string peer) =>
        rows.FirstOrDefault(row => row.Work == work && row.Peer == peer);

    private static double? Ratio(IReadOnlyList<Row> rows, string work, string peer) => Find(rows, work, peer)?.Ratio;

    private static void AtMost(TextWriter output, string what, double? value, double goal) =>
        Write(output, what, value, goal, "at most", value <= goal);

    private static void AtLeast(TextWriter output, string what, double? value, double goal) =>
        Write(output, what, value, goal, "at least", value >= goal);

    private static void Write(TextWriter output, string what, double? value, double goal, string side, bool isMet)
    {
        if (value is { } number)
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture, $"{(isMet ? "met   " : "missed")}  {what,-62} {number,8:0.###}  {side} {goal:0.###}"));
        }
    }
}
