using System.Numerics;
using TypedFlows.Compiler.DataPrep.Expressions;

namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>Evaluates operators.</summary>
internal sealed partial class ExpressionEvaluator
{
    private const int MaxRange = 100_000;

    private static object? Unary(UnaryOperator operation, object? value) => operation switch
    {
        UnaryOperator.Empty => Values.IsEmpty(value),
        UnaryOperator.Size => value switch
        {
            null => 0L,
            string text => (long)text.Length,
            ListValue list => (long)list.Items.Count,
            ObjectValue map => (long)map.Members.Count,
            _ => null,
        },
        _ when value is null => throw new EvaluationException("the operand is null; use '??' to give a value in its place"),
        UnaryOperator.Not => !Values.IsTrue(value),
        UnaryOperator.Negate => Arithmetic.Negate(value),
        UnaryOperator.Complement => Arithmetic.Complement(value),
        _ => value,
    };

    // A value that cannot be computed is empty and has the size 0.
    private object? Operand(Expression.Unary unary, LambdaScope? scope)
    {
        try
        {
            return Evaluate(unary.Operand, scope);
        }
        catch (EvaluationException e) when (!e.IsLimit && unary.Operator is UnaryOperator.Empty or UnaryOperator.Size)
        {
            return null;
        }
    }

    private object? Binary(Expression.Binary binary, LambdaScope? scope)
    {
        var left = Evaluate(binary.Left, scope);
        switch (binary.Operator)
        {
            case BinaryOperator.Or or BinaryOperator.And:
                var decides = Operand(left) == (binary.Operator == BinaryOperator.Or);
                return decides ? binary.Operator == BinaryOperator.Or : Operand(Evaluate(binary.Right, scope));
            case BinaryOperator.Elvis:
                return Values.IsTrue(left) ? left : Evaluate(binary.Right, scope);
            case BinaryOperator.Coalesce:
                return left ?? Evaluate(binary.Right, scope);
        }

        var right = Evaluate(binary.Right, scope);
        return binary.Operator switch
        {
            BinaryOperator.BitOr or BinaryOperator.BitXor or BinaryOperator.BitAnd => Arithmetic.Bits(binary.Operator, left, right),
            BinaryOperator.Equal => Values.AreEqual(left, right),
            BinaryOperator.NotEqual => !Values.AreEqual(left, right),
            BinaryOperator.Range => Range(left, right),
            BinaryOperator.Less => left is not null && right is not null && Arithmetic.Compare(left, right) < 0,
            BinaryOperator.Greater => left is not null && right is not null && Arithmetic.Compare(left, right) > 0,
            BinaryOperator.LessOrEqual => AreBothNull(left, right) ?? Arithmetic.Compare(left, right) <= 0,
            BinaryOperator.GreaterOrEqual => AreBothNull(left, right) ?? Arithmetic.Compare(left, right) >= 0,
            BinaryOperator.Matches => IsMatch(left, right),
            BinaryOperator.NotMatches => !IsMatch(left, right),
            BinaryOperator.StartsWith => Starts(left, right),
            BinaryOperator.NotStartsWith => !Starts(left, right),
            BinaryOperator.EndsWith => Ends(left, right),
            BinaryOperator.NotEndsWith => !Ends(left, right),
            _ => Arithmetic.Calculate(binary.Operator, left, right),
        };
    }

    // Null is only equal to null, and not comparable otherwise.
    private static bool? AreBothNull(object? left, object? right) =>
        left is null || right is null ? left is null && right is null : null;

    private static bool Starts(object? left, object? right) =>
        HasAffix(left, right, (text, part) => text.StartsWith(part, StringComparison.Ordinal));

    private static bool Ends(object? left, object? right) =>
        HasAffix(left, right, (text, part) => text.EndsWith(part, StringComparison.Ordinal));

    // A value that is not a text begins and ends with an equal value.
    private static bool HasAffix(object? left, object? right, Func<string, string, bool> hasAffix) => (left, right) switch
    {
        (string text, string or long or BigInteger or double or decimal or bool) => hasAffix(text, Values.Text(right)),
        (string, _) => false,
        _ => Values.AreEqual(left, right),
    };

    private static bool Operand(object? value) =>
        value is null ? throw new EvaluationException("an operand of a logical operator is null; use '??' to give a value in its place")
        : Values.IsTrue(value);

    private bool IsMatch(object? left, object? right)
    {
        CheckTime();
        return (left, right) switch
        {
            (null, null) => true,
            (null, _) or (_, null) => false,
            (_, ListValue list) => list.Items.Any(item => Values.AreSame(left, item)),
            (_, ObjectValue map) => map.Members.ContainsKey(Values.Text(left)),
            (_, string pattern) => JavaPattern.IsMatch(Values.Text(left), pattern),
            _ => Values.AreEqual(left, right),
        };
    }

    private static ListValue Range(object? left, object? right)
    {
        if (left is not long from || right is not long to || Math.Abs((double)to - from) >= MaxRange)
        {
            throw new EvaluationException($"a range needs two integers that are less than {MaxRange} apart");
        }

        var step = from <= to ? 1 : -1;
        return new([.. Enumerable.Range(0, (int)Math.Abs(to - from) + 1).Select(i => (object?)(from + ((long)i * step)))]);
    }
}
