using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>
/// The second of the two engines: three-valued, over what is known of a document. It says Invalid only where every document that
/// agrees with what is known is invalid, and Valid only where every one is valid.
/// </summary>
internal static class SchemaEvaluator
{
    /// <param name="specName">Name of the spec, for the messages.</param>
    public static EvaluationResult Evaluate(SchemaDocument document, Instance instance, string specName, EvaluationOptions? options = null)
    {
        options ??= EvaluationOptions.Default;
        var violations = new ViolationList(options.StopAtFirst);
        var evaluator = new Evaluator(document, specName, options);
        var path = new EvaluationPath(PointerPath.Root, PointerPath.Root, ConditionDescription.Empty, violations);
        var verdict = evaluator.Evaluate(document.Root, Read(document, instance, options), path);
        return new EvaluationResult(verdict, violations.Violations);
    }

    /// <summary>A schema without references; of what one leads to, nothing would be known.</summary>
    public static EvaluationResult Evaluate(Schema schema, Instance instance, string specName, EvaluationOptions? options = null) =>
        Evaluate(new SchemaDocument(schema), instance, specName, options);

    /// <summary>The verdict alone, without the cost of messages.</summary>
    public static Verdict Evaluate(SchemaDocument document, Instance instance, EvaluationOptions? options = null)
    {
        options ??= EvaluationOptions.Default;
        var path = new EvaluationPath(PointerPath.Root, PointerPath.Root, ConditionDescription.Empty, null);
        return new Evaluator(document, string.Empty, options).Evaluate(document.Root, Read(document, instance, options), path);
    }

    /// <summary>A schema without references.</summary>
    public static Verdict Evaluate(Schema schema, Instance instance, EvaluationOptions? options = null) =>
        Evaluate(new SchemaDocument(schema), instance, options);

    private static Instance Read(SchemaDocument document, Instance instance, EvaluationOptions options) =>
        options.LenientScalars ? LenientScalars.Read(document, instance) : instance;
}
