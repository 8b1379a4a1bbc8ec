using TypedFlows.Compiler.DataPrep.Expressions;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>Evaluates an expression for one source row.</summary>
/// <param name="row">The source row.</param>
/// <param name="time">The clock of <c>now()</c> and <c>timestamp()</c>.</param>
/// <param name="limit">The clock of the time limit; <see langword="null"/> for the system's clock.</param>
internal sealed partial class ExpressionEvaluator(ISourceRow row, TimeProvider time, TimeProvider? limit = null)
{
    private const int MaxSteps = 1_000_000;
    private const int StepsBetweenChecks = 1024;

    private static readonly TimeSpan s_maxTime = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _limit = limit ?? TimeProvider.System;
    private long? _start;
    private int _steps;

    /// <summary>Gets the time of the last evaluation since its first use of a pattern, or since many steps; zero without these.</summary>
    public TimeSpan Elapsed => _start is { } start ? _limit.GetElapsedTime(start) : TimeSpan.Zero;

    public ISourceRow Row => row;

    public TimeProvider Time => time;

    /// <summary>Evaluates an expression.</summary>
    /// <exception cref="EvaluationException">The expression has no value for the row.</exception>
    public object? Evaluate(Expression expression)
    {
        (_start, _steps) = (null, 0);
        return Evaluate(expression, null);
    }

    /// <summary>Calls a lambda.</summary>
    public object? Call(object? lambda, params IReadOnlyList<object?> arguments) => lambda is LambdaValue called
        ? Evaluate(called.Code.Body, new([.. called.Code.Parameters], arguments, called.Scope))
        : throw new EvaluationException($"a lambda such as x -> x is expected, but there is {Values.Describe(lambda)}");

    /// <summary>Checks the time limit. A pattern has a limit for each text, so each use of one is checked.</summary>
    /// <exception cref="EvaluationException">The limit is exceeded.</exception>
    public void CheckTime()
    {
        _start ??= _limit.GetTimestamp();
        if (Elapsed > s_maxTime)
        {
            throw new EvaluationException("the expression needs more than a second for this row") { IsLimit = true };
        }
    }

    private object? Evaluate(Expression expression, LambdaScope? scope)
    {
        CountStep();

        // Most parts of an expression are these. The method of the others has the locals of all of them.
        return expression switch
        {
            Expression.Text text => text.Value,
            Expression.Field field => Field(field, scope),
            Expression.Call call => Function(call, scope),
            _ => EvaluateOther(expression, scope),
        };
    }

    private object? EvaluateOther(Expression expression, LambdaScope? scope)
    {
        return expression switch
        {
            Expression.Integer integer => Values.Integer(integer.Value),
            Expression.Real real => Literal(real),
            Expression.Boolean flag => flag.Value,
            Expression.Null => null,
            Expression.Member member => Member(member, scope),
            Expression.Index index => Item(Evaluate(index.Target, scope), Evaluate(index.Key, scope)),
            Expression.MethodCall call => Method(call, scope),
            Expression.Invocation call => Call(Evaluate(call.Target, scope), All(call.Arguments, scope)),
            Expression.Unary unary => Unary(unary.Operator, Operand(unary, scope)),
            Expression.Binary binary => Binary(binary, scope),
            Expression.Conditional choice =>
                Evaluate(Values.IsTrue(Evaluate(choice.Condition, scope)) ? choice.Then : choice.Else, scope),
            Expression.Array array => new ListValue(All(array.Items, scope), IsLiteral: true),
            Expression.Set set => new ListValue(Distinct(All(set.Items, scope))),
            Expression.Map map => Map(map, scope),
            Expression.Lambda lambda => new LambdaValue(lambda, scope),
            _ => throw new NotSupportedException(expression.GetType().Name),
        };
    }

    private static object Literal(Expression.Real real) => real.IsDecimal && decimal.TryParse(
        real.Digits, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var exact)
        ? exact : double.Parse(real.Digits, System.Globalization.CultureInfo.InvariantCulture);

    private object?[] All(EquatableArray<Expression> expressions, LambdaScope? scope)
    {
        var values = new object?[expressions.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Evaluate(expressions[i], scope);
        }

        return values;
    }

    private object? Field(Expression.Field field, LambdaScope? scope) =>
        !field.IsQuoted && scope is not null && scope.TryFind(field.Name, out var value)
            ? value : row.TryGet(field.Name, out value) ? value : null;

    /// <summary>Returns a member. A row with a flat column <c>a.b</c> answers to the path too.</summary>
    private object? Member(Expression.Member member, LambdaScope? scope)
    {
        if (FlatName(member) is { } name && row.TryGet(name, out var flat))
        {
            return flat;
        }

        var target = Evaluate(member.Target, scope);
        return target switch
        {
            ObjectValue map => map.Members.GetValueOrDefault(member.Name),
            ListValue list when int.TryParse(member.Name, out var at) => Item(list, (long)at),
            _ => null,
        };
    }

    /// <summary>Returns the whole path if the row does not have its first step.</summary>
    private string? FlatName(Expression.Member member)
    {
        var names = new List<string> { member.Name };
        var at = member.Target;
        while (at is Expression.Member outer)
        {
            names.Add(outer.Name);
            at = outer.Target;
        }

        if (at is not Expression.Field first || row.TryGet(first.Name, out _))
        {
            return null;
        }

        names.Add(first.Name);
        names.Reverse();
        return string.Join(".", names);
    }

    private static object? Item(object? target, object? key) => (target, key) switch
    {
        (null, _) => null,
        (ObjectValue map, not null) => map.Members.GetValueOrDefault(Values.Text(key)),
        (ListValue list, long at) when at >= 0 && at < list.Items.Count => list.Items[(int)at],
        (ListValue list, long at) => throw new EvaluationException($"the array has {list.Items.Count} items, so it has no item {at}"),
        (ListValue, _) => throw new EvaluationException($"an item is selected by an integer, not by {Values.Describe(key)}"),
        _ => throw new EvaluationException($"{Values.Describe(target)} has no items"),
    };

    private object? Function(Expression.Call call, LambdaScope? scope)
    {
        // A parameter of a lambda can be a lambda.
        if (scope is not null && scope.TryFind(call.Name, out var lambda) && lambda is LambdaValue)
        {
            return Call(lambda, All(call.Arguments, scope));
        }

        return FunctionLibrary.Call(this, call.Name, All(call.Arguments, scope));
    }

    private object? Method(Expression.MethodCall call, LambdaScope? scope)
    {
        var target = Evaluate(call.Target, scope);
        var arguments = All(call.Arguments, scope);
        if (target is null)
        {
            return call.IsSafe ? null : throw new EvaluationException($"'{call.Name}' is called on null; use '?.' to get null instead");
        }

        return (call.Name, target, arguments) switch
        {
            ("equals", _, [var other]) => Values.TypeOf(target) == Values.TypeOf(other) && Values.AreEqual(target, other),
            ("equalsIgnoreCase", string text, [var other]) =>
                other is string same && string.Equals(text, same, StringComparison.OrdinalIgnoreCase),
            ("get", ObjectValue map, [not null and var key]) => map.Members.GetValueOrDefault(Values.Text(key)),
            ("get", ListValue list, [var at]) => Item(list, at),
            _ => throw new EvaluationException($"'{call.Name}' is not a method of {Values.Describe(target)} that is evaluated here"),
        };
    }

    private static List<object?> Distinct(IEnumerable<object?> values)
    {
        var distinct = new List<object?>();
        foreach (var value in values)
        {
            if (!distinct.Any(known => Values.AreSame(known, value)))
            {
                distinct.Add(value);
            }
        }

        return distinct;
    }

    private ObjectValue Map(Expression.Map map, LambdaScope? scope) => new ObjectValue(isMap: true).With(
        map.Entries.Select(entry => KeyValuePair.Create(Values.Text(Evaluate(entry.Key, scope)), Evaluate(entry.Value, scope))));

    private void CountStep()
    {
        if (++_steps > MaxSteps)
        {
            throw new EvaluationException($"the expression needs more than {MaxSteps} steps") { IsLimit = true };
        }

        if (_steps % StepsBetweenChecks == 0)
        {
            CheckTime();
        }
    }
}
