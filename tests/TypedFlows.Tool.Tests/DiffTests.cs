using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Tool.Tests.Support;

namespace TypedFlows.Tool.Tests;

/// <summary>Tests the reported changes, their levels, and the generated members that they name.</summary>
public class DiffTests
{
    public static TheoryData<string, string, string, string> Changes => new()
    {
        { "/else/then/properties/interval/minimum", "30", "breaking", "CrmToAep.ScheduleParams.Interval has minimum 30, had 15 when "
            + "'frequency' is 'minute'" },
        { "/else/then/properties/interval/minimum", "5", "compatible", "CrmToAep.ScheduleParams.Interval has minimum 5, had 15" },
        { "/properties/interval/minimum", "2", "breaking", "CrmToAep.ScheduleParams.Interval has minimum 2 now" },
        { "/properties/interval/type", "\"string\"", "breaking", "CrmToAep.ScheduleParams.Interval is string, was long" },
        { "/properties/interval/type", "\"number\"", "breaking", "CrmToAep.ScheduleParams.Interval is double, was long" },
        { "/properties/frequency/enum", """["once", "minute", "hour", "day"]""", "breaking", "CrmToAep.Frequency.Week was removed" },
        { "/properties/frequency/enum", """["once", "minute", "hour", "day", "week", "month"]""",
            "compatible", "CrmToAep.ScheduleParams.Month() is new" },
        { "/properties/zone", """{ "type": "string" }""", "compatible", "CrmToAep.ScheduleParams.Zone is new and optional (string?)" },
        { "/properties/startTime/description", "\"Seconds since 1970.\"",
            "cosmetic", "CrmToAep.ScheduleParams.StartTime has another description" },
        { "/properties/backfill", "", "breaking", "CrmToAep.ScheduleParams.Backfill was removed" },
        { "/required", """["startTime", "frequency", "backfill"]""", "breaking", "CrmToAep.ScheduleParams.Backfill is required now" },
        { "/required", """["frequency"]""", "compatible", "CrmToAep.ScheduleParams.StartTime is optional now (long?)" },
        { "/if/properties/frequency/const", "\"day\"", "breaking", "CrmToAep.ScheduleParams has other conditions (if) for its rules" },
        { "/additionalProperties", "false", "breaking", "CrmToAep.ScheduleParams.AdditionalProperties was removed" },
        { "/maxProperties", "3", "breaking", "CrmToAep.ScheduleParams has maxProperties 3 now" },
        { "/x-vendor", "1", "cosmetic", "CrmToAep the text of the spec changed" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_of_the_schedule_has_its_level_and_its_member(string pointer, string value, string level, string text)
    {
        using var folder = new TemporaryFolder();
        folder.CopySpecs("new");
        Edit(folder["new/flow/CRMToAEP.json"], "/scheduleSpec/spec" + pointer, value);
        var run = (await ToolRun.OfAsync("diff", Repository.Specs, folder["new"]))
            .MustEnd(level == "breaking" ? ExitCode.Found : ExitCode.Success);
        Assert.Contains(
            run.Lines,
            line => line.StartsWith(level, StringComparison.Ordinal) && line.Contains(text, StringComparison.Ordinal));
        if (level != "breaking")
        {
            Assert.DoesNotContain(run.Lines.SkipLast(1), line => line.StartsWith("breaking", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(""" "unevaluatedProperties":{} """, """ "unevaluatedProperties":false """, "breaking", "List.Raw is no longer allowed")]
    [InlineData("", """ "unevaluatedItems":false """, "breaking", "List.Raw has unevaluatedItems now")]
    [InlineData(""" "unevaluatedProperties":false """, "", "compatible", "List.Raw no longer has unevaluatedProperties")]
    [InlineData(""" "contains":{} """, """ "contains":{},"minContains":2 """, "breaking", "List.Raw has minContains 2, had 1")]
    [InlineData(""" "contains":{},"minContains":2 """, """ "contains":{} """, "compatible", "List.Raw has minContains 1, had 2")]
    [InlineData(""" "contains":{} """, """ "contains":{},"maxContains":2 """, "breaking", "List.Raw has maxContains 2 now")]
    [InlineData(
        """ "contains":{"minimum":1},"maxContains":2 """, """ "contains":{"minimum":0},"maxContains":2 """, "breaking",
        "List.Raw has other rules in contains")]
    [InlineData(
        """ "prefixItems":[{"minimum":1},{}],"contains":{} """, """ "prefixItems":[{"minimum":2},{}],"contains":{} """, "breaking",
        "List.Raw has minimum 2, had 1")]
    [InlineData(
        """ "dependentRequired":{"a":["b"]} """, """ "dependentRequired":{"a":["c"]} """, "breaking",
        "List.Raw has other rules in dependentRequired")]
    public async Task A_change_of_a_keyword_of_a_later_draft_has_its_level(string before, string after, string level, string text)
    {
        using var folder = new TemporaryFolder();
        void Write(string name, string keywords) => folder.Write(
            $"{name}/list.json",
            $$$"""
            {
                "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "List", "type": "object",
                "properties": { "raw": { "description": "" {{{(keywords.Length > 0 ? "," : string.Empty)}}} {{{keywords}}} } }
            }
            """);
        Write("old", before);
        Write("new", after);
        var run = (await ToolRun.OfAsync("diff", folder["old"], folder["new"]))
            .MustEnd(level == "breaking" ? ExitCode.Found : ExitCode.Success);
        Assert.Contains(
            run.Lines,
            line => line.StartsWith(level, StringComparison.Ordinal) && line.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_schema_that_only_names_a_later_draft_has_no_other_rules()
    {
        using var folder = new TemporaryFolder();
        folder.Write(
            "old/list.json",
            """
            { "$schema": "http://json-schema.org/draft-07/schema#", "title": "List", "type": "object",
              "properties": { "raw": { "items": [{}, { "minimum": 1 }], "additionalItems": false, "dependencies": { "a": ["b"] } } } }
            """);
        folder.Write(
            "new/list.json",
            """
            { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "List", "type": "object",
              "properties": { "raw": { "prefixItems": [{}, { "minimum": 1 }], "items": false, "dependentRequired": { "a": ["b"] } } } }
            """);
        var run = (await ToolRun.OfAsync("diff", folder["old"], folder["new"])).MustEnd(ExitCode.Success);
        Assert.Equal("0 breaking, 0 compatible, 1 cosmetic", run.Lines[^1]);
    }

    [Fact]
    public async Task Added_and_removed_specs_flows_and_connections()
    {
        using var folder = new TemporaryFolder();
        folder.CopySpecs("new");
        File.Delete(folder["new/connection/sftp.json"]);
        Edit(folder["new/flow/CRMToAEP.json"], "/transformationSpecs/1", "");
        Edit(folder["new/flow/CRMToAEP.json"], "/sourceConnectionSpecIds", "[\"b3ba5556-48be-44b7-8b85-ff2b69b46dc4\"]");
        Edit(folder["new/connection/hubspot.json"], "/authSpec/0", "");
        folder.Write("new/connection/own.json", """{ "id": "own", "name": "own", "version": "1.0", "authSpec": [] }""");
        var run = (await ToolRun.OfAsync("diff", Repository.Specs, folder["new"], "--format", "json")).MustEnd(ExitCode.Found);
        using var json = JsonDocument.Parse(run.Output);
        var changes = json.RootElement.GetProperty("changes")
            .EnumerateArray()
            .Select(
                change =>
                    (
                        change.GetProperty("level").GetString(),
                        change.GetProperty("member").GetString(),
                        change.GetProperty("text").GetString()!))
            .ToList();
        Assert.Contains(changes, change => change is ("breaking", "Sftp", "the spec was removed with its types"));
        Assert.Contains(changes, change => change is ("breaking", "CrmToAep.Flow.Mapping", "was removed"));
        Assert.Contains(
            changes,
            change =>
                change is ("compatible", "CrmToAep.Flow.Source", "accepts the connection spec b3ba5556-48be-44b7-8b85-ff2b69b46dc4 too"));
        Assert.Contains(changes, change => change.Item1 == "breaking" && change.Item2 == "CrmToAep.Flow.Source");
        Assert.Contains(changes, change => change.Item1 == "breaking" && change.Item2 == "Hubspot.Connection.Auth");
        Assert.Contains(changes, change => change is ("compatible", "Own", "the spec is new"));
        Assert.Equal(changes.Count(change => change.Item1 == "breaking"), json.RootElement.GetProperty("breaking").GetInt32());

        using var sarif = JsonDocument.Parse(
            (await ToolRun.OfAsync("diff", Repository.Specs, folder["new"], "--format", "sarif")).MustEnd(ExitCode.Found).Output);
        Assert.Equal(changes.Count, sarif.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task Downloaded_specs_have_no_changes_and_a_changed_service_is_breaking()
    {
        using var folder = new TemporaryFolder();
        await using (var platform = await RunningEmulator.StartAsync(Path.Combine(Repository.Specs, "xdm")))
        {
            (await ToolRun.OfAsync("pull", "--endpoint", platform.Address(), "-o", folder["specs"])).MustEnd(ExitCode.Success);
            var clean = (await ToolRun.OfAsync("diff", folder["specs"], "--endpoint", platform.Address())).MustEnd(ExitCode.Success);
            Assert.Equal(["0 breaking, 0 compatible, 0 cosmetic"], clean.Lines);

            // The repository's own text, including overlays and stand-alone schemas, has no changes either.
            Assert.Equal(
                ["0 breaking, 0 compatible, 0 cosmetic"],
                (await ToolRun.OfAsync("diff", Repository.Specs, "--endpoint", platform.Address())).MustEnd(ExitCode.Success).Lines);
        }

        var changed = folder.Write("changed/CRMToAEP.json", File.ReadAllText(Path.Combine(Repository.Specs, "flow", "CRMToAEP.json")));
        Edit(changed, "/scheduleSpec/spec/else/then/properties/interval/minimum", "30");
        Edit(changed, "/scheduleSpec/spec/properties/frequency/enum", """["once", "minute", "hour", "day"]""");
        await using (var platform = await RunningEmulator.StartAsync(folder["changed"]))
        {
            var run = (await ToolRun.OfAsync("diff", folder["specs"], "--endpoint", platform.Address())).MustEnd(ExitCode.Found);
            Assert.Contains("breaking   CrmToAep.ScheduleParams.Interval has minimum 30", run.Output, StringComparison.Ordinal);
            Assert.Contains("breaking   CrmToAep.Frequency.Week was removed", run.Output, StringComparison.Ordinal);
            Assert.Contains("breaking   CrmToAep.ScheduleParams.Week() was removed", run.Output, StringComparison.Ordinal);
            (await ToolRun.OfAsync("diff", folder["specs"], "--endpoint", platform.Address(), "--connection", "hubspot"))
                .MustEnd(ExitCode.Success);
        }
    }

    /// <summary>Sets the value at a pointer into the file's spec, or removes it if the text is empty.</summary>
    private static void Edit(string path, string pointer, string value)
    {
        var file = JsonNode.Parse(File.ReadAllText(path))!;
        var at = file["items"]?[0] ?? file;
        var steps = pointer.Split('/')[1..];
        foreach (var step in steps[..^1])
        {
            at = at is JsonArray array ? array[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : at[step]!;
        }

        if (at is JsonArray list)
        {
            list.RemoveAt(int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture));
        }
        else if (value.Length == 0)
        {
            at.AsObject().Remove(steps[^1]);
        }
        else
        {
            at[steps[^1]] = JsonNode.Parse(value);
        }

        File.WriteAllText(path, file.ToJsonString());
    }
}
