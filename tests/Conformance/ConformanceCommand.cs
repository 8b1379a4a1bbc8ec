using System.CommandLine;
using System.CommandLine.Parsing;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Conformance.Engines;
using TypedFlows.Conformance.Expressions;
using TypedFlows.Conformance.Suite;
using TypedFlows.Conformance.Xdm;

namespace TypedFlows.Conformance;

/// <summary>Parses the command line: the folder of the tests, the engines and the tests.</summary>
internal static class ConformanceCommand
{
    private const int Failed = 1;
    private const int BadArguments = 2;

    private static readonly IEngine[] s_engines = [new EvaluatorEngine(), new EmittedEngine()];

    private static readonly (string Name, Func<IXdmEngine> Create)[] s_xdmEngines =
    [
        ("evaluator", () => new EvaluatorXdmEngine()), ("emitted", () => new EmittedXdmEngine()), ("inlet", () => new InletXdmEngine()),
    ];

    private static readonly (string Name, Func<IExpressionEngine> Create)[] s_expressionEngines =
    [
        ("evaluator", () => new EvaluatorExpressionEngine()), ("preview", () => new PreviewExpressionEngine()),
        ("emulator", () => new EmulatorExpressionEngine()),
    ];

    private static readonly Option<DirectoryInfo> s_suite = new("--suite")
    {
        Description = "Checkout of JSON-Schema-Test-Suite: the folder that holds tests and remotes.",
        HelpName = "DIR",
    };

    private static readonly Option<DirectoryInfo> s_xdm = new("--xdm")
    {
        Description = "Folder of XDM schemas and their records: the folder that holds answers and records.",
        HelpName = "DIR",
    };

    private static readonly Option<FileInfo> s_expressions = new("--expressions")
    {
        Description = "File of mapping expressions and their results, one JSON object per line. The engine 'preview' runs the tool. The "
            + "engine 'emulator' sends requests: its responses have no types of values and no kinds of errors, except that an error of "
            + "the check has an offset.",
        HelpName = "FILE",
    };

    private static readonly Option<string> s_engine = CreateEngineOption();

    private static readonly Option<string> s_draft = CreateDraftOption();

    private static readonly Option<bool> s_optional = new("--optional")
    {
        Description = "With --suite, run the optional tests too, those of formats among them.",
    };

    /// <returns>0 if every test passed, 1 if a test failed, 2 if the arguments are invalid.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var command = new RootCommand(
            "Runs the tests of one draft of the official JSON-Schema-Test-Suite, records of XDM schemas, or mapping expressions.")
        {
            s_suite, s_xdm, s_expressions, s_engine, s_draft, s_optional,
        };
        command.Validators.Add(Validate);
        command.SetAction((parsed, _) => RunAsync(parsed));
        var parsed = command.Parse(args);
        if (parsed.Errors.Count == 0)
        {
            return await parsed.InvokeAsync();
        }

        foreach (var error in parsed.Errors)
        {
            await Console.Error.WriteLineAsync("error: " + error.Message);
        }

        await Console.Error.WriteLineAsync("--help shows what there is.");
        return BadArguments;
    }

    private static Option<string> CreateEngineOption()
    {
        var option = new Option<string>("--engine") { Description = "The engine to run; all, one after the other, where left out." };
        option.AcceptOnlyFromAmong(
            [.. s_xdmEngines.Select(engine => engine.Name).Union(s_expressionEngines.Select(engine => engine.Name))]);
        return option;
    }

    private static Option<string> CreateDraftOption()
    {
        var option = new Option<string>("--draft") { Description = "With --suite, the draft; 7 where left out." };
        option.AcceptOnlyFromAmong([.. SchemaDialect.All.Select(DraftName)]);
        return option;
    }

    private static string DraftName(SchemaDialect dialect) => dialect.Name.Replace("draft-0", string.Empty, StringComparison.Ordinal);

    private static void Validate(CommandResult result)
    {
        Option[] inputs = [s_suite, s_xdm, s_expressions];
        if (inputs.Count(input => result.GetResult(input) is not null) != 1)
        {
            result.AddError("Exactly one of --suite, --xdm and --expressions is required.");
        }
        else if (result.GetResult(s_suite) is null
            && Array.Find<Option>([s_draft, s_optional], option => result.GetResult(option) is not null) is { } other)
        {
            result.AddError($"{other.Name} requires --suite.");
        }
        else if (result.GetResult(s_expressions) is not null
            && result.GetValue(s_engine) is { } expressionEngine
            && !Array.Exists(s_expressionEngines, engine => engine.Name == expressionEngine))
        {
            result.AddError($"The engine '{expressionEngine}' does not run expressions.");
        }
        else if (result.GetResult(s_xdm) is not null
            && result.GetValue(s_engine) is { } xdmEngine
            && !Array.Exists(s_xdmEngines, engine => engine.Name == xdmEngine))
        {
            result.AddError($"The engine '{xdmEngine}' does not run records.");
        }
        else if (result.GetResult(s_suite) is not null
            && result.GetValue(s_engine) is { } name
            && !Array.Exists(s_engines, engine => engine.Name == name))
        {
            result.AddError($"The engine '{name}' requires --xdm.");
        }
    }

    private static async Task<int> RunAsync(ParseResult parsed)
    {
        var engine = parsed.GetValue(s_engine);
        Tally total;
        try
        {
            total = parsed.GetValue(s_xdm) is { } xdm
                ? await RunXdmAsync(xdm.FullName, engine)
                : parsed.GetValue(s_expressions) is { } expressions
                ? await RunExpressionsAsync(expressions.FullName, engine)
                : RunSuite(parsed.GetValue(s_suite)!.FullName, engine, parsed.GetValue(s_draft), parsed.GetValue(s_optional));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync("error: " + e.Message);
            return BadArguments;
        }

        Console.WriteLine($"{total.Passed} passed, {total.Failed} failed");
        return total.Failed == 0 ? 0 : Failed;
    }

    private static Tally RunSuite(string folder, string? engineName, string? draft, bool withOptional)
    {
        var dialect = SchemaDialect.All.FirstOrDefault(dialect => DraftName(dialect) == draft) ?? SchemaDialect.Draft07;
        var suite = TestSuite.Load(folder, dialect, withOptional);
        var total = default(Tally);
        foreach (var engine in s_engines.Where(engine => engineName is null || engine.Name == engineName))
        {
            total += Report(engine.Name, SuiteRun.Run(engine, suite, Console.Out));
        }

        return total;
    }

    private static async Task<Tally> RunXdmAsync(string folder, string? engineName)
    {
        var set = XdmSet.Load(folder);
        var total = default(Tally);
        foreach (var (name, create) in s_xdmEngines.Where(engine => engineName is null || engine.Name == engineName))
        {
            await using var engine = create();
            total += Report(name, await XdmRun.RunAsync(engine, set, Console.Out));
        }

        return total;
    }

    private static async Task<Tally> RunExpressionsAsync(string file, string? engineName)
    {
        var total = default(Tally);
        foreach (var (name, create) in s_expressionEngines.Where(engine => engineName is null || engine.Name == engineName))
        {
            await using var engine = create();
            total += Report(name, await ExpressionRun.RunAsync(engine, file, Console.Out));
        }

        return total;
    }

    private static Tally Report(string engine, Tally tally)
    {
        Console.WriteLine($"{engine}: {tally.Passed} of {tally.Passed + tally.Failed} passed");
        return tally;
    }
}
