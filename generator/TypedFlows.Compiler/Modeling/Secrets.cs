using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Members whose values no message tells: those of format <c>password</c>, wherever in the spec they are declared.</summary>
internal static class Secrets
{
    public static HashSet<string> Of(TypeTable types)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in types.Records)
        {
            Collect(record.Schema, string.Empty, names);
        }

        return names;
    }

    private static void Collect(Schema? schema, string member, HashSet<string> names)
    {
        if (schema is null)
        {
            return;
        }

        if (schema.Format == "password")
        {
            names.Add(JsonText.EscapePointer(member));
        }

        foreach (var property in schema.Properties)
        {
            Collect(property.Schema, property.Name, names);
        }

        Schema?[] inner = [schema.Items, schema.AdditionalProperties, schema.Not, schema.If, schema.Then, schema.Else];
        foreach (var each in schema.AllOf.Concat(schema.AnyOf).Concat(schema.OneOf).Concat(inner.OfType<Schema>()))
        {
            Collect(each, member, names);
        }
    }
}
