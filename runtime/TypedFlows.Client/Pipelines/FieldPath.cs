using System.Text;

namespace TypedFlows.Client;

/// <summary>Splits dotted paths of mappings.</summary>
internal static class FieldPath
{
    /// <summary>Returns the names in a path without the indices of arrays. A backslash precedes a dot that belongs to a name.</summary>
    public static IReadOnlyList<string> Steps(string path)
    {
        var steps = new List<string>();
        var step = new StringBuilder();
        for (var i = 0; i < path.Length; i++)
        {
            switch (path[i])
            {
                case '\\' when i + 1 < path.Length && path[i + 1] == '.':
                    step.Append('.');
                    i++;
                    break;
                case '.':
                    steps.Add(step.ToString());
                    step.Clear();
                    break;
                case '[' when path.IndexOf(']', i) is > 0 and var end:
                    i = end;
                    break;
                default:
                    step.Append(path[i]);
                    break;
            }
        }

        steps.Add(step.ToString());
        return steps;
    }
}
