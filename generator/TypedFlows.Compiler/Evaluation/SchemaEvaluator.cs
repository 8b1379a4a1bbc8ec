using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>
/// Evaluates partially known documents with three-valued logic. It is the second validation engine, next to the emitted code. The verdict
/// is Invalid only if every document that is consistent with the known parts is invalid, and Valid only if every such document is valid.
/// </summary>
internal static class SchemaEvaluator
{
    /// <param name="specName">The name of the spec in messages.</param>
    public static EvaluationResult Evaluate(SchemaDocument document, Instance instance, string specName, EvaluationOptions? options = null)
    {
        options ??= EvaluationOptions.Default;
        var violations = new ViolationList(options.StopAtFirst);
        var evaluator = new Evaluator(document, specName, options);
        var path = new EvaluationPath(PointerPath.Root, PointerPath.Root, ConditionDescription.Empty, violations);
        var verdict = evaluator.Evaluate(document.Root, Read(document, instance, options), path);
        return new EvaluationResult(verdict, violations.Violations);
    }

    /// <summary>Evaluates an instance against a schema without references. The target of a reference would be unknown.</summary>
    public static EvaluationResult Evaluate(Schema schema, Instance instance, string specName, EvaluationOptions? options = null) =>
        Evaluate(new SchemaDocument(schema), instance, specName, options);

    /// <summary>Returns only the verdict, without the cost of messages.</summary>
    public static Verdict Evaluate(SchemaDocument document, Instance instance, EvaluationOptions? options = null)
    {
        options ??= EvaluationOptions.Default;
        var path = new EvaluationPath(PointerPath.Root, PointerPath.Root, ConditionDescription.Empty, null);
        return new Evaluator(document, string.Empty, options).Evaluate(document.Root, Read(document, instance, options), path);
    }

    /// <summary>Returns only the verdict for a schema without references.</summary>
    public static Verdict Evaluate(Schema schema, Instance instance, EvaluationOptions? options = null) =>
        Evaluate(new SchemaDocument(schema), instance, options);

    private static Instance Read(SchemaDocument document, Instance instance, EvaluationOptions options) =>
        options.LenientScalars ? LenientScalars.Read(document, instance) : instance;
}
