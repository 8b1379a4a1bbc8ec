using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>The second of the two engines: three-valued, over what is known of a document.</summary>
internal static class SchemaEvaluator
{
    /// <param name="specName">Name of the spec, for the messages.</param>
    public static EvaluationResult Evaluate(Schema schema, Instance instance, string specName, EvaluationOptions? options = null) =>
        throw new NotSupportedException($"{schema} {instance} {specName} {options}");
}
