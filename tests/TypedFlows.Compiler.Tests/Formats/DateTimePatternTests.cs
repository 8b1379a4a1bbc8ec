using System.Globalization;
using TypedFlows.Compiler.Formats.DateTimePatterns;

namespace TypedFlows.Compiler.Tests.Formats;

/// <summary>
/// Tests patterns of java.time. The file date-time-patterns.tsv holds pattern, time zone, text and the moment that java.time of OpenJDK 17
/// reads with <c>Locale.ENGLISH</c>, or null.
/// </summary>
public class DateTimePatternTests
{
    public static TheoryData<string> Cases =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Formats", "date-time-patterns.tsv"))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_pattern_reads_what_java_time_reads(string row)
    {
        var fields = row.Split('|');
        var read = DateTimePattern.Parse(fields[0]).Read(fields[2], TimeZones.Find(fields[1])!);
        Assert.Equal(fields[3], read is { } moment ? Print(moment) : "null");
    }

    [Theory]
    [InlineData("yyyy-MM-dd'T", "quote")]
    [InlineData("yyyy]", "']'")]
    [InlineData("yyyy-MM-dd{", "'{'")]
    [InlineData("ddd", "3 times")]
    [InlineData("HHH", "3 times")]
    [InlineData("aa", "2 times")]
    [InlineData("yyyyMMMMMM", "6 times")]
    [InlineData("'a'b", "'b'")]
    [InlineData("XXXXXX", "6 times")]
    [InlineData("SSSSSSSSSS", "10 times")]
    [InlineData("YYYY-MM-dd", "'Y'")]
    [InlineData("YYYY-ww-F", "'Y'")]
    [InlineData("yyyy-DDDD", "4 times")]
    [InlineData("ZZZZZZ", "6 times")]
    [InlineData("V", "1 times")]
    [InlineData("OO", "2 times")]
    [InlineData("QQQQQQ", "6 times")]
    [InlineData("", "empty")]
    public void A_pattern_that_is_not_supported_is_an_error_with_the_reason(string pattern, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => DateTimePattern.Parse(pattern)).Message, StringComparison.Ordinal);

    /// <summary>Tests the letters of the documentation beyond those of the file. The moments are those of java.time.</summary>
    [Theory]
    [InlineData("uuuu-LL-dd G", "2026-10-05 AD", "2026-10-05T00:00:00Z")]
    [InlineData("d MMMM y GGGG", "5 October 2026 Anno Domini", "2026-10-05T00:00:00Z")]
    [InlineData("yyyy-MM-dd G", "2026-10-05 BC", "null")]
    [InlineData("yyyy-DDD", "2026-278", "2026-10-05T00:00:00Z")]
    [InlineData("yyyy-D", "2024-366", "2024-12-31T00:00:00Z")]
    [InlineData("yyyy-DDD", "2026-366", "null")]
    [InlineData("yyyy-MM-dd D", "2026-10-05 277", "null")]
    [InlineData("yyyy-MM-dd kk:mm", "2026-10-05 24:30", "2026-10-05T00:30:00Z")]
    [InlineData("yyyy-MM-dd kk:mm", "2026-10-05 00:30", "2026-10-05T00:30:00Z")]
    [InlineData("yyyy-MM-dd hh:mm a", "2026-10-05 00:30 PM", "2026-10-05T12:30:00Z")]
    [InlineData("yyyy-MM-dd K:mm a", "2026-10-05 0:30 PM", "2026-10-05T12:30:00Z")]
    [InlineData("yyyy-MM-dd K:mm a", "2026-10-05 12:30 PM", "null")]
    [InlineData("yyyy-MM-dd Q", "2026-10-05 4", "2026-10-05T00:00:00Z")]
    [InlineData("yyyy-MM-dd QQQ", "2026-10-05 Q3", "null")]
    [InlineData("yyyy-MM-dd qqqq", "2026-10-05 4th quarter", "2026-10-05T00:00:00Z")]
    [InlineData("yyyy-MM-dd HH:mm O", "2026-10-05 10:00 GMT+2", "2026-10-05T08:00:00Z")]
    [InlineData("yyyy-MM-dd HH:mm O", "2026-10-05 10:00 GMT-9:30", "2026-10-05T19:30:00Z")]
    [InlineData("yyyy-MM-dd HH:mm OOOO", "2026-10-05 10:00 GMT+02:00", "2026-10-05T08:00:00Z")]
    [InlineData("yyyy-MM-dd HH:mm ZZZZ", "2026-10-05 10:00 GMT", "2026-10-05T10:00:00Z")]
    [InlineData("yyyy-MM-dd HH:mm OOOO", "2026-10-05 10:00 GMT+2", "null")]
    [InlineData("yyyy-MM-dd HH:mm VV", "2026-10-05 10:00 Asia/Kathmandu", "2026-10-05T04:15:00Z")]
    [InlineData("yyyy Q", "2026 4", "null")]
    public void A_letter_of_the_documentation_is_read(string pattern, string text, string expected) => Assert.Equal(
        expected, DateTimePattern.Parse(pattern).Read(text, TimeZoneInfo.Utc) is { } moment ? Print(moment) : "null");

    [Theory]
    [InlineData("uuuu G GGGG GGGGG", "2026 AD Anno Domini A")]
    [InlineData("D DDD", "5 005")]
    [InlineData("Q QQ QQQ QQQQ", "1 01 Q1 1st quarter")]
    [InlineData("k kk K KK", "24 24 0 00")]
    [InlineData("LLLL L", "January 1")]
    [InlineData("O OOOO ZZZZ VV", "GMT+5:45 GMT+05:45 GMT+05:45 Asia/Kathmandu")]
    public void A_letter_of_the_documentation_is_written(string pattern, string expected) => Assert.Equal(
        expected,
        DateTimePattern.Parse(pattern).Write(new DateTime(2026, 1, 5, 0, 30, 0), 0, new TimeSpan(5, 45, 0), "Asia/Kathmandu"));

    [Fact]
    public void A_pattern_of_any_depth_is_an_error() =>
        Assert.Throws<FormatException>(() => DateTimePattern.Parse(new string('[', 100_000)));

    [Theory]
    [InlineData("2019-10-23 11:24", "2019-10-23T11:24:00Z")]
    [InlineData("2019-10-17 11:55:12", "2019-10-17T11:55:12Z")]
    [InlineData("2016-11-09T11:44:44.797", "2016-11-09T11:44:44.797Z")]
    [InlineData("2016-11-09T11:44:44.797+01:00", "2016-11-09T10:44:44.797Z")]
    [InlineData("2016-11-09T11:44:44Z", "2016-11-09T11:44:44Z")]
    [InlineData("12112020", "2020-12-11T00:00:00Z")]
    [InlineData("20200502", "2020-05-02T00:00:00Z")]
    [InlineData("2020-01-01 00:00:00+0100", "2019-12-31T23:00:00Z")]
    [InlineData("5/09/2020 11:12:13 PM", "2020-05-09T23:12:13Z")]
    [InlineData("09.5.2020", "2020-05-09T00:00:00Z")]
    [InlineData("09.May.2020", "2020-05-09T00:00:00Z")]
    [InlineData("n/a", "null")]
    [InlineData("2020", "null")]
    [InlineData("1790000000", "null")]
    public void A_date_without_a_pattern_is_read_by_the_documented_patterns(string text, string expected) =>
        Assert.Equal(expected, DefaultDateTimePatterns.Read(text, TimeZoneInfo.Utc) is { } moment ? Print(moment) : "null");

    [Theory]
    [InlineData("Europe/Berlin", true)]
    [InlineData("UTC", true)]
    [InlineData("+02:00", true)]
    [InlineData("UTC-8", true)]
    [InlineData("GMT+05:30", true)]
    [InlineData("PST", true)]
    [InlineData("Mars/Olympus", false)]
    [InlineData("Pacific Standard Time", false)]
    [InlineData("../etc/passwd", false)]
    [InlineData("", false)]
    public void Time_zones_are_found_by_the_names_of_java_time(string name, bool expected) =>
        Assert.Equal(expected, TimeZones.Find(name) is not null);

    /// <summary>Prints as <c>Instant.toString</c> does: no fraction, or three, six or nine digits.</summary>
    private static string Print(PointInTime moment)
    {
        var text = DateTimeOffset.FromUnixTimeSeconds(moment.Seconds).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        var nanos = moment.Nanoseconds.ToString("D9", CultureInfo.InvariantCulture);
        return text + moment.Nanoseconds switch
        {
            0 => "Z",
            var whole when whole % 1_000_000 == 0 => $".{nanos[..3]}Z",
            var whole when whole % 1000 == 0 => $".{nanos[..6]}Z",
            _ => $".{nanos}Z",
        };
    }
}
