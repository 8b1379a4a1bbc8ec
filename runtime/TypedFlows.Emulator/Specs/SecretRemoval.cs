using System.Text.Json.Nodes;
using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace TypedFlows.Emulator.Specs;

/// <summary>
/// Removes secret parameters, so that they are neither stored nor returned: those that a spec declares, and those with well-known names.
/// </summary>
internal static class SecretRemoval
{
    /// <summary>Removes properties with well-known names anywhere in <c>auth</c> and <c>params</c>, at any depth of a resource.</summary>
    public static void ApplyWellKnown(JsonNode? node, bool isInside = false)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                ApplyWellKnown(item, isInside);
            }
        }
        else if (node is JsonObject members)
        {
            foreach (var name in members.Select(member => member.Key).ToList())
            {
                if (isInside && SecretNames.IsWellKnown(name))
                {
                    members.Remove(name);
                }
                else
                {
                    ApplyWellKnown(members[name], isInside || name is "auth" or "params");
                }
            }
        }
    }

    /// <summary>Removes the properties that the schema of the parameters declares as secret.</summary>
    public static void Apply(JsonNode? parameters, SchemaDocument document) => Apply(parameters, new SecretProperties([document]));

    private static void Apply(JsonNode? node, SecretProperties secrets)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                Apply(item, secrets);
            }
        }
        else if (node is JsonObject members)
        {
            foreach (var name in members.Select(member => member.Key).ToList())
            {
                if (secrets.IsWholeSecret || secrets.Cover([name]))
                {
                    members.Remove(name);
                }
                else
                {
                    Apply(members[name], secrets);
                }
            }
        }
    }
}
