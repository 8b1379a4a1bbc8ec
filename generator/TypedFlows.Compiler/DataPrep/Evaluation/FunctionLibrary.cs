using System.Collections.Frozen;
using System.Numerics;
using TypedFlows.Compiler.DataPrep.Functions;

namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>
/// Implements the functions of <see cref="Functions.FunctionTable"/>. A null argument where the signature names a type gives null, unless
/// the function states otherwise.
/// </summary>
internal static class FunctionLibrary
{
    // These functions have a value for a null argument.
    private static readonly HashSet<string> s_takesNull = new(["date", "lpad", "rpad", "get_values"], StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (Func<FunctionCall, object?> Run, FunctionSignature[] Signatures)> s_all =
        TextFunctions.All.Concat(HashFunctions.All).Concat(UrlFunctions.All).Concat(DateFunctions.All).Concat(ObjectFunctions.All)
            .Concat(ArrayFunctions.All).Concat(AnalyticsFunctions.All).Concat(All())
            .ToFrozenDictionary(each => each.Key, each => (each.Value, FunctionTable.Find(each.Key).ToArray()), StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Names => s_all.Keys;

    /// <exception cref="EvaluationException">The function has no value for the arguments.</exception>
    public static object? Call(ExpressionEvaluator evaluator, string name, object?[] arguments)
    {
        if (!s_all.TryGetValue(name, out var function))
        {
            throw new EvaluationException(
                FunctionTable.Find(name).Count == 0 ? $"there is no function '{name}'"
                    : $"'{name}' is not evaluated here, because it requires data of the service");
        }

        if (!Accepts(function.Signatures, arguments.Length))
        {
            throw new EvaluationException($"'{name}' cannot be called with {arguments.Length} arguments");
        }

        if (HasNull(function.Signatures, arguments) && !s_takesNull.Contains(name))
        {
            return null;
        }

        try
        {
            return function.Run(new(evaluator, name, arguments));
        }
        catch (NullArgumentException)
        {
            return null;
        }
    }

    private static bool Accepts(FunctionSignature[] signatures, int arguments)
    {
        foreach (var signature in signatures)
        {
            if (signature.Accepts(arguments))
            {
                return true;
            }
        }

        return false;
    }

    // An exception for each null of a file would take most of the time of a run.
    private static bool HasNull(FunctionSignature[] signatures, object?[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is null
                && Array.TrueForAll(signatures, each => !each.Accepts(arguments.Length)
                    || each.ParameterOf(i) is { IsOptional: false, Type: not ExpressionType.Any }))
            {
                return true;
            }
        }

        return false;
    }

    private static Dictionary<string, Func<FunctionCall, object?>> All() => new()
    {
        ["iif"] = call => Values.IsTrue(call[0]) ? call[1] : call[2],
        ["decode"] = Decode,
        ["min"] = call => Extreme(call, -1),
        ["max"] = call => Extreme(call, 1),
        ["to_integer"] = call => call[0] is null ? null : Number(call) is long number and >= int.MinValue and <= int.MaxValue
            ? number : throw call.Fail($"{call.Text(0)} is not an integer of 32 bits"),
        ["to_bigint"] = call => call[0] is null ? null : Number(call),
        ["to_decimal"] = call => call[0] is null ? null : Real(call),
        ["to_float"] = call => call[0] is null ? null : double.Parse(
            ((float)Real(call)).ToString("R", System.Globalization.CultureInfo.InvariantCulture),
            System.Globalization.CultureInfo.InvariantCulture),
        ["uuid"] = _ => Guid.NewGuid().ToString(),
        ["guid"] = _ => Guid.NewGuid().ToString(),
    };

    private static object? Decode(FunctionCall call)
    {
        var at = 1;
        for (; at + 1 < call.Count; at += 2)
        {
            if (IsCase(call[0], call[at]))
            {
                return call[at + 1];
            }
        }

        return at < call.Count ? call[at] : null;
    }

    // A text that is not a number is no case that is a number.
    private static bool IsCase(object? key, object? value) =>
        (key, value) is (string text, long or BigInteger or double or decimal)
            ? Arithmetic.Parse(text) is { } number && IsCase(number, value)
        : (key, value) is (long or BigInteger or double or decimal, string other)
            ? Arithmetic.Parse(other) is { } parsed && IsCase(key, parsed)
        : Values.AreEqual(key, value);

    private static object? Extreme(FunctionCall call, int sign)
    {
        object? found = null;
        for (var i = 0; i < call.Count; i++)
        {
            if (call[i] is null)
            {
                return null;
            }

            found = found is null || Math.Sign(Arithmetic.Compare(call[i], found)) == sign ? call[i] : found;
        }

        return found;
    }

    private static object Number(FunctionCall call) => call.Required(0) switch
    {
        long or BigInteger => call[0]!,
        string text when BigInteger.TryParse(
            text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var integer) =>
            Values.Integer(integer),
        var other => throw call.Fail($"'{Values.Text(other)}' is not an integer"),
    };

    private static double Real(FunctionCall call) => call.Required(0) switch
    {
        string text when text.Length > 0 && Arithmetic.Parse(text) is { } number => ToDouble(number),
        long or BigInteger or double or decimal => ToDouble(call[0]!),
        var other => throw call.Fail($"'{Values.Text(other)}' is not a number"),
    };

    private static double ToDouble(object number) => number switch
    {
        long integer => integer,
        BigInteger integer => (double)integer,
        decimal exact => (double)exact,
        _ => (double)number,
    };
}

/// <summary>Represents a call of a function with its arguments.</summary>
internal sealed class FunctionCall(ExpressionEvaluator evaluator, string name, object?[] arguments)
{
    public ExpressionEvaluator Evaluator => evaluator;

    public string Name => name;

    public int Count => arguments.Length;

    public IReadOnlyList<object?> Arguments => arguments;

    /// <summary>Gets an argument; null if it is absent or null.</summary>
    public object? this[int index] => index < arguments.Length ? arguments[index] : null;

    /// <summary>Returns an argument, or ends the call with the value null.</summary>
    public object Required(int index) => this[index] ?? throw new NullArgumentException();

    public string Text(int index) => Values.Text(Required(index));

    /// <summary>Returns a text that a pattern is used for, after a check of the time limit.</summary>
    public string MatchedText(int index)
    {
        evaluator.CheckTime();
        return Text(index);
    }

    /// <summary>Returns a text, or the default if the argument is absent, null or empty.</summary>
    public string TextOr(int index, string other) => this[index] is null or "" ? other : Text(index);

    public int Integer(int index) => Required(index) switch
    {
        long number when number is >= int.MinValue and <= int.MaxValue => (int)number,
        string text when Arithmetic.Parse(text) is long number and >= int.MinValue and <= int.MaxValue && text.Length > 0 => (int)number,
        double number when number is >= int.MinValue and <= int.MaxValue && Math.Truncate(number) == number => (int)number,
        var other => throw Fail($"argument {index + 1} must be an integer, but is {Values.Describe(other)}"),
    };

    public IReadOnlyList<object?> List(int index) => Required(index) is ListValue list
        ? list.Items : throw Fail($"argument {index + 1} must be an array, but is {Values.Describe(this[index])}");

    public ObjectValue Map(int index) => Required(index) as ObjectValue
        ?? throw Fail($"argument {index + 1} must be an object or a map, but is {Values.Describe(this[index])}");

    public ZonedDate Date(int index) => Required(index) as ZonedDate
        ?? throw Fail($"argument {index + 1} must be a date, but is {Values.Describe(this[index])}; use date(text, pattern)");

    public EvaluationException Fail(string message) => new($"{name}: {message}");
}

/// <summary>The exception that ends a call with the value null.</summary>
internal sealed class NullArgumentException : Exception;
