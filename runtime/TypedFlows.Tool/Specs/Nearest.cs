namespace TypedFlows.Tool.Specs;

/// <summary>Suggests known names for an unknown one.</summary>
internal static class Nearest
{
    /// <summary>Returns a question for a message, with a leading space; empty if no name is similar.</summary>
    public static string Suggest(string name, IEnumerable<string> known) =>
        Find(name, known) is { } near ? $" Did you mean {near}?" : string.Empty;

    public static string? Find(string name, IEnumerable<string> known)
    {
        var best = known
            .Select(other => (other, distance: Distance(Plain(name), Plain(other))))
            .OrderBy(row => row.distance).ThenBy(row => row.other, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.other is not null && best.distance <= Math.Max(2, name.Length / 3) ? best.other : null;
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>Returns the number of characters to insert, remove or replace.</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (from[i - 1] == to[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[to.Length];
    }
}
