using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>
/// Sets of types that do not overlap: here <c>Number</c> stands for numbers with a fraction alone, and <c>Integer</c> for the rest.
/// </summary>
internal static class InstanceTypes
{
    public const SchemaTypes Numbers = SchemaTypes.Integer | SchemaTypes.Number;

    public const SchemaTypes All = SchemaTypes.Null | SchemaTypes.Boolean | Numbers | SchemaTypes.String | SchemaTypes.Array | SchemaTypes.Object;

    /// <summary>What the keyword <c>type</c> allows; everything where it is absent.</summary>
    public static SchemaTypes Allowed(SchemaTypes types) =>
        types == SchemaTypes.None ? All
        : (types & SchemaTypes.Number) != 0 ? types | SchemaTypes.Integer
        : types;

    /// <summary>The types that the value may have: one, unless it is unknown.</summary>
    public static SchemaTypes Of(Instance instance) => instance switch
    {
        Instance.Null => SchemaTypes.Null,
        Instance.Boolean => SchemaTypes.Boolean,
        Instance.Number number => Of(number.Value),
        Instance.String => SchemaTypes.String,
        Instance.Array => SchemaTypes.Array,
        Instance.Object => SchemaTypes.Object,
        Instance.Unknown unknown => Allowed(unknown.Types),
        _ => All,
    };

    private static SchemaTypes Of(JsonDecimal number) => number.IsInteger ? SchemaTypes.Integer : SchemaTypes.Number;
}
