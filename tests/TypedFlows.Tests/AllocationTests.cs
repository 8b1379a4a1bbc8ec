using System.Buffers;
using TypedFlows.Tests.Specs;

namespace TypedFlows.Tests;

/// <summary>Tests that a record allocates only its own properties, and that checking and writing it allocate nothing.</summary>
public sealed class AllocationTests
{
    private static readonly byte[] s_schedule = Document("w1_valid.json");

    private static readonly byte[] s_flow = Document("w2_valid.json");

    private static readonly byte[] s_columns = Document("w3_valid.json");

    [Fact]
    public void Reading_allocates_what_building_the_same_record_does()
    {
        Assert.Equal(
            Allocated.By(
                () =>
                    GC.KeepAlive(
                        new Schedule { StartTime = 1590792316, Frequency = ScheduleFrequency.Minute, Interval = 15, Backfill = true })),
            Allocated.By(() => GC.KeepAlive(Schedule.TryParseJson(s_schedule, out var value, out _) ? value : null)));
    }

    [Fact]
    public void Reading_unions_and_lists_allocates_what_building_them_does()
    {
        var record = FlowSpec.ParseJson(s_flow);
        Assert.Equal(Build(record), record);
        Assert.Equal(
            Allocated.By(() => GC.KeepAlive(Build(record))),
            Allocated.By(() => GC.KeepAlive(FlowSpec.TryParseJson(s_flow, out var value, out _) ? value : null)));
    }

    [Fact]
    public void Reading_many_nested_records_allocates_what_building_them_does()
    {
        var record = SourceConnection.ParseJson(s_columns);
        Assert.Equal(500, record.Params.Columns.Count);
        Assert.Equal(Build(record), record);
        Assert.Equal(
            Allocated.By(() => GC.KeepAlive(Build(record))),
            Allocated.By(() => GC.KeepAlive(SourceConnection.TryParseJson(s_columns, out var value, out _) ? value : null)));
    }

    [Theory]
    [InlineData("w1_invalid.json")]
    [InlineData("w1_once_interval.json")]
    public void Rejecting_at_the_first_violation_allocates_nothing(string name)
    {
        var document = Document(name);
        Assert.False(Schedule.TryParseJson(document, out _, out var result, ReadOptions.FirstError));
        Assert.Single(result.Violations);
        Assert.Equal(0, Allocated.By(() => Schedule.TryParseJson(document, out _, out _, ReadOptions.FirstError)));
    }

    [Fact]
    public void Checking_a_built_record_allocates_nothing()
    {
        var schedule = Schedule.ParseJson(s_schedule);
        var connection = SourceConnection.ParseJson(s_columns);
        var flow = FlowSpec.ParseJson(s_flow);
        Assert.Equal(0, Allocated.By(() => schedule.Validate()));
        Assert.Equal(0, Allocated.By(() => flow.Validate()));
        Assert.Equal(0, Allocated.By(() => connection.Validate()));
    }

    [Fact]
    public void Writing_to_a_buffer_that_is_large_enough_allocates_nothing()
    {
        var output = new ArrayBufferWriter<byte>(64 * 1024);
        var schedule = Schedule.ParseJson(s_schedule);
        var flow = FlowSpec.ParseJson(s_flow);
        var connection = SourceConnection.ParseJson(s_columns);
        Writes(s_schedule, () => schedule.WriteTo(output));
        Writes(s_flow, () => flow.WriteTo(output));
        Writes(s_columns, () => connection.WriteTo(output));

        void Writes(byte[] document, Action write)
        {
            Assert.Equal(0, Allocated.By(() =>
            {
                output.ResetWrittenCount();
                write();
            }));
            Assert.Equal(document, output.WrittenSpan.ToArray());
        }
    }

    // The record is built by hand with strings of its own.
    private static FlowSpec Build(FlowSpec record) => new()
    {
        Name = Copy(record.Name),
        Description = Copy(record.Description!),
        FlowSpecValue = new() { Id = Copy(record.FlowSpecValue.Id), Version = Copy(record.FlowSpecValue.Version) },
        SourceConnectionIds = new[] { Copy(record.SourceConnectionIds[0]) },
        TargetConnectionIds = new[] { Copy(record.TargetConnectionIds[0]) },
        Transformations = new[] { Build(record.Transformations![0]), Build(record.Transformations[1]) },
        ScheduleParams = new() { StartTime = 1590792316, Frequency = FlowSpecFrequency.Minute, Interval = 15, Backfill = true },
    };

    private static FlowSpecTransformation Build(FlowSpecTransformation transformation) => transformation switch
    {
        FlowSpecTransformation.Copy { Params.DeltaColumn: var column } => new FlowSpecTransformation.Copy
        {
            Params = new()
            {
                DeltaColumn = new() { Name = Copy(column.Name), DateFormat = Copy(column.DateFormat!), Timezone = Copy(column.Timezone!) },
            },
        },
        FlowSpecTransformation.Mapping { Params: var mapping } => new FlowSpecTransformation.Mapping
        {
            Params = new() { MappingId = Copy(mapping.MappingId!), MappingVersion = Copy(mapping.MappingVersion!) },
        },
        _ => throw new InvalidOperationException("The document has these two alone."),
    };

    private static SourceConnection Build(SourceConnection record) => new()
    {
        Name = Copy(record.Name),
        BaseConnectionId = Copy(record.BaseConnectionId),
        Description = Copy(record.Description!),
        Data = new() { Format = record.Data.Format },
        Params = new() { TableName = Copy(record.Params.TableName), Columns = Build(record.Params.Columns) },
        ConnectionSpec = new() { Id = Copy(record.ConnectionSpec.Id), Version = Copy(record.ConnectionSpec.Version) },
    };

    private static SourceConnectionColumn[] Build(IReadOnlyList<SourceConnectionColumn> columns)
    {
        var built = new SourceConnectionColumn[columns.Count];
        for (var i = 0; i < built.Length; i++)
        {
            var column = columns[i];
            built[i] = new()
            {
                Name = Copy(column.Name),
                Type = column.Type,
                Xdm = new() { Type = column.Xdm.Type, Format = column.Xdm.Format is { } format ? Copy(format) : null },
            };
        }

        return built;
    }

    private static string Copy(string text) => new(text.AsSpan());

    private static byte[] Document(string name)
    {
        using var stream = typeof(AllocationTests).Assembly.GetManifestResourceStream("documents/" + name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
