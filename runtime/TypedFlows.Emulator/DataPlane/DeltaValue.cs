using System.Globalization;
using TypedFlows.Compiler.Formats.DateTimePatterns;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>A value of a delta column with its type. Only values of the same type have an order.</summary>
internal abstract record DeltaValue(string Text)
{
    // From 2001 to 2099, as seconds and as milliseconds.
    private const decimal FirstEpoch = 1_000_000_000;
    private const decimal LastEpoch = 4_102_444_800;

    /// <summary>Gets the moment of the value; <see langword="null"/> if it has none.</summary>
    public abstract PointInTime? Moment { get; }

    /// <summary>Reads a value by the format of its column, or by its form.</summary>
    /// <returns>The value, or <see langword="null"/> if it does not have the format.</returns>
    public static DeltaValue? Read(string text, DeltaColumn column)
    {
        var trimmed = text.Trim();
        if (column.Format is { } format)
        {
            return format.Read(trimmed, column.Zone) is { } moment ? new Date(text, moment) : null;
        }

        return decimal.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? new Number(text, number)
            : DefaultDateTimePatterns.Read(trimmed, column.Zone) is { } read ? new Date(text, read)
            : new Other(text);
    }

    /// <returns>A negative number, zero or a positive number; <see langword="null"/> if the types differ.</returns>
    public abstract int? CompareTo(DeltaValue other);

    public sealed record Date(string Text, PointInTime At) : DeltaValue(Text)
    {
        public override PointInTime? Moment => At;

        public override int? CompareTo(DeltaValue other) => other is Date date ? At.CompareTo(date.At) : null;
    }

    public sealed record Number(string Text, decimal Value) : DeltaValue(Text)
    {
        /// <summary>Gets the moment of a number that can be seconds or milliseconds since 1970.</summary>
        public override PointInTime? Moment =>
            Value is >= FirstEpoch and <= LastEpoch ? From(Value * 1000)
            : Value is >= FirstEpoch * 1000 and <= LastEpoch * 1000 ? From(Value)
            : null;

        public override int? CompareTo(DeltaValue other) => other is Number number ? Value.CompareTo(number.Value) : null;

        private static PointInTime From(decimal milliseconds) =>
            PointInTime.From(DateTimeOffset.FromUnixTimeMilliseconds((long)decimal.Truncate(milliseconds)));
    }

    /// <summary>Text that is neither a number nor a date.</summary>
    public sealed record Other(string Text) : DeltaValue(Text)
    {
        public override PointInTime? Moment => null;

        public override int? CompareTo(DeltaValue other) => other is Other text ? string.CompareOrdinal(Text, text.Text) : null;
    }
}
