using System.Diagnostics;
using System.Text.Json;
using TypedFlows.Compiler.DataPrep.Evaluation;

namespace TypedFlows.Conformance.Expressions;

/// <summary>Runs <c>typedflows preview --cases</c> as a process, and compares the lines that it prints.</summary>
internal sealed class PreviewExpressionEngine : IExpressionEngine
{
    private readonly Dictionary<ExpressionCase, JsonElement> _lines = [];

    public string Name => "preview";

    public async Task PrepareAsync(string file, IReadOnlyList<ExpressionCase> cases)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "TypedFlows.Tool.dll"), "preview", "--cases", file])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length != cases.Count)
        {
            throw new InvalidDataException($"the tool printed {lines.Length} results of {cases.Count} cases: {await errors}");
        }

        for (var i = 0; i < lines.Length; i++)
        {
            using var document = JsonDocument.Parse(lines[i]);
            _lines.Add(cases[i], document.RootElement.Clone());
        }
    }

    public Task<string?> CheckAsync(ExpressionCase tested)
    {
        var line = _lines[tested];
        var result = line.TryGetProperty("error", out var error)
            ? new CaseResult(null, new(
                error.GetProperty("kind").GetString()!,
                error.TryGetProperty("offset", out var offset) ? offset.GetInt32() : null,
                error.GetProperty("name").GetString()!,
                error.GetProperty("message").GetString()!))
            : tested.Received(line.GetProperty("result"), line.GetProperty("type").GetString()) with { IsEvaluated = !tested.IsCheckOnly };
        return Task.FromResult(tested.Mismatch(result));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
