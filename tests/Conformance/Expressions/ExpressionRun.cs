using System.Text.Json;
using TypedFlows.Compiler.DataPrep.Evaluation;

namespace TypedFlows.Conformance.Expressions;

/// <summary>Runs the cases of mapping expressions in a file with one JSON object per line.</summary>
internal static class ExpressionRun
{
    /// <summary>Writes each failure on a separate line. Cases with an open result are run and not counted.</summary>
    public static Tally Run(string file, TextWriter output)
    {
        var total = default(Tally);
        foreach (var (line, number) in File.ReadLines(file).Select((line, i) => (line, i + 1)))
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var (id, mismatch, isOpen) = Check(line, number);
            if (mismatch is not null)
            {
                output.WriteLine($"{(isOpen ? "OPEN" : "FAILED")} evaluator: {id}: {mismatch}");
            }

            total += isOpen ? default : mismatch is null ? new Tally(1, 0) : new Tally(0, 1);
        }

        return total;
    }

    // An engine must not throw for any case. An exception fails only this case.
    private static (string Id, string? Mismatch, bool IsOpen) Check(string line, int number)
    {
        var id = $"line {number}";
        try
        {
            var tested = ExpressionCase.Read(line);
            id = tested.Id.Length > 0 ? tested.Id : id;
            return (id, tested.Mismatch(tested.Run(TimeProvider.System)), tested.IsOpen);
        }
        catch (JsonException e)
        {
            return (id, e.Message, false);
        }
        catch (Exception e)
        {
            return (id, e.ToString(), false);
        }
    }
}
