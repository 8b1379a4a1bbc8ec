using System.Globalization;
using System.Text.Json;
using Parquet;
using Parquet.Schema;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>The values of a column of one row group, with their definition and repetition levels.</summary>
internal abstract class ExportColumn
{
    private readonly List<int> _definitions = [];
    private readonly List<int> _repetitions = [];

    public virtual void Add(JsonElement value, int definition, int repetition) => AddNull(definition, repetition);

    public void AddNull(int definition, int repetition)
    {
        _definitions.Add(definition);
        _repetitions.Add(repetition);
    }

    /// <summary>Writes the values to a row group, and removes them.</summary>
    public async Task WriteAsync(ParquetRowGroupWriter group, DataField field, CancellationToken cancellationToken)
    {
        await WriteAsync(
            group,
            field,
            _definitions.ToArray(),
            field.MaxRepetitionLevel > 0 ? _repetitions.ToArray() : (ReadOnlyMemory<int>?)null,
            cancellationToken);
        _definitions.Clear();
        _repetitions.Clear();
    }

    /// <summary>Returns a date; <see langword="null"/> if the text is not one.</summary>
    public static DateTime? Date(JsonElement value) =>
        DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) : null;

    /// <summary>
    /// Returns the instant of a date-time; <see langword="null"/> if the text has no offset from UTC, or parts of a microsecond.
    /// </summary>
    public static DateTime? Instant(JsonElement value) =>
        value.GetString() is [.., 'Z' or 'z'] or [.., '+' or '-', _, _, ':', _, _]
            && value.TryGetDateTimeOffset(out var instant)
            && instant.Ticks % TimeSpan.TicksPerMicrosecond == 0
            ? instant.UtcDateTime : null;

    protected abstract Task WriteAsync(
        ParquetRowGroupWriter group,
        DataField field,
        ReadOnlyMemory<int> definitions,
        ReadOnlyMemory<int>? repetitions,
        CancellationToken cancellationToken);

    /// <summary>A column of values of one type.</summary>
    public sealed class Of<T>(Func<JsonElement, T> read) : ExportColumn
        where T : struct
    {
        private readonly List<T> _values = [];

        public override void Add(JsonElement value, int definition, int repetition)
        {
            _values.Add(read(value));
            base.Add(value, definition, repetition);
        }

        protected override async Task WriteAsync(
            ParquetRowGroupWriter group,
            DataField field,
            ReadOnlyMemory<int> definitions,
            ReadOnlyMemory<int>? repetitions,
            CancellationToken cancellationToken)
        {
            await group.WriteAllPartsAsync<T>(field, _values.ToArray(), definitions, repetitions, cancellationToken);
            _values.Clear();
        }
    }
}
