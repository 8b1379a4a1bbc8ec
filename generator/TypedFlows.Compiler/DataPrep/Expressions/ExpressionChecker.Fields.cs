using TypedFlows.Compiler.DataPrep.Functions;

namespace TypedFlows.Compiler.DataPrep.Expressions;

/// <content>Checks the fields of the source.</content>
internal sealed partial class ExpressionChecker
{
    private List<string>? _path;

    private ExpressionType TypeOfPath(Expression expression, string[] parameters)
    {
        var at = expression;
        var isWhole = true;
        while (at is not Expression.Field)
        {
            if (at is Expression.Member member)
            {
                at = member.Target;
            }
            else if (at is Expression.Index index)
            {
                // What follows an index depends on its value.
                TypeOf(index.Key, parameters);
                expression = at = index.Target;
                isWhole = false;
            }
            else
            {
                TypeOf(at, parameters);
                return ExpressionType.Any;
            }
        }

        var field = (Expression.Field)at;
        if (!field.IsQuoted && Array.IndexOf(parameters, field.Name) >= 0)
        {
            return ExpressionType.Any;
        }

        var known = _fields is null ? ExpressionType.Any : _fields(PathOf(expression));
        if (known is null)
        {
            AddUnknownField(expression);
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

    // The list is used again for the next field.
    private List<string> PathOf(Expression expression)
    {
        _path ??= [];
        _path.Clear();
        for (; expression is Expression.Member member; expression = member.Target)
        {
            _path.Add(member.Name);
        }

        _path.Add(((Expression.Field)expression).Name);
        _path.Reverse();
        return _path;
    }

    private void AddUnknownField(Expression expression)
    {
        var steps = new List<(string Name, int Start)>();
        for (; expression is Expression.Member member; expression = member.Target)
        {
            steps.Insert(0, (member.Name, member.NameStart));
        }

        steps.Insert(0, (((Expression.Field)expression).Name, expression.Start));
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
