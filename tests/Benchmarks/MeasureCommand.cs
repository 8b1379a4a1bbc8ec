using System.CommandLine;
using TypedFlows.Benchmarks.Building;
using TypedFlows.Benchmarks.Compare;
using TypedFlows.Benchmarks.Expressions;
using TypedFlows.Benchmarks.Generation;
using TypedFlows.Benchmarks.Peers;

namespace TypedFlows.Benchmarks;

/// <summary>Provides the command line of all measurements except BenchmarkDotNet.</summary>
internal static class MeasureCommand
{
    private const int Failed = 1;
    private const int BadArguments = 2;

    private static readonly Option<bool> s_compare = new("--compare")
    {
        Description = "Measure all peers side by side and print one table.",
    };

    private static readonly Option<FileInfo> s_json = new("--json")
    {
        Description = "Write the table to this file too, as JSON.",
        HelpName = "FILE",
    };

    private static readonly Option<string> s_only = new("--only")
    {
        Description = "Measure only works with this prefix, such as schedule or write/flow.",
        HelpName = "WORK",
        DefaultValueFactory = _ => string.Empty,
    };

    private static readonly Option<bool> s_short = new("--short")
    {
        Description = "Check quickly that the measurements work, including the verdicts. The times are not meaningful.",
    };

    private static readonly Option<bool> s_generator = new("--generator")
    {
        Description =
            "Measure the generator: size of its code, cold and warm runs, growth. --compare includes it unless --only is set.",
    };

    private static readonly Option<bool> s_build = new("--build")
    {
        Description = "Measure the build of a project with 10 specs against the same project without the package. This takes minutes.",
    };

    private static readonly Option<bool> s_analyzer = new("--analyzer")
    {
        Description = "Measure the analyzer's share of the compiler's time in projects with 2,000 objects and with 2,000 expressions. "
            + "This takes minutes.",
    };

    private static readonly Option<bool> s_expressions = new("--expressions")
    {
        Description = "Measure parsing and checking a mapping expression next to a minimal lexer.",
    };

    /// <summary>Returns a value indicating whether the arguments are for this command and not for BenchmarkDotNet.</summary>
    public static bool Takes(string[] args) =>
        args.Intersect([s_compare.Name, s_generator.Name, s_build.Name, s_analyzer.Name, s_expressions.Name]).Any();

    /// <returns>0 for success, 1 if a peer that implements all rules gives a wrong verdict, 2 for invalid arguments.</returns>
    public static int Run(string[] args)
    {
        var command = new RootCommand(
            "Measures reading, checking and writing against other ways to do "
                + "it.") { s_compare, s_json, s_only, s_short, s_generator, s_build, s_analyzer, s_expressions };
        command.SetAction(Measure);
        var parsed = command.Parse(args);
        if (parsed.Errors.Count == 0)
        {
            return parsed.Invoke();
        }

        foreach (var error in parsed.Errors)
        {
            Console.Error.WriteLine("error: " + error.Message);
        }

        Console.Error.WriteLine("Run --compare --help to list the works.");
        return BadArguments;
    }

    private static int Measure(ParseResult parsed)
    {
        var isShort = parsed.GetValue(s_short);
        var settings = (isShort ? CompareSettings.Short : CompareSettings.Default) with { Only = parsed.GetValue(s_only)! };
        var code = parsed.GetValue(s_compare) ? Compare(settings, parsed.GetValue(s_json)) : 0;
        if (code != BadArguments && (parsed.GetValue(s_generator) || (parsed.GetValue(s_compare) && !isShort && settings.Only.Length == 0)))
        {
            GeneratorReport.Write(Console.Out, isShort);
        }

        if (code != BadArguments && parsed.GetValue(s_build))
        {
            BuildReport.Write(Console.Out, Console.Error, isShort);
        }

        if (code != BadArguments && parsed.GetValue(s_analyzer))
        {
            AnalyzerReport.Write(Console.Out, Console.Error, isShort);
        }

        if (code != BadArguments && parsed.GetValue(s_expressions))
        {
            ExpressionReport.Write(Console.Out, isShort);
        }

        return code;
    }

    private static int Compare(CompareSettings settings, FileInfo? json)
    {
        var works = Works.All.Where(work => work.StartsWith(settings.Only, StringComparison.Ordinal)).ToArray();
        if (works.Length == 0)
        {
            Console.Error.WriteLine($"error: no work starts with '{settings.Only}'. The works are {string.Join(", ", Works.All)}.");
            return BadArguments;
        }

        // Works of XDM schemas are warmed up and measured after the others. The runtime compiles shared methods for the types that it has
        // seen, so more kinds of records in one warm-up slow all of them down.
        var peers = AllPeers.Create();
        Row[] rows = [.. works.GroupBy(Works.IsXdm).SelectMany(group => Comparison.Run([.. group], peers, settings, Console.Error))];
        Table.Write(rows, Console.Out);
        if (json is not null)
        {
            JsonReport.Write(rows, json);
        }

        var strict = rows.Where(row => PeerNames.KnowsAllRules(row.Peer)).ToArray();
        var wrong = strict.Count(row => row.Verdict != Row.Right);
        Console.WriteLine();
        if (settings != CompareSettings.Short with { Only = settings.Only })
        {
            Goals.WriteAll(rows, Console.Out);
        }

        Console.WriteLine($"{strict.Length - wrong} passed, {wrong} failed");
        Console.WriteLine();
        return wrong == 0 ? 0 : Failed;
    }
}
