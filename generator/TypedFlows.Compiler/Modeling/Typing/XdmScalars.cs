using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Selects the C# types of scalars of XDM schemas. Every value that the schema accepts must fit into the type.</summary>
internal static class XdmScalars
{
    // The length of the shortest date.
    private const int LeastDate = 10;

    /// <summary>Returns the narrowest type, at least the declared one, whose range contains the limits of the schema.</summary>
    public static ScalarKind Integer(Schema schema) => schema.XdmType switch
    {
        "byte" when IsWithin(schema, sbyte.MinValue, sbyte.MaxValue) => ScalarKind.SByte,
        "byte" or "short" when IsWithin(schema, short.MinValue, short.MaxValue) => ScalarKind.Int16,
        "byte" or "short" or "int" when IsWithin(schema, int.MinValue, int.MaxValue) => ScalarKind.Int32,
        _ => ScalarKind.Integer,
    };

    /// <summary>Returns the type of a string. Other rules than the format apply to the text, so they require a string.</summary>
    public static ScalarKind Text(Schema schema) =>
        schema is not { Pattern: null, MaxLength: null, MinLength: null or <= LeastDate } || schema.InPlaceSubschemas().Any()
            ? ScalarKind.Text
            : (schema.XdmType, schema.Format) switch
            {
                ("date", "date") => ScalarKind.Date,
                ("date-time", "xdm-date-time") => ScalarKind.DateTime,
                _ => ScalarKind.Text,
            };

    private static bool IsWithin(Schema schema, long least, long most) =>
        (schema.Minimum ?? schema.ExclusiveMinimum) is { } minimum
            && (schema.Maximum ?? schema.ExclusiveMaximum) is { } maximum
            && minimum.CompareTo(JsonDecimal.FromInt64(least)) >= 0
            && maximum.CompareTo(JsonDecimal.FromInt64(most)) <= 0;
}
