using System.Text.Json.Nodes;

namespace TypedFlows.Emulator.Specs;

/// <summary>JSON Merge Patch (RFC 7396), for the text of a spec that is answered; the compiler patches what it judges by.</summary>
internal static class MergePatch
{
    public static void Apply(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                target.Remove(name);
            }
            else if (value is JsonObject inner)
            {
                if (target[name] is not JsonObject under)
                {
                    target[name] = under = [];
                }

                Apply(under, inner);
            }
            else
            {
                target[name] = value.DeepClone();
            }
        }
    }
}
