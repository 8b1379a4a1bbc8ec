using TypedFlows.Compiler.DataPrep.Evaluation;

namespace TypedFlows.Conformance.Expressions;

/// <summary>Computes the results of cases.</summary>
internal interface IExpressionEngine : IAsyncDisposable
{
    string Name { get; }

    /// <summary>Prepares the engine for a file of cases.</summary>
    Task PrepareAsync(string file, IReadOnlyList<ExpressionCase> cases);

    /// <returns>The reason why the result of a case is not the expected one; <see langword="null"/> if it is.</returns>
    Task<string?> CheckAsync(ExpressionCase tested);
}

/// <summary>Evaluates the cases in this process.</summary>
internal sealed class EvaluatorExpressionEngine : IExpressionEngine
{
    public string Name => "evaluator";

    public Task PrepareAsync(string file, IReadOnlyList<ExpressionCase> cases) => Task.CompletedTask;

    public Task<string?> CheckAsync(ExpressionCase tested) => Task.FromResult(tested.Mismatch(tested.Run(TimeProvider.System)));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
