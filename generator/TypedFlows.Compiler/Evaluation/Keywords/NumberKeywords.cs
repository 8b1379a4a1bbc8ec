using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>Evaluates the keywords that limit a number, exactly on its decimal digits.</summary>
internal static class NumberKeywords
{
    public static Verdict Evaluate(Evaluator evaluator, Schema schema, Instance instance, EvaluationPath path)
    {
        var verdict = Verdict.Valid;
        if ((InstanceTypes.Of(instance) & InstanceTypes.Numbers) == 0)
        {
            return verdict;
        }

        foreach (var (keyword, limit) in NumberKeyword.Of(schema))
        {
            if (instance is not Instance.Number number)
            {
                return Verdict.Unknown;
            }

            if (keyword.IsViolated(number.Value, limit))
            {
                verdict = evaluator.Report(
                    path, keyword.Name, () => ViolationMessages.Limit(path.Name, keyword, limit, path.Conditions), () => ActualText.Of(number));
            }
        }

        return verdict;
    }
}
