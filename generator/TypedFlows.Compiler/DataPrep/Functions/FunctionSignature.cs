using TypedFlows.Compiler.Fields;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.DataPrep.Functions;

/// <summary>Represents one signature of a function as data. The checker, the evaluator and the documents use it.</summary>
/// <param name="Category">The heading in the documentation of the service.</param>
/// <param name="Summary">What the function returns.</param>
internal sealed record FunctionSignature(
    string Name, string Category, EquatableArray<FunctionParameter> Parameters, ExpressionType Result, string Summary)
{
    public Determinism Determinism { get; init; }

    /// <summary>Gets the number of arguments that a call must have.</summary>
    public int Required { get; } = Parameters.Count(parameter => !parameter.IsOptional);

    /// <summary>Gets the largest number of arguments, or null if the last parameters repeat.</summary>
    public int? Most => Repeated > 0 ? null : Parameters.Count;

    /// <summary>Gets the number of parameters at the end that repeat together.</summary>
    public int Repeated { get; } = Parameters.Count(parameter => parameter.IsRepeated);

    /// <summary>Returns the parameter of an argument. The caller has checked the number of arguments.</summary>
    public FunctionParameter ParameterOf(int argument) =>
        argument < Parameters.Count ? Parameters[argument]
        : Parameters[Parameters.Count - Repeated + ((argument - Parameters.Count) % Math.Max(1, Repeated))];

    public bool Accepts(int arguments) =>
        arguments >= Required
        && (Most is { } most ? arguments <= most
            : arguments <= Parameters.Count || Repeated < 2 || (arguments - Parameters.Count) % Repeated == 0);

    public override string ToString() => $"{Name}({string.Join(", ", Parameters)})";
}

/// <param name="IsRepeated">True if further arguments are of this parameter.</param>
internal sealed record FunctionParameter(string Name, ExpressionType Type, bool IsOptional = false, bool IsRepeated = false)
{
    public override string ToString() => $"{Name}{(IsOptional ? "?" : "")}{(IsRepeated ? "..." : "")}: {ExpressionTypes.Name(Type)}";
}

/// <summary>Specifies whether a function gives the same value for the same arguments.</summary>
internal enum Determinism
{
    Deterministic,

    /// <summary>The value depends on the time, or is random.</summary>
    Changing,

    /// <summary>The function requires data of the service, so calls are checked but not evaluated.</summary>
    NotEvaluated,
}

/// <summary>Specifies types of values, as a set.</summary>
[Flags]
internal enum ExpressionType
{
    None = 0,
    String = 1,
    Integer = 2,
    Fraction = 4,
    Boolean = 8,
    Date = 16,
    Array = 32,
    Object = 64,
    Map = 128,
    Null = 256,
    Lambda = 512,
    Number = Integer | Fraction,
    Scalar = String | Number | Boolean | Date,
    Container = Array | Object | Map,
    Any = Scalar | Array | Object | Map | Null,
}

internal static class ExpressionTypes
{
    /// <summary>Returns the types of the values of a field.</summary>
    public static ExpressionType Of(FieldType type) => type switch
    {
        FieldType.String => ExpressionType.String,
        FieldType.Boolean => ExpressionType.Boolean,
        FieldType.Integer => ExpressionType.Integer,
        FieldType.Number => ExpressionType.Number,
        FieldType.Date or FieldType.DateTime => ExpressionType.Date,
        FieldType.Object => ExpressionType.Object | ExpressionType.Map,
        FieldType.Array => ExpressionType.Array,
        _ => ExpressionType.Any,
    };

    /// <summary>Returns the name of a type in messages and results.</summary>
    public static string Name(ExpressionType type) => (type & ~ExpressionType.Null) switch
    {
        ExpressionType.None => "null",
        ExpressionType.String => "string",
        ExpressionType.Integer => "integer",
        ExpressionType.Fraction or ExpressionType.Number => "number",
        ExpressionType.Boolean => "boolean",
        ExpressionType.Date => "date",
        ExpressionType.Array => "array",
        ExpressionType.Object => "object",
        ExpressionType.Map => "map",
        ExpressionType.Lambda => "lambda",
        var several when several == (ExpressionType.Any & ~ExpressionType.Null) => "any",
        var several => string.Join(
            " or ", Enum.GetValues(typeof(ExpressionType)).Cast<ExpressionType>().Where(
                each => IsSingle(each) && (several & each) != 0).Select(Name).Distinct()),
    };

    private static bool IsSingle(ExpressionType type) => type != 0 && (type & (type - 1)) == 0;
}
