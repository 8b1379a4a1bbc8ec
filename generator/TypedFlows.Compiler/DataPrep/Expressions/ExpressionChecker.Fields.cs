using TypedFlows.Compiler.DataPrep.Functions;

namespace TypedFlows.Compiler.DataPrep.Expressions;

/// <content>Checks the fields of the source.</content>
internal sealed partial class ExpressionChecker
{
    private ExpressionType TypeOfPath(Expression expression, IReadOnlyCollection<string> parameters)
    {
        var steps = new List<(string Name, int Start)>();
        var at = expression;
        var isWhole = true;
        while (at is not Expression.Field)
        {
            if (at is Expression.Member member)
            {
                steps.Insert(0, (member.Name, member.NameStart));
                at = member.Target;
            }
            else if (at is Expression.Index index)
            {
                TypeOf(index.Key, parameters);

                // What follows an index depends on its value.
                steps.Clear();
                isWhole = false;
                at = index.Target;
            }
            else
            {
                TypeOf(at, parameters);
                return ExpressionType.Any;
            }
        }

        var field = (Expression.Field)at;
        if (!field.IsQuoted && parameters.Contains(field.Name))
        {
            return ExpressionType.Any;
        }

        steps.Insert(0, (field.Name, field.Start));
        var known = _fields is null ? ExpressionType.Any : _fields([.. steps.Select(step => step.Name)]);
        if (known is null)
        {
            AddUnknownField(steps);
        }
        else if (!field.IsQuoted && ReservedNames.Contains(field.Name))
        {
            Add(
                ExpressionErrorKind.ReservedName, field.Start, TokenLength(field.Start), field.Name,
                $"'{field.Name}' is {(field.Name == "_errors" ? "a reserved name" : "the name of a function")}; write the field as "
                    + ReservedNames.Written(field.Name));
        }

        return isWhole && known is { } type ? type : ExpressionType.Any;
    }

    private void AddUnknownField(List<(string Name, int Start)> steps)
    {
        var wrong = 0;
        while (_fields!([.. steps.Take(wrong + 1).Select(step => step.Name)]) is not null)
        {
            wrong++;
        }

        var (name, start) = steps[wrong];
        if (start < _endOfBareName)
        {
            return;
        }

        var declared = _fieldNames([.. steps.Take(wrong).Select(step => step.Name)]);
        var owner = string.Concat(steps.Take(wrong).Select(step => step.Name + "."));
        if (declared.Where(each => !ReservedNames.IsPlain(each) && string.CompareOrdinal(_text, start, each, 0, each.Length) == 0)
            .OrderByDescending(each => each.Length).FirstOrDefault() is { } bare)
        {
            // Without ${...}, a name such as first-name is an operation of several fields.
            _endOfBareName = start + bare.Length;
            Add(
                ExpressionErrorKind.UnknownField, start, bare.Length, owner + name,
                $"The source has no field '{owner}{name}'; write the field '{bare}' as {ReservedNames.Written(bare)}", [bare]);
            return;
        }

        var nearest = NearestNames.Of(name, declared);
        var remedy = nearest.Count > 0 ? $"; the nearest is '{owner}{nearest[0]}'"
            : wrong == 0 && FunctionTable.Find(name) is [var function, ..] ? $"; a call of the function is {function}"
            : string.Empty;
        Add(
            ExpressionErrorKind.UnknownField, start, TokenLength(start, isAfterDot: wrong > 0), owner + name,
            $"The source has no field '{owner}{name}'{remedy}", nearest);
    }
}
