using System.CommandLine;
using System.CommandLine.Parsing;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;
using TypedFlows.Tool.Reports;

namespace TypedFlows.Tool.Specs;

/// <summary>Defines the severity options, which a project sets by NoWarn, TreatWarningsAsErrors and the metadata Severity.</summary>
internal sealed class SeverityOptions
{
    private static readonly string[] s_levels = ["error", "warning", "info", "none"];

    private readonly Option<string[]> _silent = new("--nowarn")
    {
        Description = "Do not report these rules, such as TFL0012,TFL0002 (NoWarn in a project). May be repeated.",
        HelpName = "IDS",
        CustomParser = Ids,
    };

    private readonly Option<bool> _errors = new("--warnaserror")
    {
        Description = "Report every warning as an error (TreatWarningsAsErrors in a project).",
    };

    private readonly Option<KeyValuePair<string, string>[]> _caps = new("--severity")
    {
        Description = $"The maximum severity for a file (metadata Severity in a project): {string.Join(", ", s_levels)}. May be repeated.",
        HelpName = "FILE=LEVEL",
        CustomParser = result => FilePairs.Parse(result, "--severity", "specs/flow/CRMToAEP.json=warning"),
    };

    public void AddTo(Command command)
    {
        command.Add(_silent);
        command.Add(_errors);
        command.Add(_caps);
    }

    /// <summary>Applies the severity options to diagnostics.</summary>
    /// <exception cref="ToolException">An option names a file that is not among the spec files, or an unknown level.</exception>
    public List<ReportedDiagnostic> Apply(ParseResult parsed, SpecFolders folders, IEnumerable<SpecDiagnostic> reported)
    {
        var silent = parsed.GetValue(_silent) ?? [];
        var caps = new Dictionary<string, SeverityCap>(StringComparer.Ordinal);
        foreach (var (path, level) in parsed.GetValue(_caps) ?? [])
        {
            if (!s_levels.Contains(level, StringComparer.OrdinalIgnoreCase))
            {
                throw new ToolException(
                    $"--severity {path}={level}: the level {level} is unknown; use one of {string.Join(", ", s_levels)}.");
            }

            caps[folders.Files[folders.Find("--severity", path)].Path] = SeverityCap.From(level);
        }

        var diagnostics = new List<ReportedDiagnostic>();
        foreach (var each in reported)
        {
            // As in a build, the severity of the file is applied first, then that of the project.
            if (silent.Contains(each.Rule.Id)
                || caps.GetValueOrDefault(each.Path, SeverityCap.From(null)).Apply(each.Rule.Severity) is not { } severity)
            {
                continue;
            }

            var isError = severity == RuleSeverity.Warning && parsed.GetValue(_errors);
            diagnostics.Add(
                ReportedDiagnostic.Of(each, folders.Shown(each.Path)) with { Severity = isError ? RuleSeverity.Error : severity });
        }

        return diagnostics;
    }

    private static string[] Ids(ArgumentResult result)
    {
        var known = DefinitionRules.All.Concat(UsageRules.All).Select(rule => rule.Id).ToList();
        var ids = result.Tokens.SelectMany(token => token.Value.Split(',', ';'))
            .Select(id => id.Trim().ToUpperInvariant())
            .Where(id => id.Length > 0)
            .ToArray();
        if (ids.FirstOrDefault(id => !known.Contains(id)) is { } unknown)
        {
            result.AddError($"There is no rule {unknown}.{Nearest.Suggest(unknown, known)} Rules are {known[0]} to {known[^1]}.");
        }

        return ids;
    }
}
