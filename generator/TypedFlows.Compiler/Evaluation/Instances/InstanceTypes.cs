using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>Determines the types of instances.</summary>
internal static class InstanceTypes
{
    /// <summary>Returns the types that the keyword <c>type</c> allows, or all types if the keyword is absent.</summary>
    public static SchemaTypes Allowed(SchemaTypes types) => types == SchemaTypes.None ? SchemaTypes.Any : types;

    /// <summary>Returns the types that the value may have. A known value has one type.</summary>
    public static SchemaTypes Of(Instance instance) => instance switch
    {
        Instance.Null => SchemaTypes.Null,
        Instance.Boolean => SchemaTypes.Boolean,
        Instance.Number number => Of(number.Value),
        Instance.String => SchemaTypes.String,
        Instance.Array => SchemaTypes.Array,
        Instance.Object => SchemaTypes.Object,
        Instance.Unknown unknown => Allowed(unknown.Types),
        _ => SchemaTypes.Any,
    };

    private static SchemaTypes Of(JsonDecimal number) => number.IsInteger ? SchemaTypes.Integer : SchemaTypes.Fraction;
}
