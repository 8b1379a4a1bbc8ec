using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>
/// The second of the two engines: three-valued, over what is known of a document. It says Invalid only where every document that
/// agrees with what is known is invalid, and Valid only where every one is valid.
/// </summary>
internal static class SchemaEvaluator
{
    /// <param name="specName">Name of the spec, for the messages.</param>
    public static EvaluationResult Evaluate(Schema schema, Instance instance, string specName, EvaluationOptions? options = null)
    {
        options ??= EvaluationOptions.Default;
        var violations = new ViolationList(options.StopAtFirst);
        var evaluator = new Evaluator(specName, options, new SecretMembers(schema));
        var place = new Place(PointerPath.Root, PointerPath.Root, ConditionTrail.Empty, violations);
        var verdict = evaluator.Judge(schema, evaluator.Read(schema, instance), place);
        return new EvaluationResult(verdict, violations.Violations);
    }

    /// <summary>The verdict alone, without the cost of messages.</summary>
    public static Verdict Judge(Schema schema, Instance instance, EvaluationOptions? options = null)
    {
        var evaluator = new Evaluator(string.Empty, options ?? EvaluationOptions.Default, new SecretMembers(schema));
        return evaluator.Judge(schema, evaluator.Read(schema, instance), new Place(PointerPath.Root, PointerPath.Root, ConditionTrail.Empty, null));
    }
}
