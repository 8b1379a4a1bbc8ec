using System.Globalization;
using TypedFlows.Compiler.Formats.DateTimePatterns;
using TypedFlows.Emulator.DataPlane;

namespace TypedFlows.Emulator.Tests;

/// <summary>Tests each decision about a record by its delta column, without a source and without a run.</summary>
public sealed class DeltaFilterTests
{
    private static readonly DateTimeOffset s_now = At("2026-11-29T12:00:00Z");
    private static readonly DeltaColumn s_column = new("Changed", null, TimeZoneInfo.Utc);
    private static readonly DeltaColumn s_days = s_column with { Format = DateTimePattern.Parse("dd/MM/yyyy") };

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    [InlineData("2026-11-28")]
    public void A_value_that_is_missing_or_has_another_format_cannot_be_compared(string? text)
    {
        var filter = Scheduled(s_days);
        Assert.Equal("Changed", filter.Column);
        Assert.Equal(DeltaDecision.NotComparable, filter.Decide(text));
        Assert.Null(filter.Mark);
    }

    [Fact]
    public void A_time_of_the_source_is_not_read_by_the_format_of_the_column()
    {
        var filter = Scheduled(s_days);
        Assert.Equal(DeltaDecision.New, filter.Decide("2026-11-28T10:00:00Z", isTime: true));
        Assert.Equal(DeltaDecision.New, filter.Decide("29/11/2026"));
        Assert.Equal(DeltaDecision.New, filter.Decide("28/11/2026"));
        Assert.Equal("29/11/2026", filter.Mark?.Text);
    }

    [Theory]
    [InlineData("2026-11-27", nameof(DeltaDecision.ReadBefore))]
    [InlineData("2026-11-28", nameof(DeltaDecision.ReadBefore))]
    [InlineData("2026-11-29", nameof(DeltaDecision.New))]
    [InlineData("17", nameof(DeltaDecision.NotComparable))]
    [InlineData("zzz", nameof(DeltaDecision.NotComparable))]
    public void A_value_is_compared_with_the_mark_of_the_earlier_runs(string text, string expected)
    {
        var filter = Scheduled(s_column, mark: Value("2026-11-28"));
        Assert.Equal(expected, filter.Decide(text).ToString());
        Assert.Equal(expected == nameof(DeltaDecision.New) ? text : "2026-11-28", filter.Mark?.Text);
    }

    [Fact]
    public void Records_are_compared_with_the_earlier_runs_and_not_with_each_other()
    {
        var filter = Scheduled(s_column, mark: Value("10"));
        Assert.All(["12", "14", "13"], text => Assert.Equal(DeltaDecision.New, filter.Decide(text)));
        Assert.Equal("14", filter.Mark?.Text);
    }

    [Theory]
    [InlineData("17", "2026-11-28")]
    [InlineData("2026-11-28", "17")]
    [InlineData("2026-11-28", "v1")]
    public void The_first_number_or_date_decides_the_type_of_the_column(string first, string other)
    {
        var filter = Scheduled(s_column);
        Assert.Equal(DeltaDecision.New, filter.Decide(first));
        Assert.Equal(DeltaDecision.NotComparable, filter.Decide(other));
        Assert.Equal(first, filter.Mark?.Text);
    }

    [Theory]
    [InlineData("17")]
    [InlineData("2026-11-28")]
    public void Text_before_the_first_number_or_date_does_not_decide_the_type(string value)
    {
        var filter = Scheduled(s_column);
        Assert.Equal(DeltaDecision.New, filter.Decide("unknown"));
        Assert.Equal(DeltaDecision.New, filter.Decide(value));
        Assert.Equal(value, filter.Mark?.Text);
        Assert.Equal(DeltaDecision.NotComparable, filter.Decide("unknown"));
    }

    [Theory]
    [InlineData("2026-11-28T23:59:59Z", nameof(DeltaDecision.ReadBefore))]
    [InlineData("2026-11-29T00:00:00Z", nameof(DeltaDecision.New))]
    [InlineData("2026-11-29T12:00:00Z", nameof(DeltaDecision.New))]
    [InlineData("2026-11-29T12:00:01Z", nameof(DeltaDecision.Later))]
    public void A_run_of_the_schedule_reads_from_its_start_to_now(string text, string expected)
    {
        var filter = Scheduled(s_column, from: At("2026-11-29T00:00:00Z"));
        Assert.Equal(expected, filter.Decide(text).ToString());
        Assert.Equal(expected == nameof(DeltaDecision.New) ? text : null, filter.Mark?.Text);
    }

    [Fact]
    public void A_run_of_the_schedule_reads_values_without_a_moment_whenever_it_starts()
    {
        var filter = Scheduled(s_column, from: At("2026-11-29T00:00:00Z"));
        Assert.Equal(DeltaDecision.New, filter.Decide("17"));
    }

    // 4000000000 seconds since 1970 are in the year 2096.
    [Theory]
    [InlineData(null, nameof(DeltaDecision.Later))]
    [InlineData("1790000000", nameof(DeltaDecision.Later))]
    [InlineData("17", nameof(DeltaDecision.New))]
    public void A_large_number_is_a_time_unless_earlier_values_are_ids(string? earlier, string expected)
    {
        var filter = Scheduled(s_column, mark: earlier is null ? null : Value(earlier));
        Assert.Equal(expected, filter.Decide("4000000000").ToString());
        Assert.Equal(expected == nameof(DeltaDecision.New) ? "4000000000" : earlier, filter.Mark?.Text);
    }

    [Theory]
    [InlineData("2024-01-31", nameof(DeltaDecision.ReadBefore))]
    [InlineData("2024-02-01", nameof(DeltaDecision.New))]
    [InlineData("2024-02-29", nameof(DeltaDecision.New))]
    [InlineData("2024-03-01", nameof(DeltaDecision.ReadBefore))]
    [InlineData("2030-01-01", nameof(DeltaDecision.ReadBefore))]
    [InlineData("17", nameof(DeltaDecision.NotComparable))]
    [InlineData("v1", nameof(DeltaDecision.NotComparable))]
    public void A_requested_window_includes_its_start_and_excludes_its_end(string text, string expected) =>
        Assert.Equal(expected, Requested(At("2024-02-01T00:00:00Z"), At("2024-03-01T00:00:00Z")).Decide(text).ToString());

    [Theory]
    [InlineData("2024-02-01", null, "2024-01-31", nameof(DeltaDecision.ReadBefore))]
    [InlineData("2024-02-01", null, "2030-01-01", nameof(DeltaDecision.New))]
    [InlineData("2024-02-01", null, "17", nameof(DeltaDecision.NotComparable))]
    [InlineData(null, "2024-03-01", "1999-01-01", nameof(DeltaDecision.New))]
    [InlineData(null, "2024-03-01", "2024-03-01", nameof(DeltaDecision.ReadBefore))]
    [InlineData(null, "2024-03-01", "17", nameof(DeltaDecision.NotComparable))]
    [InlineData(null, null, "2030-01-01", nameof(DeltaDecision.New))]
    [InlineData(null, null, "17", nameof(DeltaDecision.New))]
    public void A_requested_window_may_be_open(string? from, string? to, string text, string expected) =>
        Assert.Equal(expected, Requested(from is null ? null : At(from), to is null ? null : At(to)).Decide(text).ToString());

    [Fact]
    public void The_start_of_a_requested_window_replaces_that_of_the_schedule()
    {
        var filter = new DeltaFilter(s_column, null, new(At("2024-02-01"), null, null), At("2026-01-01"), s_now);
        Assert.Equal(DeltaDecision.New, filter.Decide("2024-02-01"));
        filter = new DeltaFilter(s_column, null, new(null, At("2024-03-01"), null), At("2026-01-01"), s_now);
        Assert.Equal(DeltaDecision.New, filter.Decide("1999-01-01"));
    }

    private static DeltaFilter Scheduled(DeltaColumn column, DeltaValue? mark = null, DateTimeOffset? from = null) =>
        new(column, mark, null, from, s_now);

    private static DeltaFilter Requested(DateTimeOffset? from, DateTimeOffset? to) => new(s_column, null, new(from, to, null), null, s_now);

    private static DeltaValue? Value(string text) => DeltaValue.Read(text, s_column);

    private static DateTimeOffset At(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
