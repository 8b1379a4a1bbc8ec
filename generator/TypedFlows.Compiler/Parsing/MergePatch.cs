using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Applies a JSON Merge Patch (RFC 7396) to syntax nodes. Every value keeps its original file and location.</summary>
internal static class MergePatch
{
    public static JsonSyntax Apply(JsonSyntax? target, JsonSyntax patch, DiagnosticBag diagnostics)
    {
        if (patch is not JsonSyntax.Object changes)
        {
            return patch;
        }

        var old = target as JsonSyntax.Object;
        var changed = Members.LastOfEach(changes).ToDictionary(m => m.Name, StringComparer.Ordinal);
        var members = new List<JsonSyntax.Property>();
        var kept = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in old is null ? [] : Members.LastOfEach(old))
        {
            kept.Add(member.Name);
            if (!changed.TryGetValue(member.Name, out var change))
            {
                members.Add(member);
            }
            else if (change.Value is JsonSyntax.Object && member.Value is JsonSyntax.Object)
            {
                members.Add(
                    new JsonSyntax.Property(member.File, member.Name, member.NameRange, Apply(member.Value, change.Value, diagnostics)));
            }
            else
            {
                AddNew(change, members, diagnostics);
            }
        }

        foreach (var change in changed.Values.Where(c => !kept.Contains(c.Name)).OrderBy(c => c.NameRange.Start))
        {
            AddNew(change, members, diagnostics);
        }

        var from = (JsonSyntax?)old ?? patch;
        var merged = new JsonSyntax.Object(from.File, from.Range, members);
        diagnostics.Inherit(from, merged);
        return merged;
    }

    private static void AddNew(JsonSyntax.Property change, List<JsonSyntax.Property> members, DiagnosticBag diagnostics)
    {
        if (change.Value is not JsonSyntax.Literal { Kind: JsonLiteralKind.Null })
        {
            members.Add(new JsonSyntax.Property(change.File, change.Name, change.NameRange, Apply(null, change.Value, diagnostics)));
        }
    }
}
