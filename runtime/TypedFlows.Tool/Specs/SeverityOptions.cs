using System.CommandLine;
using System.CommandLine.Parsing;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;
using TypedFlows.Tool.Reports;

namespace TypedFlows.Tool.Specs;

/// <summary>How much what is found weighs: what a project says by NoWarn, TreatWarningsAsErrors and the metadata Severity, said on the command line.</summary>
internal sealed class SeverityOptions
{
    private static readonly string[] s_levels = ["error", "warning", "info", "none"];

    private readonly Option<string[]> _silent = new("--nowarn")
    {
        Description = "Say nothing of these rules, such as TFL0012,TFL0002 (NoWarn in a project); may be repeated.",
        HelpName = "IDS",
        CustomParser = Ids,
    };

    private readonly Option<bool> _errors = new("--warnaserror")
    {
        Description = "Take every warning for an error (TreatWarningsAsErrors in a project).",
    };

    private readonly Option<KeyValuePair<string, string>[]> _caps = new("--severity")
    {
        Description = $"The most that is said of a file (metadata Severity in a project): {string.Join(", ", s_levels)}; may be repeated.",
        HelpName = "FILE=LEVEL",
        CustomParser = result => FilePairs.Parse(result, "--severity", "specs/flow/CRMToAEP.json=warning"),
    };

    public void AddTo(Command command)
    {
        command.Add(_silent);
        command.Add(_errors);
        command.Add(_caps);
    }

    /// <summary>What is left to say, and how much it weighs.</summary>
    /// <exception cref="ToolException">The command line speaks of a file that is not among the spec files, or of no level.</exception>
    public List<ReportedDiagnostic> Weigh(ParseResult parsed, SpecFolders folders, IEnumerable<SpecDiagnostic> said)
    {
        var silent = parsed.GetValue(_silent) ?? [];
        var caps = new Dictionary<string, SeverityCap>(StringComparer.Ordinal);
        foreach (var (path, level) in parsed.GetValue(_caps) ?? [])
        {
            if (!s_levels.Contains(level, StringComparer.OrdinalIgnoreCase))
            {
                throw new ToolException($"--severity {path}={level}: there is no level {level}; it is one of {string.Join(", ", s_levels)}.");
            }

            caps[folders.Files[folders.Find("--severity", path)].Path] = SeverityCap.From(level);
        }

        var findings = new List<ReportedDiagnostic>();
        foreach (var each in said)
        {
            // As in a build: the file's own word first, then the project's.
            if (silent.Contains(each.Rule.Id) || caps.GetValueOrDefault(each.Path, SeverityCap.From(null)).Apply(each.Rule.Severity) is not { } severity)
            {
                continue;
            }

            var isError = severity == RuleSeverity.Warning && parsed.GetValue(_errors);
            findings.Add(ReportedDiagnostic.Of(each, folders.Shown(each.Path)) with { Severity = isError ? RuleSeverity.Error : severity });
        }

        return findings;
    }

    private static string[] Ids(ArgumentResult result)
    {
        var known = DefinitionRules.All.Concat(UsageRules.All).Select(rule => rule.Id).ToList();
        var ids = result.Tokens.SelectMany(token => token.Value.Split(',', ';')).Select(id => id.Trim().ToUpperInvariant()).Where(id => id.Length > 0).ToArray();
        if (ids.FirstOrDefault(id => !known.Contains(id)) is { } unknown)
        {
            result.AddError($"There is no rule {unknown}.{Nearest.Suggest(unknown, known)} Rules are {known[0]} to {known[^1]}.");
        }

        return ids;
    }
}
