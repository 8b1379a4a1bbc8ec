using System.Text;

namespace TypedFlows.Generator.Analysis;

/// <summary>Splits and joins dotted paths of mappings. A backslash precedes a dot that belongs to a name.</summary>
internal static class PathSteps
{
    public static IReadOnlyList<PathStep> Of(string path)
    {
        var steps = new List<PathStep>();
        var name = new StringBuilder();
        var indices = new List<string>();
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '\\' && i + 1 < path.Length && path[i + 1] == '.')
            {
                name.Append('.');
                i++;
            }
            else if (path[i] == '.')
            {
                steps.Add(new(name.ToString(), [.. indices]));
                name.Clear();
                indices.Clear();
            }
            else if (path[i] == '[' && path.IndexOf(']', i) is > 0 and var end)
            {
                indices.Add(path.Substring(i, end - i + 1));
                i = end;
            }
            else
            {
                name.Append(path[i]);
            }
        }

        steps.Add(new(name.ToString(), [.. indices]));
        return steps;
    }

    public static string Text(IEnumerable<PathStep> steps) =>
        string.Join(".", steps.Select(step => step.Name.Replace(".", "\\.") + string.Concat(step.Indices)));
}

/// <param name="Indices">The selections of items with their brackets, such as <c>[0]</c> or <c>[*]</c>.</param>
internal sealed record PathStep(string Name, IReadOnlyList<string> Indices);
