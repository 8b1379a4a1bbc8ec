using TypedFlows.Compiler.DataPrep.Functions;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.DataPrep.Expressions;

/// <summary>
/// Checks the functions, arguments, fields and the result of an expression by their types. What is not known is not reported.
/// </summary>
internal sealed partial class ExpressionChecker
{
    private readonly string _text;
    private readonly Func<IReadOnlyList<string>, ExpressionType?>? _fields;
    private readonly Func<IReadOnlyList<string>, IReadOnlyCollection<string>> _fieldNames;

    private List<ExpressionError>? _errors;

    // The end of the last name that is written without ${...}, although it requires that.
    private int _endOfBareName;

    private ExpressionChecker(
        string text, Func<IReadOnlyList<string>, ExpressionType?>? fields,
        Func<IReadOnlyList<string>, IReadOnlyCollection<string>>? fieldNames)
    {
        _text = text;
        _fields = fields;
        _fieldNames = fieldNames ?? (static _ => []);
    }

    /// <summary>Parses and checks an expression.</summary>
    /// <param name="fields">Returns the type of a source field by its path; null if there is none. The function is null if the fields are
    /// unknown.</param>
    /// <param name="fieldNames">Returns the names of the fields at a path, for suggestions. The path of the row is empty.</param>
    /// <param name="destination">The types that the destination can take.</param>
    public static IReadOnlyList<ExpressionError> Check(
        string text, Func<IReadOnlyList<string>, ExpressionType?>? fields = null,
        Func<IReadOnlyList<string>, IReadOnlyCollection<string>>? fieldNames = null, ExpressionType destination = ExpressionType.Any)
    {
        if (ExpressionParser.Parse(text, out var error) is not { } expression)
        {
            return [error!];
        }

        var checker = new ExpressionChecker(text, fields, fieldNames);
        var result = checker.TypeOf(expression, []);
        if (checker._errors?.Exists(static error => !error.IsWarning) != true && !CanConvert(result, destination))
        {
            checker.Add(
                ExpressionErrorKind.DestinationType, expression.Start, text.TrimEnd().Length - expression.Start, string.Empty,
                $"The expression gives {Article(result)}, which the destination of type {ExpressionTypes.Name(destination)} cannot take; "
                    + "change the expression, or use another destination");
        }

        return checker._errors is null ? [] : [.. checker._errors.OrderBy(static error => error.Offset)];
    }

    /// <summary>Returns a value indicating whether some value of a type can be written to a field of another type.</summary>
    public static bool CanConvert(ExpressionType from, ExpressionType to)
    {
        from &= ~ExpressionType.Null;
        return from == ExpressionType.None || (from & to) != 0 || (from & ExpressionType.String) != 0
            || ((to & ExpressionType.String) != 0 && (from & ExpressionType.Scalar) != 0)
            || ((to & ExpressionType.Number) != 0 && (from & ExpressionType.Number) != 0)
            || ((to & (ExpressionType.Object | ExpressionType.Map)) != 0 && (from & (ExpressionType.Object | ExpressionType.Map)) != 0);
    }

    private ExpressionType TypeOf(Expression expression, string[] parameters)
    {
        switch (expression)
        {
            case Expression.Text:
                return ExpressionType.String;
            case Expression.Integer:
                return ExpressionType.Integer;
            case Expression.Real:
                return ExpressionType.Fraction;
            case Expression.Boolean:
                return ExpressionType.Boolean;
            case Expression.Null:
                return ExpressionType.Null;
            case Expression.Field or Expression.Member or Expression.Index:
                return TypeOfPath(expression, parameters);
            case Expression.Call call:
                return TypeOfCall(call, parameters);
            case Expression.MethodCall call:
                CheckMethod(call, TypeOf(call.Target, parameters));
                All(call.Arguments, parameters);
                return call.Name is "equals" or "equalsIgnoreCase" ? ExpressionType.Boolean : ExpressionType.Any;
            case Expression.Invocation call:
                TypeOf(call.Target, parameters);
                All(call.Arguments, parameters);
                return ExpressionType.Any;
            case Expression.Unary unary:
                var operand = TypeOf(unary.Operand, parameters);
                return unary.Operator switch
                {
                    UnaryOperator.Not or UnaryOperator.Empty => ExpressionType.Boolean,
                    UnaryOperator.Size => ExpressionType.Integer | ExpressionType.Null,
                    UnaryOperator.Complement => ExpressionType.Integer,
                    UnaryOperator.Negate when operand == ExpressionType.Integer => ExpressionType.Integer,
                    UnaryOperator.Negate => ExpressionType.Number | ExpressionType.Boolean,
                    _ => operand,
                };
            case Expression.Binary binary:
                return TypeOfBinary(binary.Operator, TypeOf(binary.Left, parameters), TypeOf(binary.Right, parameters));
            case Expression.Conditional choice:
                TypeOf(choice.Condition, parameters);
                return TypeOf(choice.Then, parameters) | TypeOf(choice.Else, parameters);
            case Expression.Array array:
                All(array.Items, parameters);
                return ExpressionType.Array;
            case Expression.Set set:
                All(set.Items, parameters);
                return ExpressionType.Array;
            case Expression.Map map:
                foreach (var entry in map.Entries)
                {
                    TypeOf(entry.Key, parameters);
                    TypeOf(entry.Value, parameters);
                }

                return ExpressionType.Map;
            case Expression.Lambda lambda:
                TypeOf(lambda.Body, [.. parameters, .. lambda.Parameters]);
                return ExpressionType.Lambda;
            default:
                return ExpressionType.Any;
        }
    }

    private static ExpressionType TypeOfBinary(BinaryOperator operation, ExpressionType left, ExpressionType right) => operation switch
    {
        BinaryOperator.Elvis or BinaryOperator.Coalesce => left | right,
        BinaryOperator.BitAnd or BinaryOperator.BitOr or BinaryOperator.BitXor => ExpressionType.Integer,
        BinaryOperator.Range => ExpressionType.Array,
        BinaryOperator.Add when left == ExpressionType.String || right == ExpressionType.String => ExpressionType.String,
        BinaryOperator.Add when ((left | right) & ExpressionType.String) != 0 => ExpressionType.String | ExpressionType.Number,
        BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Remainder =>
            left == ExpressionType.Integer && right == ExpressionType.Integer ? ExpressionType.Integer : ExpressionType.Number,
        _ => ExpressionType.Boolean,
    };

    private void All(EquatableArray<Expression> expressions, string[] parameters)
    {
        for (var i = 0; i < expressions.Count; i++)
        {
            TypeOf(expressions[i], parameters);
        }
    }

    private ExpressionType TypeOfCall(Expression.Call call, string[] parameters)
    {
        // The length of an expression limits its arguments.
        Span<ExpressionType> types = stackalloc ExpressionType[call.Arguments.Count];
        for (var i = 0; i < types.Length; i++)
        {
            types[i] = TypeOf(call.Arguments[i], parameters);
        }

        return Array.IndexOf(parameters, call.Name) >= 0 ? ExpressionType.Any : TypeOfCall(call, types);
    }

    private ExpressionType TypeOfCall(Expression.Call call, ReadOnlySpan<ExpressionType> types)
    {
        var signatures = FunctionTable.Find(call.Name);
        if (signatures.Count == 0)
        {
            var nearest = NearestNames.Of(call.Name, FunctionTable.Names);
            Add(
                ExpressionErrorKind.UnknownFunction, call.Start, TokenLength(call.Start), call.Name,
                $"There is no function '{call.Name}'"
                    + (NearestNames.OfOtherLanguage(call.Name) is { } other ? $"; use '{other}'"
                        : nearest.Count > 0 ? $"; the nearest is '{nearest[0]}'" : string.Empty), nearest);
            return ExpressionType.Any;
        }

        var result = ExpressionType.None;
        FunctionSignature? wrong = null;
        var isFitting = false;
        for (var i = 0; i < signatures.Count; i++)
        {
            if (signatures[i].Accepts(types.Length))
            {
                result |= signatures[i].Result;
                var mismatch = Mismatch(signatures[i], types);
                isFitting |= mismatch is null;
                wrong ??= mismatch is null ? null : signatures[i];
            }
        }

        if (wrong is null && !isFitting)
        {
            Add(
                ExpressionErrorKind.Arity, call.Start, call.Name.Length, call.Name,
                $"'{call.Name}' has {Count(types.Length)}, but requires {Required(signatures)}; its form is "
                    + string.Join(" or ", signatures));
            return signatures[0].Result;
        }

        if (!isFitting && Mismatch(wrong!, types) is { } at)
        {
            var parameter = wrong!.ParameterOf(at);
            var argument = call.Arguments[at];
            Add(
                ExpressionErrorKind.ArgumentType, argument.Start, TokenLength(argument.Start), call.Name,
                $"'{parameter.Name}' of {call.Name} must be {Article(parameter.Type)}, but is {Article(types[at])}");
        }

        return result;
    }

    private static int? Mismatch(FunctionSignature signature, ReadOnlySpan<ExpressionType> types)
    {
        for (var i = 0; i < types.Length; i++)
        {
            if (!Takes(signature.ParameterOf(i).Type, types[i]))
            {
                return i;
            }
        }

        return null;
    }

    // Some value of the type can be the argument. Numbers become texts, and texts become numbers.
    private static bool Takes(ExpressionType parameter, ExpressionType argument) =>
        argument == ExpressionType.None
        || (argument & (parameter | ExpressionType.Null)) != 0
        || ((parameter & (ExpressionType.String | ExpressionType.Number | ExpressionType.Boolean)) != 0
            && (argument & (ExpressionType.Scalar & (parameter == ExpressionType.Number || parameter == ExpressionType.Integer
                ? ExpressionType.String | ExpressionType.Number | ExpressionType.Boolean : ExpressionType.Scalar))) != 0)
        || ((parameter & ExpressionType.Map) != 0 && (argument & ExpressionType.Object) != 0);

    private void CheckMethod(Expression.MethodCall call, ExpressionType target)
    {
        if (!FunctionTable.Methods.Contains(call.Name))
        {
            Add(
                ExpressionErrorKind.UnknownMethod, call.NameStart, TokenLength(call.NameStart), call.Name,
                $"'{call.Name}' is not a documented method; documented are {string.Join(", ", FunctionTable.Methods)}"
                    + (NearestNames.OfOtherLanguage(call.Name) is { } function ? $"; there is the function '{function}'" : string.Empty),
                NearestNames.Of(call.Name, FunctionTable.Methods));
        }
        else if (call.Arguments.Count != 1)
        {
            Add(
                ExpressionErrorKind.Arity, call.NameStart, call.Name.Length, call.Name,
                $"'{call.Name}' has {Count(call.Arguments.Count)}, but requires 1");
        }
        else if (call.Name == "get" && target != ExpressionType.Null && (target & ExpressionType.Container) == 0)
        {
            Add(
                ExpressionErrorKind.ArgumentType, call.NameStart, call.Name.Length, call.Name,
                $"'get' needs an object or a map, but there is {Article(target)}");
        }
    }

    private void Add(
        ExpressionErrorKind kind, int offset, int length, string name, string message, IReadOnlyList<string>? nearest = null) =>
        (_errors ??= []).Add(new(kind, offset, length, name, message) { Nearest = nearest ?? [] });

    // The offsets of an expression are those of first tokens.
    private int TokenLength(int start, bool isAfterDot = false) =>
        new ExpressionLexer(_text) { At = start }.Next(isAfterDot).End - start;

    private static string Required(IReadOnlyList<FunctionSignature> signatures) => string.Join(
        " or ",
        signatures.Select(signature => signature.Most == signature.Required ? $"{signature.Required}"
            : signature.Repeated > 1 ? $"a multiple of {signature.Repeated}"
            : signature.Most is { } most ? $"{signature.Required} to {most}"
            : $"at least {signature.Required}").Distinct());

    private static string Count(int arguments) => arguments == 1 ? "1 argument" : $"{arguments} arguments";

    private static string Article(ExpressionType type) => ExpressionTypes.Name(type) is var name && name is "null" or "any" ? name
        : name[0] is 'a' or 'i' or 'o' ? "an " + name : "a " + name;
}
