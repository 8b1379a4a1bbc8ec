using System.Text.Json.Nodes;
using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace TypedFlows.Emulator.Specs;

/// <summary>Removes parameters that the compiler considers secret, so that they are neither stored nor returned.</summary>
internal static class SecretRemoval
{
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
