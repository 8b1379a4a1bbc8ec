using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>
/// Selects the fields of an XDM schema that become C# properties: the listed ones with everything in them, the objects around them, and
/// every required field. The rules of all fields remain, and the others are kept as raw JSON.
/// </summary>
/// <param name="fields">The pointers of the fields, such as <c>/person/name</c>; none for all fields.</param>
internal sealed class IncludedFields(EquatableArray<string> fields)
{
    /// <summary>Returns a value indicating whether every field of the object becomes a property.</summary>
    public bool IsWhole(SchemaSite site) => fields.Count == 0 || IsWhole(FieldPath(site.Pointer));

    /// <summary>Returns a value indicating whether an optional field of the object becomes a property.</summary>
    public bool Contains(SchemaSite site, string name)
    {
        if (fields.Count == 0)
        {
            return true;
        }

        var path = $"{FieldPath(site.Pointer)}/{JsonPointer.Escape(name)}";
        return IsWhole(path) || fields.Any(field => field.StartsWith(path + "/", StringComparison.Ordinal));
    }

    private bool IsWhole(string path) =>
        fields.Any(field => path == field || path.StartsWith(field + "/", StringComparison.Ordinal));

    /// <summary>
    /// Returns the pointer of a field, which has no keywords: the items of an array and the values of a map have that of their field.
    /// </summary>
    public static string FieldPath(string pointer)
    {
        var steps = pointer.Split('/');
        return string.Concat(steps.Select((step, i) => i > 0 && steps[i - 1] == "properties" && IsName(i) ? "/" + step : string.Empty));

        // A field may have the name of the keyword.
        bool IsName(int index)
        {
            var keywords = 0;
            for (var i = index - 1; i > 0 && steps[i] == "properties"; i--)
            {
                keywords++;
            }

            return keywords % 2 == 1;
        }
    }
}
