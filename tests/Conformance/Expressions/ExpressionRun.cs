using System.Text.Json;
using TypedFlows.Compiler.DataPrep.Evaluation;

namespace TypedFlows.Conformance.Expressions;

/// <summary>Runs the cases of mapping expressions in a file with one JSON object per line.</summary>
internal static class ExpressionRun
{
    /// <summary>Writes each failure on a separate line. Cases with an open result are run and not counted.</summary>
    public static async Task<Tally> RunAsync(IExpressionEngine engine, string file, TextWriter output)
    {
        var total = default(Tally);
        var cases = new List<(string Id, ExpressionCase Case)>();
        foreach (var (line, number) in File.ReadLines(file).Select((line, i) => (line, i + 1)))
        {
            try
            {
                if (!string.IsNullOrWhiteSpace(line))
                {
                    var read = ExpressionCase.Read(line);
                    cases.Add((read.Id.Length > 0 ? read.Id : $"line {number}", read));
                }
            }
            catch (JsonException e)
            {
                total += new Tally(0, 1);
                output.WriteLine($"FAILED {engine.Name}: line {number}: {e.Message}");
            }
        }

        await engine.PrepareAsync(file, [.. cases.Select(each => each.Case)]);
        foreach (var (id, tested) in cases)
        {
            var mismatch = await CheckAsync(engine, tested);
            if (mismatch is not null)
            {
                output.WriteLine($"{(tested.IsOpen ? "OPEN" : "FAILED")} {engine.Name}: {id}: {mismatch}");
            }

            total += tested.IsOpen ? default : mismatch is null ? new Tally(1, 0) : new Tally(0, 1);
        }

        return total;
    }

    // An engine must not throw for any case. An exception fails only this case.
    private static async Task<string?> CheckAsync(IExpressionEngine engine, ExpressionCase tested)
    {
        try
        {
            return await engine.CheckAsync(tested);
        }
        catch (Exception e)
        {
            return e.ToString();
        }
    }
}
