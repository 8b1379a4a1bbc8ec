using System.Globalization;
using System.Numerics;
using TypedFlows.Compiler.DataPrep.Expressions;
using TypedFlows.Compiler.DataPrep.Functions;

namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>
/// Describes the values of expressions. They are null, string, bool, long, BigInteger (outside the range of long), double, decimal,
/// <see cref="ZonedDate"/>, <see cref="ListValue"/>, <see cref="ObjectValue"/> and <see cref="LambdaValue"/>.
/// </summary>
internal static class Values
{
    /// <summary>Returns the integer in its smallest form.</summary>
    public static object Integer(BigInteger value) => value >= long.MinValue && value <= long.MaxValue ? (object)(long)value : value;

    public static ExpressionType TypeOf(object? value) => value switch
    {
        null => ExpressionType.Null,
        string => ExpressionType.String,
        bool => ExpressionType.Boolean,
        long or BigInteger => ExpressionType.Integer,
        double or decimal => ExpressionType.Fraction,
        ZonedDate => ExpressionType.Date,
        ListValue => ExpressionType.Array,
        ObjectValue { IsMap: true } => ExpressionType.Map,
        ObjectValue => ExpressionType.Object,
        _ => ExpressionType.Lambda,
    };

    /// <summary>Returns whether a value counts as true: everything but null, false, zero, NaN, '' and 'false'.</summary>
    public static bool IsTrue(object? value) => value switch
    {
        null => false,
        bool flag => flag,
        string text => text.Length > 0 && text != "false",
        long number => number != 0,
        BigInteger number => !number.IsZero,
        double number => number != 0 && !double.IsNaN(number),
        decimal number => number != 0,
        _ => true,
    };

    /// <summary>Returns whether a value is null or contains nothing, as <c>empty</c> tests it.</summary>
    public static bool IsEmpty(object? value) => value switch
    {
        null => true,
        string text => text.Length == 0,
        ListValue list => list.Items.Count == 0,
        ObjectValue map => map.Members.Count == 0,
        long or BigInteger or double or decimal => !IsTrue(value),
        _ => false,
    };

    /// <summary>Returns a value as text, as Java prints it.</summary>
    /// <exception cref="EvaluationException">The value is an array, an object or a lambda.</exception>
    public static string Text(object? value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        long number => number.ToString(CultureInfo.InvariantCulture),
        BigInteger number => number.ToString(CultureInfo.InvariantCulture),
        double number => JavaNumber.Text(number),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        ZonedDate date => date.ToString(),
        null => throw new EvaluationException("null has no text"),
        _ => throw new EvaluationException($"{Describe(value)} has no text; use join, or select a member"),
    };

    public static string Describe(object? value) => TypeOf(value) switch
    {
        ExpressionType.Null => "null",
        ExpressionType.Array => "an array",
        ExpressionType.Object => "an object",
        ExpressionType.Integer => "an integer",
        var type => "a " + ExpressionTypes.Name(type),
    };

    /// <summary>Returns whether two values are equal, by the rules of <c>==</c>.</summary>
    public static bool AreEqual(object? left, object? right) => (left, right) switch
    {
        (null, _) or (_, null) => left is null && right is null,
        (bool, _) or (_, bool) => IsTrue(left) == IsTrue(right),
        (string a, string b) => a == b,
        (ListValue a, ListValue b) => !(a.IsLiteral && b.IsLiteral) && a.Items.Count == b.Items.Count
            && a.Items.Zip(b.Items, AreSame).All(isSame => isSame),
        (ObjectValue a, ObjectValue b) => a.Members.Count == b.Members.Count
            && a.Members.All(member => b.Members.TryGetValue(member.Key, out var other) && AreSame(member.Value, other)),
        (ZonedDate a, ZonedDate b) => a.Moment == b.Moment && a.Offset == b.Offset,
        (ListValue or ObjectValue or ZonedDate or LambdaValue, not (long or BigInteger or double or decimal))
            or (not (long or BigInteger or double or decimal), ListValue or ObjectValue or ZonedDate or LambdaValue) => false,
        _ => Arithmetic.Compare(left, right) == 0,
    };

    /// <summary>Returns whether two values are equal as items of lists: they have one type too.</summary>
    public static bool AreSame(object? left, object? right) => TypeOf(left) == TypeOf(right) && AreEqual(left, right);
}

/// <summary>A list of values.</summary>
/// <param name="IsLiteral">True for an array literal. Two of them are never equal.</param>
internal sealed record ListValue(IReadOnlyList<object?> Items, bool IsLiteral = false);

/// <summary>Provides the fields of a source row.</summary>
internal interface ISourceRow
{
    bool TryGet(string name, out object? value);
}

/// <summary>An object or a map.</summary>
internal sealed class ObjectValue(bool isMap = false) : ISourceRow
{
    public bool IsMap => isMap;

    public OrderedDictionary<string, object?> Members { get; } = new(StringComparer.Ordinal);

    public bool TryGet(string name, out object? value) => Members.TryGetValue(name, out value);

    public ObjectValue With(IEnumerable<KeyValuePair<string, object?>> members)
    {
        foreach (var (key, value) in members)
        {
            Members[key] = value;
        }

        return this;
    }
}

/// <summary>A lambda with the parameters of the lambdas around it.</summary>
internal sealed record LambdaValue(Expression.Lambda Code, LambdaScope? Scope);

/// <summary>The values of the parameters of a lambda.</summary>
internal sealed record LambdaScope(IReadOnlyList<string> Names, IReadOnlyList<object?> Values, LambdaScope? Outer)
{
    public bool TryFind(string name, out object? value)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            for (var i = 0; i < scope.Names.Count; i++)
            {
                if (scope.Names[i] == name)
                {
                    value = i < scope.Values.Count ? scope.Values[i] : null;
                    return true;
                }
            }
        }

        value = null;
        return false;
    }
}

/// <summary>The exception for an expression that has no value for this row.</summary>
internal sealed class EvaluationException(string message) : Exception(message)
{
    /// <summary>Gets a value indicating whether a limit of the evaluation is exceeded, so that no part of it has a value.</summary>
    public bool IsLimit { get; init; }
}
