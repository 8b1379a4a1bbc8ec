using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlows.Compiler.Tests.Emit;

/// <summary>Tests which numbers are epoch times, their documentation, and the factories that take a DateTimeOffset.</summary>
public sealed class EpochTests
{
    private const string Schema = """
        {
            "title": "Timer", "type": "object",
            "properties": {
                "start": { "type": "integer"#UNIT# },
                "mode": { "type": "string", "enum": ["once", "often"] },
                "pause": { "type": "integer" }
            },
            "required": ["start", "mode"],
            "if": { "properties": { "mode": { "const": "often" } } },
            "then": { "required": ["pause"] },
            "else": { "not": { "required": ["pause"] } }
        }
        """;

    [Theory]
    [InlineData(""", "description": "epoch time" """, "seconds")]
    [InlineData(""", "description": "Epoch timestamp of the first run" """, "seconds")]
    [InlineData(""", "description": "Start of the day in epoch seconds" """, "seconds")]
    [InlineData(""", "description": "Unix time" """, "seconds")]
    [InlineData(""", "description": "A UNIX timestamp" """, "seconds")]
    [InlineData(""", "description": "Seconds since 1970-01-01" """, "seconds")]
    [InlineData(""", "description": "epoch time in milliseconds" """, "milliseconds")]
    [InlineData(""", "description": "epoch ms" """, "milliseconds")]
    [InlineData(""", "description": "days since epoch" """, null)]
    [InlineData(""", "description": "epoch time in nanoseconds" """, null)]
    [InlineData(""", "description": "the number of training epochs" """, null)]
    [InlineData(""", "description": "seconds until the start" """, null)]
    [InlineData("", null)]
    [InlineData(""", "x-unit": "epochSeconds" """, "seconds")]
    [InlineData(""", "x-unit": "epochMilliseconds", "description": "epoch time" """, "milliseconds")]
    [InlineData(""", "x-unit": "count", "description": "epoch time" """, null)]
    public void The_unit_is_taken_from_the_annotation_or_the_description(string unit, string? expected)
    {
        var code = EmittedCode.From(("timer.json", Schema.Replace("#UNIT#", unit, StringComparison.Ordinal)));
        var start = DateTimeOffset.Parse("2030-01-02T03:04:05.006Z", CultureInfo.InvariantCulture);

        Assert.Empty(code.Diagnose());
        var type = code.Load().GetType("Demo.Specs.Timer")!;
        var overload = type.GetMethod("Often", [typeof(DateTimeOffset), typeof(long)]);
        Assert.Equal(expected is not null, overload is not null);
        Assert.NotNull(type.GetMethod("Often", [typeof(long), typeof(long)]));
        Assert.Equal(expected is not null, Documentation(code).Contains($"The value is in epoch {expected}.", StringComparison.Ordinal));
        if (overload is not null)
        {
            var json = JsonSerializer.SerializeToElement(overload.Invoke(null, [start, 7L]), type);
            Assert.Equal(
                expected == "seconds" ? start.ToUnixTimeSeconds() : start.ToUnixTimeMilliseconds(), json.GetProperty("start").GetInt64());
            Assert.Equal(7, json.GetProperty("pause").GetInt64());
        }
    }

    [Fact]
    public void An_overlay_gives_a_scalar_its_unit()
    {
        var code = EmittedCode.From(
            ("timer.json", Schema.Replace("#UNIT#", string.Empty, StringComparison.Ordinal)),
            ("overlay.json", """{"overlay":"Timer","patch":{"properties":{"start":{"x-unit":"epochSeconds"}}}}"""));

        Assert.NotNull(code.Load().GetType("Demo.Specs.Timer")!.GetMethod("Once", [typeof(DateTimeOffset)]));
    }

    [Fact]
    public void A_reference_and_a_number_have_a_unit_too()
    {
        var code = EmittedCode.From(("timer.json", Schema
            .Replace("\"integer\"#UNIT#", "\"number\", \"description\": \"epoch time\"", StringComparison.Ordinal)
            .Replace("\"pause\": { \"type\": \"integer\" }", "\"pause\": { \"$ref\": \"#/definitions/time\" }", StringComparison.Ordinal)
            .Replace("\"title\"", """
                "definitions": { "time": { "type": "integer", "x-unit": "epochSeconds" } }, "title"
                """, StringComparison.Ordinal)));

        Assert.Empty(code.Diagnose());
        var type = code.Load().GetType("Demo.Specs.Timer")!;
        var often = type.GetMethod("Often", [typeof(DateTimeOffset), typeof(DateTimeOffset)])!;
        var json = JsonSerializer.SerializeToElement(
            often.Invoke(null, [DateTimeOffset.UnixEpoch.AddSeconds(5), DateTimeOffset.UnixEpoch.AddSeconds(9)]), type);
        Assert.Equal((5, 9), (json.GetProperty("start").GetDouble(), json.GetProperty("pause").GetInt64()));
    }

    [Fact]
    public void The_value_of_a_union_has_a_unit_too()
    {
        var code = EmittedCode.From(("moment.json", """
            { "title": "Moment", "oneOf": [{ "type": "integer", "x-unit": "epochSeconds" }, { "type": "string" }] }
            """));

        Assert.Empty(code.Diagnose());
        Assert.Single(Properties(code), summary => summary.Contains("The value is in epoch seconds.", StringComparison.Ordinal));
    }

    [Fact]
    public void Optional_times_leave_each_call_with_one_overload()
    {
        var code = EmittedCode.From(("timer.json", """
            {
                "title": "Timer", "type": "object",
                "properties": {
                    "mode": { "type": "string", "enum": ["once", "often"] },
                    "pause": { "type": "integer" },
                    "from": { "type": "integer", "description": "epoch time" },
                    "until": { "type": "integer", "description": "epoch time" },
                    "maybe": { "type": ["integer", "null"], "description": "epoch time" }
                },
                "required": ["mode"],
                "if": { "properties": { "mode": { "const": "often" } } },
                "then": { "required": ["pause"] }
            }
            """));

        Assert.Empty(code.Diagnose("""
            using System;
            using Demo.Specs;

            internal static class Program
            {
                public static object[] Made =>
                [
                    Timer.Once(),
                    Timer.Once(until: 5),
                    Timer.Once(from: 5, until: 6),
                    Timer.Once(pause: 1, from: DateTimeOffset.UnixEpoch),
                    Timer.Often(1),
                    Timer.Often(1, from: DateTimeOffset.UnixEpoch, until: null),
                    Timer.Often(1, DateTimeOffset.UnixEpoch, until: DateTimeOffset.UnixEpoch.AddDays(1)),
                ];
            }
            """));
        var often = code.Load().GetType("Demo.Specs.Timer")!.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Single(method => method.Name == "Often" && method.GetParameters().Any(p => p.ParameterType == typeof(DateTimeOffset)));
        Assert.Equal(["pause", "from", "until", "maybe"], often.GetParameters().Select(parameter => parameter.Name));
        Assert.Equal([false, false, true, true], often.GetParameters().Select(parameter => parameter.IsOptional));
    }

    [Theory]
    [InlineData("specs/flow/CRMToAEP.json", "specs/overlays/CRMToAEP.json", 1)]
    [InlineData("specs/flow/CloudStorageToAEP.json", "specs/overlays/CloudStorageToAEP.json", 1)]
    [InlineData("specs/schedule/PeriodicSchedule.json", "specs/overlays/PeriodicSchedule.json", 1)]
    public void The_shipped_overlays_state_the_unit_of_each_time(string spec, string overlay, int times)
    {
        var text = Repository.Read(spec).Replace("epoch time", "a time", StringComparison.Ordinal);
        var without = EmittedCode.From((spec, text));
        var with = EmittedCode.From((spec, text), (overlay, Repository.Read(overlay)));

        Assert.DoesNotContain("DateTimeOffset", string.Concat(without.Sources.Values), StringComparison.Ordinal);
        Assert.Equal(times, Properties(with).Count(summary => summary.Contains("in epoch seconds", StringComparison.Ordinal)));
    }

    private static string Documentation(EmittedCode code) => string.Join('\n', Properties(code));

    private static IEnumerable<string> Properties(EmittedCode code) => code.Sources.Values
        .SelectMany(source => CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<PropertyDeclarationSyntax>())
        .Select(property => property.GetLeadingTrivia().ToString());
}
