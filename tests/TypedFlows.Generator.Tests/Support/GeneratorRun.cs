using Microsoft.CodeAnalysis;

namespace TypedFlows.Generator.Tests.Support;

/// <summary>Represents one run of the generator: the sources, the diagnostics and the steps.</summary>
internal sealed class GeneratorRun(GeneratorRunResult result)
{
    private static readonly string[] s_names =
        [.. typeof(StepNames).GetFields().Select(field => (string)field.GetRawConstantValue()!)];

    public GeneratorRunResult Result { get; } = result;

    /// <summary>Gets the named steps that ran or were skipped.</summary>
    public IEnumerable<string> Steps => s_names.Where(Result.TrackedSteps.ContainsKey);

    public IEnumerable<IncrementalStepRunReason> OutputReasons =>
        Result.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs).Select(output => output.Reason);

    public IEnumerable<Diagnostic> Errors => Result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    public IEnumerable<string> HintNames => Result.GeneratedSources.Select(source => source.HintName).Order(StringComparer.Ordinal);

    public string Source(string hintName) => Result.GeneratedSources.Single(source => source.HintName == hintName).SourceText.ToString();

    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step) =>
        [.. Outputs(step).Select(output => output.Reason)];

    public IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(string step) =>
        Result.TrackedSteps.TryGetValue(step, out var runs) ? runs.SelectMany(run => run.Outputs) : [];

    /// <summary>Returns the number of changed outputs of the step.</summary>
    public int Changed(string step) =>
        Reasons(step).Count(reason => reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
}
