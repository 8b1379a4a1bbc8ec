using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>Evaluates the keyword <c>type</c>. 1.0 and 1e3 are integers.</summary>
internal static class TypeKeyword
{
    public static Verdict Evaluate(Evaluator evaluator, Schema schema, Instance instance, EvaluationPath path)
    {
        var allowed = InstanceTypes.Allowed(schema.Types);
        var actual = InstanceTypes.Of(instance);
        return (actual & ~allowed) == 0 ? Verdict.Valid
            : (actual & allowed) != 0 ? Verdict.Unknown
            : evaluator.Report(
                path, "type", () => ViolationMessages.Type(path.Name, schema.Types, path.Conditions), () => ActualText.Of(instance));
    }
}
