using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TypedFlows.Client;

/// <summary>
/// A note at the end of a resource's description, of what the pipeline last made it: which members, and a hash of their values.
/// By it the next plan tells its own earlier state from what someone else changed, with no state kept elsewhere. Defaults that the
/// service adds are not among the members, so they are no change.
/// </summary>
internal sealed partial record AppliedMark(string Hash, string Paths)
{
    private const int PathLength = 4;

    /// <summary>The description with the note of a content.</summary>
    public static string Describe(string? description, JsonElement content)
    {
        var leaves = Leaves(content).ToList();
        var paths = string.Concat(leaves.Select(leaf => PathKey(leaf.Path)).Distinct().Order(StringComparer.Ordinal));
        return $"{(string.IsNullOrWhiteSpace(description) ? string.Empty : description.TrimEnd() + " ")}[typedflows:{HashOf(leaves)}:{paths}]";
    }

    /// <summary>The note in a description; null where there is none.</summary>
    public static AppliedMark? Read(string? description) =>
        Note().Match(description ?? string.Empty) is { Success: true } match ? new(match.Groups[1].Value, match.Groups[2].Value) : null;

    /// <summary>The description without the note.</summary>
    public static string Strip(string? description) => Note().Replace(description ?? string.Empty, string.Empty).TrimEnd();

    /// <summary>True when a resource still has the values that were noted.</summary>
    public bool Fits(JsonElement shown) => HashOf([.. Leaves(shown).Where(leaf => IsNoted(leaf.Path))]) == Hash;

    /// <summary>The members that were noted and that the content no longer has.</summary>
    public IEnumerable<string> Dropped(JsonElement shown, JsonElement content)
    {
        var kept = Leaves(content).Select(leaf => leaf.Path).ToHashSet(StringComparer.Ordinal);
        return Leaves(shown).Select(leaf => leaf.Path).Where(path => IsNoted(path) && !kept.Contains(path));
    }

    /// <summary>Every scalar with its path; numbers and booleans as text, for services quote them at will.</summary>
    public static IEnumerable<(string Path, string Value)> Leaves(JsonElement json, string path = "") => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Leaves(member.Value, $"{path}/{member.Name}")),
        JsonValueKind.Array => json.EnumerateArray().SelectMany((item, i) => Leaves(item, $"{path}/{i.ToString(CultureInfo.InvariantCulture)}")),
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        JsonValueKind.True => [(path, "true")],
        JsonValueKind.False => [(path, "false")],
        _ => [(path, json.AsText()!)],
    };

    private static string HashOf(IReadOnlyList<(string Path, string Value)> leaves)
    {
        var text = string.Join('\n', leaves.OrderBy(leaf => leaf.Path, StringComparer.Ordinal).Select(leaf => $"{leaf.Path}={leaf.Value}"));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))).ToLowerInvariant()[..16];
    }

    private static string PathKey(string path) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(path))).ToLowerInvariant()[..PathLength];

    private bool IsNoted(string path)
    {
        var key = PathKey(path);
        for (var at = 0; at < Paths.Length; at += PathLength)
        {
            if (string.CompareOrdinal(Paths, at, key, 0, PathLength) == 0)
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"\s*\[typedflows:([0-9a-f]+):([0-9a-f]*)\]$")]
    private static partial Regex Note();
}
