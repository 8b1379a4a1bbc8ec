using TypedFlows.Compiler.Model;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace TypedFlows.Emulator.Specs;

/// <summary>Takes out of parameters what their schema marks with the format <c>password</c>.</summary>
internal static class SecretMembers
{
    /// <param name="document">Null where the spec's schema is not known: then nothing can be told from a secret, and all goes.</param>
    public static void Remove(JsonObject parameters, SchemaDocument? document)
    {
        if (document is null)
        {
            parameters.Clear();
            return;
        }

        Remove(parameters, document, document.Root);
    }

    // Ends where the parameters do: no reference leads back to itself for one value.
    private static void Remove(JsonObject parameters, SchemaDocument document, Schema schema)
    {
        if (document.Resolve(schema) is not { } resolved)
        {
            parameters.Clear();
            return;
        }

        foreach (var property in resolved.Properties)
        {
            var ofProperty = document.Resolve(property.Schema);
            if (ofProperty is null or { Format: "password" })
            {
                parameters.Remove(property.Name);
            }
            else if (parameters[property.Name] is JsonObject inner)
            {
                Remove(inner, document, ofProperty);
            }
            else if (parameters[property.Name] is JsonArray items && ofProperty.Items is { } ofItems)
            {
                foreach (var item in items.OfType<JsonObject>())
                {
                    Remove(item, document, ofItems);
                }
            }
        }

        foreach (var part in resolved.InPlace())
        {
            Remove(parameters, document, part);
        }
    }
}
