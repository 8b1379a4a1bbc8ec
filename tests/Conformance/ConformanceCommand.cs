using System.CommandLine;
using TypedFlows.Conformance.Engines;
using TypedFlows.Conformance.Suite;

namespace TypedFlows.Conformance;

/// <summary>Parses the command line: the checkout, the engines and the tests.</summary>
internal static class ConformanceCommand
{
    private const int Failed = 1;
    private const int BadArguments = 2;

    private static readonly IEngine[] s_engines = [new EvaluatorEngine(), new EmittedEngine()];

    private static readonly Option<DirectoryInfo> s_suite = new("--suite")
    {
        Description = "Checkout of JSON-Schema-Test-Suite: the folder that holds tests/draft7 and remotes.",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<string> s_engine = CreateEngineOption();

    private static readonly Option<bool> s_optional = new("--optional")
    {
        Description = "Run the optional tests too, those of formats among them.",
    };

    /// <returns>0 if every test passed, 1 if a test failed, 2 if the arguments are invalid.</returns>
    public static int Run(string[] args)
    {
        var command = new RootCommand("Runs the draft7 tests of the official JSON-Schema-Test-Suite.") { s_suite, s_engine, s_optional };
        command.SetAction(parsed => RunSuite(parsed.GetRequiredValue(s_suite), parsed.GetValue(s_engine), parsed.GetValue(s_optional)));
        var parsed = command.Parse(args);
        if (parsed.Errors.Count == 0)
        {
            return parsed.Invoke();
        }

        foreach (var error in parsed.Errors)
        {
            Console.Error.WriteLine("error: " + error.Message);
        }

        Console.Error.WriteLine("--help shows what there is.");
        return BadArguments;
    }

    private static Option<string> CreateEngineOption()
    {
        var option = new Option<string>("--engine") { Description = "The engine to run; both, one after the other, where left out." };
        option.AcceptOnlyFromAmong([.. s_engines.Select(engine => engine.Name)]);
        return option;
    }

    private static int RunSuite(DirectoryInfo folder, string? engineName, bool withOptional)
    {
        TestSuite suite;
        try
        {
            suite = TestSuite.Load(folder.FullName, withOptional);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Console.Error.WriteLine("error: " + e.Message);
            return BadArguments;
        }

        var total = default(Tally);
        foreach (var engine in s_engines.Where(engine => engineName is null || engine.Name == engineName))
        {
            var tally = SuiteRun.Run(engine, suite, Console.Out);
            Console.WriteLine($"{engine.Name}: {tally.Passed} of {tally.Passed + tally.Failed} passed");
            total += tally;
        }

        Console.WriteLine($"{total.Passed} passed, {total.Failed} failed");
        return total.Failed == 0 ? 0 : Failed;
    }
}
