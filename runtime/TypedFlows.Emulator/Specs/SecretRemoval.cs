using System.Text.Json.Nodes;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace TypedFlows.Emulator.Specs;

/// <summary>Removes parameters that the compiler considers secret, so that they are neither stored nor returned.</summary>
internal static class SecretRemoval
{
    public static void Apply(JsonNode? parameters, SchemaDocument document) =>
        Apply(parameters, new SecretMembers(document), PointerPath.Root);

    private static void Apply(JsonNode? node, SecretMembers secrets, PointerPath path)
    {
        if (node is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                Apply(items[i], secrets, path.Then(i));
            }
        }
        else if (node is JsonObject members)
        {
            foreach (var name in members.Select(member => member.Key).ToList())
            {
                var inner = path.Then(name);
                if (secrets.Cover(inner))
                {
                    members.Remove(name);
                }
                else
                {
                    Apply(members[name], secrets, inner);
                }
            }
        }
    }
}
