using System.Text;

namespace TypedFlows.Compiler.Fields;

/// <summary>Splits and joins dotted paths of mappings. A backslash precedes a dot that belongs to a name.</summary>
internal static class FieldPath
{
    public static IReadOnlyList<FieldStep> Of(string path)
    {
        var steps = new List<FieldStep>();
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

    /// <summary>Returns the names in a path, without the selections of items.</summary>
    public static IReadOnlyList<string> Names(string path) => [.. Of(path).Select(step => step.Name)];

    public static string Text(IEnumerable<FieldStep> steps) => string.Join(".", steps.Select(step => step.ToString()));

    public static string Text(IEnumerable<string> names) => Text(names.Select(name => new FieldStep(name, [])));
}

/// <summary>Represents one step of a dotted path.</summary>
/// <param name="Indices">The selections of items with their brackets, such as <c>[0]</c> or <c>[*]</c>.</param>
internal sealed record FieldStep(string Name, IReadOnlyList<string> Indices)
{
    public override string ToString() => Name.Replace(".", "\\.") + string.Concat(Indices);
}
