using System.Globalization;
using System.Text.RegularExpressions;
using TypedFlows.Emulator.Gateway;

namespace TypedFlows.Emulator.SchemaRegistry;

/// <summary>The form of a response, which the header Accept selects.</summary>
/// <param name="Options">The words after <c>xed</c> or <c>xdm</c>, such as <c>full</c> and <c>notext</c>.</param>
internal sealed partial record RegistryFormat(string Name, IReadOnlySet<string> Options)
{
    // The platform requires the header. Without it, lists have summaries and one resource has the form that was stored.
    private static readonly RegistryFormat s_default = new(string.Empty, new HashSet<string>());

    private static readonly HashSet<string> s_known =
        new(["full", "notext", "desc", "id", "link", "v2", "deprecated", "deprecatefield"], StringComparer.Ordinal);

    public bool IsDefault => Name.Length == 0;

    public bool Has(string option) => Options.Contains(option);

    /// <summary>Reads the form of a list, which has no version.</summary>
    public static RegistryFormat OfList(RequestContext call, bool isStrict, bool isDescriptor)
    {
        if (Absent(call, isStrict) is { } accepted)
        {
            return accepted;
        }

        var text = Header(call);
        return Match(text) is { } match
            && !match.Groups["version"].Success
            && (!isDescriptor || match.Groups["name"].Value == "xdm")
            ? Read(match, text, ApiErrors.AcceptOfList)
            : throw ApiErrors.AcceptOfList.With(text, $"application/vnd.adobe.{(isDescriptor ? "xdm" : "xed-id")}+json");
    }

    /// <summary>Reads the form of one resource, which has the major version of the resource.</summary>
    /// <param name="version">The version of the resource, such as <c>1.4</c>.</param>
    public static RegistryFormat OfResource(RequestContext call, bool isStrict, string? version)
    {
        if (Absent(call, isStrict) is { } accepted)
        {
            return accepted;
        }

        var text = Header(call);
        if (Match(text) is not { } match)
        {
            var isVersioned = text.Contains("version=", StringComparison.OrdinalIgnoreCase);
            var error = isVersioned ? ApiErrors.AcceptOfList : ApiErrors.AcceptOfResource;
            throw error.With(text, "application/vnd.adobe.xed+json; version=1");
        }

        if (!match.Groups["version"].Success)
        {
            throw ApiErrors.AcceptOfResource.With(text, $"application/vnd.adobe.{match.Groups["name"].Value}+json; version=1");
        }

        var format = Read(match, text, ApiErrors.AcceptOfResource);
        return Major(match.Groups["version"].Value) == Major(version ?? "1")
            ? format
            : throw ApiErrors.AcceptVersion.With(text, version ?? "1");
    }

    private static RegistryFormat? Absent(RequestContext call, bool isStrict)
    {
        if (isStrict || Header(call) is not ("" or "*/*"))
        {
            return null;
        }

        call.Deviations.Add("Accepted without a value of the header Accept. The platform requires one, such as "
            + "application/vnd.adobe.xed-id+json for a list and application/vnd.adobe.xed-full+json; version=1 for a resource.");
        return s_default;
    }

    private static string Header(RequestContext call) => call.Http.Request.Headers.Accept.ToString().Trim();

    private static Match? Match(string text) => Media().Match(text) is { Success: true } match ? match : null;

    private static RegistryFormat Read(Match match, string text, ApiError error)
    {
        var options = match.Groups["option"].Captures.Select(capture => capture.Value.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        if (options.Remove("flat"))
        {
            throw ApiErrors.NotDone.With($"The flat form of a schema ({text})");
        }

        return options.IsSubsetOf(s_known)
            ? new(match.Groups["name"].Value.ToLowerInvariant(), options)
            : throw error.With(text, "application/vnd.adobe.xed-full+json; version=1");
    }

    private static int Major(string version) =>
        int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : -1;

    [GeneratedRegex(
        """^application/vnd\.adobe\.(?<name>xed|xdm)(-(?<option>[a-z0-9]+))*\+json"""
            + """(\s*;\s*version\s*=\s*"?(?<version>[0-9]+(\.[0-9]+)?)"?)?\s*$""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Media();
}
