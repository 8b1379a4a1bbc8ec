using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Names the records of the parts of a spec.</summary>
internal static class PartNames
{
    public static IReadOnlyList<PartName> Of(Spec spec)
    {
        var taken = new HashSet<string>(Reserved.InSpec.Concat(SpecNames.Possible(spec)), StringComparer.Ordinal);
        return [.. spec.Parts.Select(part => Of(part, taken))];
    }

    private static PartName Of(SpecPart part, HashSet<string> taken)
    {
        if (part.Kind == PartKind.Standalone)
        {
            return new PartName(string.Empty, string.Empty);
        }

        var prefix = part.Kind switch
        {
            PartKind.Schedule => "Schedule",
            PartKind.Options => "Option",
            PartKind.Run => "Run",
            PartKind.Source => "Source",
            PartKind.Target => "Target",
            PartKind.Transformation => part.Name.Length == 0 ? "Transformation" : Names.Pascal(part.Name),
            _ => part.Name.Length == 0 ? "Auth" : Names.Pascal(part.Name),
        };
        var suffix = part.Kind switch
        {
            PartKind.Source or PartKind.Target => string.Empty,
            PartKind.Auth => prefix.EndsWith("Auth", StringComparison.Ordinal) ? string.Empty : "Auth",
            _ => "Params",
        };
        return new PartName(Names.Unique(prefix + suffix, taken), prefix);
    }
}

/// <param name="RecordName">
/// The C# name of the record of the part. It is empty for a stand-alone schema, which has the name of the spec.
/// </param>
/// <param name="Prefix">The prefix of a type name inside the part if another part has a type with the same name.</param>
internal sealed record PartName(string RecordName, string Prefix);
