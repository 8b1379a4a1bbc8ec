using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Members whose values no message tells: those of format <c>password</c>, wherever in the spec they are declared.</summary>
internal static class Secrets
{
    public static HashSet<string> Of(Spec spec)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in spec.Parts)
        {
            if (part.Document is { } document)
            {
                Collect(document.Root, string.Empty, document, names, []);
            }
        }

        return names;
    }

    // A reference is followed once for each member that it stands under.
    private static void Collect(Schema schema, string member, SchemaDocument document, HashSet<string> names, HashSet<(string Key, string Member)> followed)
    {
        if (schema.Ref is { } key && followed.Add((key, member)) && document.Find(key) is { } target)
        {
            Collect(target, member, document, names, followed);
        }

        if (schema.Format == "password")
        {
            names.Add(JsonText.EscapePointer(member));
        }

        foreach (var property in schema.Properties)
        {
            Collect(property.Schema, property.Name, document, names, followed);
        }

        foreach (var inside in schema.InsideUnnamed())
        {
            Collect(inside, member, document, names, followed);
        }
    }
}
