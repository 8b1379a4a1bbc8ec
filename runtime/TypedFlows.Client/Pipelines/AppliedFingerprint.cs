using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TypedFlows.Client;

/// <summary>Represents the content that a pipeline last applied to a resource: the properties, and a hash of their values. The next plan
/// uses it to separate the pipeline's own earlier state from later changes by others. Defaults that the service adds are not among the
/// properties, so they are not changes. The fingerprint is written at the end of the resource's description, or in the program's <see
/// cref="PipelineStateStore"/>.</summary>
/// <param name="Hash">The hash of the values.</param>
/// <param name="Paths">The hashes of the property paths.</param>
/// <param name="Owner">The hash of the pipeline's name. Resources of several pipelines can have the same name.</param>
internal sealed partial record AppliedFingerprint(string Hash, string Paths, string Owner)
{
    private const int PathLength = 4;
    private const int OwnerLength = 8;

    /// <summary>Creates the fingerprint of a content.</summary>
    public static AppliedFingerprint Of(string pipeline, JsonElement content)
    {
        // A value that the service hides would differ at every plan.
        var leaves = ResourceLeaf.Of(content).Where(leaf => !leaf.IsSecretByName).ToList();
        var paths = string.Concat(leaves.Select(leaf => Key(leaf.Path, PathLength)).Distinct().Order(StringComparer.Ordinal));
        return new(HashOf(leaves), paths, OwnerOf(pipeline));
    }

    public static string OwnerOf(string pipeline) => Key(pipeline, OwnerLength);

    /// <summary>Returns the description with the fingerprint.</summary>
    public string Describe(string? description) =>
        $"{(string.IsNullOrWhiteSpace(description) ? string.Empty : description.TrimEnd() + " ")}[typedflows:{Hash}:{Paths}:{Owner}]";

    /// <summary>Reads the fingerprint in a description, or returns null if there is none.</summary>
    public static AppliedFingerprint? Read(string? description) =>
        Pattern().Match(description ?? string.Empty) is { Success: true } match
            ? new(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value)
            : null;

    /// <summary>Returns the description without the fingerprint.</summary>
    public static string Strip(string? description) => Pattern().Replace(description ?? string.Empty, string.Empty).TrimEnd();

    /// <summary>Returns a value indicating whether a resource still has the recorded values.</summary>
    public bool Matches(JsonElement shown) => HashOf([.. ResourceLeaf.Of(shown).Where(leaf => IsNoted(leaf.Path))]) == Hash;

    /// <summary>Returns the recorded properties that the content no longer has.</summary>
    public IEnumerable<ResourceLeaf> Dropped(JsonElement shown, JsonElement content)
    {
        var kept = ResourceLeaf.Of(content).Select(leaf => leaf.Path).ToHashSet(StringComparer.Ordinal);
        return ResourceLeaf.Of(shown).Where(leaf => IsNoted(leaf.Path) && !kept.Contains(leaf.Path));
    }

    private static string HashOf(IReadOnlyList<ResourceLeaf> leaves)
    {
        var text = string.Join('\n', leaves.OrderBy(leaf => leaf.Path, StringComparer.Ordinal).Select(leaf => $"{leaf.Path}={leaf.Value}"));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))).ToLowerInvariant()[..16];
    }

    private static string Key(string text, int length) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))).ToLowerInvariant()[..length];

    private bool IsNoted(string path)
    {
        var key = Key(path, PathLength);
        for (var at = 0; at < Paths.Length; at += PathLength)
        {
            if (string.CompareOrdinal(Paths, at, key, 0, PathLength) == 0)
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"\s*\[typedflows:([0-9a-f]+):([0-9a-f]*):([0-9a-f]+)\]$")]
    private static partial Regex Pattern();
}
