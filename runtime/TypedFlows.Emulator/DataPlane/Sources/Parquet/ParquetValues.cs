using System.Globalization;
using System.Text.Json;
using Parquet.Data;
using Parquet.Meta;
using Parquet.Schema;
using TypedFlows.Compiler.DataPrep.Evaluation;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>The values of a column in a row group, which are written as JSON.</summary>
internal abstract class ParquetValues : IDisposable
{
    /// <summary>Gets the definition and repetition levels with the values.</summary>
    public abstract RawColumnData Data { get; }

    /// <summary>Gets the number of values, without nulls.</summary>
    public abstract int Count { get; }

    /// <summary>Returns whether JSON has the value.</summary>
    public virtual bool Has(int index) => true;

    public abstract void Write(Utf8JsonWriter writer, int index);

    /// <summary>Returns a value for expressions; <see langword="null"/> for a number that JSON does not have.</summary>
    public abstract object? Value(int index);

    public void Dispose() => Data.Dispose();

    /// <summary>Returns the values with the JSON form of their logical type.</summary>
    /// <exception cref="NotSupportedException">The type has no JSON form.</exception>
    public static ParquetValues Of(RawColumnData data, DataField field) => data switch
    {
        RawColumnData<bool> of => new Typed<bool>(of, static (writer, value) => writer.WriteBooleanValue(value), static value => value),
        RawColumnData<sbyte> of => Integers(of, static value => value),
        RawColumnData<byte> of => Integers(of, static value => value),
        RawColumnData<short> of => Integers(of, static value => value),
        RawColumnData<ushort> of => Integers(of, static value => value),
        RawColumnData<int> of when TicksOfTime(field) is { } ticks => Texts(of, value => Text(ticks(value))),
        RawColumnData<int> of => Integers(of, static value => value),
        RawColumnData<uint> of => Integers(of, static value => value),
        RawColumnData<long> of when TicksOfTime(field) is { } ticks => Texts(of, value => Text(ticks(value))),
        RawColumnData<long> of => Integers(of, static value => value),
        RawColumnData<ulong> of => new Typed<ulong>(of, static (writer, value) => writer.WriteNumberValue(value), Number),
        RawColumnData<float> of =>
            new Typed<float>(of, Write, static value => float.IsFinite(value) ? Number(value) : null, float.IsFinite),
        RawColumnData<double> of =>
            new Typed<double>(of, Write, static value => double.IsFinite(value) ? value : null, double.IsFinite),
        RawColumnData<decimal> of => new Typed<decimal>(of, static (writer, value) => writer.WriteNumberValue(value), Number),
        RawColumnData<BigDecimal> of => new Typed<BigDecimal>(
            of, static (writer, value) => writer.WriteRawValue(Digits(value)), static value => ValueJson.Number(Digits(value))),
        RawColumnData<DateTime> of => new Typed<DateTime>(of, static (writer, value) => writer.WriteStringValue(Utc(value)), Text),
        RawColumnData<DateOnly> of => Formatted(of, "O"),
        RawColumnData<TimeOnly> of => Formatted(of, "HH:mm:ss.FFFFFFF"),
        RawColumnData<TimeSpan> of => Texts(of, Text),
        RawColumnData<Guid> of => Formatted(of, "D"),
        RawColumnData<ReadOnlyMemory<byte>> of when IsText(field) => new Typed<ReadOnlyMemory<byte>>(
            of,
            static (writer, value) => writer.WriteStringValue(value.Span),
            static value => System.Text.Encoding.UTF8.GetString(value.Span)),
        RawColumnData<ReadOnlyMemory<byte>> of => new Typed<ReadOnlyMemory<byte>>(
            of, static (writer, value) => writer.WriteBase64StringValue(value.Span), static value => Convert.ToBase64String(value.Span)),
        _ => throw new NotSupportedException($"values of the type {field.ClrType.Name}"),
    };

    private static Typed<T> Integers<T>(RawColumnData<T> data, Func<T, long> number)
        where T : struct => new(data, (writer, value) => writer.WriteNumberValue(number(value)), value => number(value));

    private static Typed<T> Formatted<T>(RawColumnData<T> data, string format)
        where T : struct, IUtf8SpanFormattable, IFormattable => new(
        data,
        (writer, value) =>
        {
            Span<byte> text = stackalloc byte[64];
            value.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
            writer.WriteStringValue(text[..length]);
        },
        value => value.ToString(format, CultureInfo.InvariantCulture));

    private static Typed<T> Texts<T>(RawColumnData<T> data, Func<T, string> text)
        where T : struct => new(data, (writer, value) => writer.WriteStringValue(text(value)), text);

    /// <summary>Returns how a number is a time of day; <see langword="null"/> for other numbers.</summary>
    private static Func<long, TimeSpan>? TicksOfTime(DataField field) => field.SchemaElement?.LogicalType?.TIME?.Unit switch
    {
        { NANOS: not null } => static value => TimeSpan.FromTicks(value / TimeSpan.NanosecondsPerTick),
        { MICROS: not null } => static value => TimeSpan.FromMicroseconds(value),
        { MILLIS: not null } => static value => TimeSpan.FromMilliseconds(value),
        _ => null,
    };

    private static bool IsText(DataField field) =>
        field.SchemaElement is { } element && (element.ConvertedType is ConvertedType.UTF8 or ConvertedType.ENUM or ConvertedType.JSON
            || element.LogicalType is { STRING: not null } or { ENUM: not null } or { JSON: not null });

    private static void Write(Utf8JsonWriter writer, float value)
    {
        if (float.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private static void Write(Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private static object Number<T>(T value)
        where T : IFormattable => ValueJson.Number(value.ToString(null, CultureInfo.InvariantCulture));

    // A timestamp without a time zone is read as UTC, as in an engine with a session in UTC.
    private static DateTime Utc(DateTime value) =>
        value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : DateTime.SpecifyKind(value, DateTimeKind.Utc);

    private static string Text(DateTime value) =>
        Utc(value).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static string Text(TimeSpan value) =>
        TimeOnly.FromTimeSpan(value).ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);

    private static string Digits(BigDecimal value)
    {
        var digits = System.Numerics.BigInteger.Abs(value.UnscaledValue).ToString(CultureInfo.InvariantCulture)
            .PadLeft(value.Scale + 1, '0');
        return (value.UnscaledValue.Sign < 0 ? "-" : string.Empty)
            + (value.Scale == 0 ? digits : $"{digits[..^value.Scale]}.{digits[^value.Scale..]}");
    }

    private sealed class Typed<T>(
        RawColumnData<T> data, Action<Utf8JsonWriter, T> write, Func<T, object?> value, Func<T, bool>? isValue = null) : ParquetValues
        where T : struct
    {
        public override RawColumnData Data => data;

        public override int Count => data.Values.Length;

        public override bool Has(int index) => isValue is null || isValue(data.Values[index]);

        public override void Write(Utf8JsonWriter writer, int index) => write(writer, data.Values[index]);

        public override object? Value(int index) => value(data.Values[index]);
    }
}
