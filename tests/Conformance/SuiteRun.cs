using TypedFlows.Conformance.Engines;
using TypedFlows.Conformance.Suite;

namespace TypedFlows.Conformance;

/// <summary>Runs the tests with one engine.</summary>
internal static class SuiteRun
{
    /// <summary>Writes each failure on a separate line.</summary>
    public static Tally Run(IEngine engine, TestSuite suite, TextWriter output)
    {
        var passed = 0;
        var failed = 0;
        foreach (var (group, evaluate) in suite.Groups.Zip(engine.Prepare(suite)))
        {
            foreach (var test in group.Tests)
            {
                var verdict = Evaluate(evaluate, test.Data);
                if (verdict.IsValid == test.IsValid)
                {
                    passed++;
                    continue;
                }

                failed++;
                var expected = test.IsValid ? "valid" : "invalid";
                output.WriteLine(
                    $"FAILED {engine.Name}: {group.File}: {group.Description}: {test.Description}: expected {expected}, got {verdict}");
            }
        }

        return new Tally(passed, failed);
    }

    // An engine must not throw for any document. An exception fails only this test.
    private static EngineVerdict Evaluate(Func<string, EngineVerdict> evaluate, string data)
    {
        try
        {
            return evaluate(data);
        }
        catch (Exception e)
        {
            return EngineVerdict.None(e);
        }
    }
}
