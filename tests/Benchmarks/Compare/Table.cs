using System.Globalization;

namespace TypedFlows.Benchmarks.Compare;

/// <summary>Writes the comparison as a table.</summary>
internal static class Table
{
    public static void Write(IReadOnlyList<Row> rows, TextWriter output)
    {
        string[] heads = ["work", "peer", "ratio", "ns", "bytes", "verdict"];
        var cells = rows.Select(Cells).Prepend(heads).ToArray();
        var widths = heads.Select((_, column) => cells.Max(row => row[column].Length)).ToArray();
        var work = string.Empty;
        foreach (var row in cells)
        {
            if (work.Length > 0 && row[0] != work)
            {
                output.WriteLine();
            }

            work = row[0];
            output.WriteLine(
                string.Join(
                    "  ", row.Select((cell, i) => i is >= 2 and <= 4 ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd());
        }
    }

    private static string[] Cells(Row row) =>
    [
        row.Work,
        row.Peer,
        row.Ratio.ToString("0.000", CultureInfo.InvariantCulture),
        row.Nanoseconds.ToString("0.0", CultureInfo.InvariantCulture),
        row.Bytes.ToString(CultureInfo.InvariantCulture),
        row.Verdict,
    ];
}
