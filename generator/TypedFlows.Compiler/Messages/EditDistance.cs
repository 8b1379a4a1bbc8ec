namespace TypedFlows.Compiler.Messages;

/// <summary>Computes the number of characters that differ between two texts. A difference in case has a low cost.</summary>
internal static class EditDistance
{
    private const int LongestText = 200;

    public static int Between(string from, string to)
    {
        if (from.Length > LongestText || to.Length > LongestText)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, to.Length + 1).Select(i => i * 2).ToArray();
        for (var i = 0; i < from.Length; i++)
        {
            var diagonal = row[0];
            row[0] += 2;
            for (var j = 0; j < to.Length; j++)
            {
                var change = from[i] == to[j] ? 0 : char.ToUpperInvariant(from[i]) == char.ToUpperInvariant(to[j]) ? 1 : 2;
                (diagonal, row[j + 1]) = (row[j + 1], Math.Min(diagonal + change, Math.Min(row[j], row[j + 1]) + 2));
            }
        }

        return row[to.Length];
    }
}
