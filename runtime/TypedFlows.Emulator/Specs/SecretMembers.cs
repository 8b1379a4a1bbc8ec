using TypedFlows.Compiler.Model;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace TypedFlows.Emulator.Specs;

/// <summary>Takes out of parameters what their schema marks with the format <c>password</c>.</summary>
internal static class SecretMembers
{
    /// <param name="schema">Null where the spec's schema is not known: then nothing can be told from a secret, and all goes.</param>
    public static void Remove(JsonObject parameters, Schema? schema)
    {
        if (schema is null)
        {
            parameters.Clear();
            return;
        }

        foreach (var property in schema.Properties)
        {
            if (property.Schema.Format == "password")
            {
                parameters.Remove(property.Name);
            }
            else if (parameters[property.Name] is JsonObject inner)
            {
                Remove(inner, property.Schema);
            }
            else if (parameters[property.Name] is JsonArray items && property.Schema.Items is { } ofItems)
            {
                foreach (var item in items.OfType<JsonObject>())
                {
                    Remove(item, ofItems);
                }
            }
        }

        foreach (var part in (IEnumerable<Schema?>)[.. schema.AllOf, .. schema.AnyOf, .. schema.OneOf, schema.If, schema.Then, schema.Else])
        {
            if (part is not null)
            {
                Remove(parameters, part);
            }
        }
    }
}
