using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Tests.Modeling;

public sealed class LinkTests
{
    [Fact]
    public void The_highest_version_keeps_the_name()
    {
        var links = Link(
            Connection("a.json", "1", "hubspot", version: "1.0"), Connection("b.json", "1", "hubspot", version: "1.10"),
            Connection("c.json", "1", "hubspot", version: "1.9"));
        Assert.Equal(["a.json HubspotV1_0", "b.json Hubspot", "c.json HubspotV1_9"], Names(links));
        Assert.Empty(links.Diagnostics);
    }

    [Fact]
    public void A_target_with_the_name_of_a_source_is_a_destination_and_a_flow_with_the_name_of_a_connection_a_flow()
    {
        var links = Link(
            Connection("a.json", "1", "amazon-s3"),
            Connection("b.json", "2", "Amazon S3", hasSource: false, hasTarget: true),
            Flow("c.json", "3", "AmazonS3"));
        Assert.Equal(["a.json AmazonS3", "b.json AmazonS3Destination", "c.json AmazonS3Flow"], Names(links));
        Assert.Empty(links.Diagnostics);
    }

    [Fact]
    public void A_remaining_clash_is_reported_and_the_first_path_is_generated_in_any_order()
    {
        SpecIdentity[] specs = [Connection("b.json", "2", "hub-spot"), Connection("a.json", "1", "Hub spot")];
        foreach (var links in new[] { Link(specs), Link([.. specs.Reverse()]) })
        {
            Assert.Equal(["a.json HubSpot", "b.json -"], Names(links));
            var finding = Assert.Single(links.Diagnostics);
            Assert.Equal(("TFL0007", "b.json", "/name"), (finding.Rule.Id, finding.Path, finding.Pointer));
            Assert.Equal(["hub-spot", "a.json", "HubSpot"], finding.Arguments);
        }
    }

    [Fact]
    public void TypeName_settles_a_clash()
    {
        var links = Link(Connection("a.json", "1", "hubspot"), Connection("b.json", "2", "hubspot") with { TypeName = "OtherHubspot" });
        Assert.Equal(["a.json Hubspot", "b.json OtherHubspot"], Names(links));
    }

    [Fact]
    public void One_id_and_version_with_different_content_is_reported_and_with_equal_content_is_not()
    {
        var first = Connection("a.json", "1", "hubspot");
        var equal = Link(first, first with { Path = "b.json" });
        Assert.Equal(["a.json Hubspot", "b.json -"], Names(equal));
        Assert.Empty(equal.Diagnostics);

        var other = Link(first, first with { Path = "b.json", ContentHash = "other" });
        var finding = Assert.Single(other.Diagnostics);
        Assert.Equal(("TFL0006", "b.json", "/id"), (finding.Rule.Id, finding.Path, finding.Pointer));
        Assert.Equal(["hubspot", "1.0", "a.json"], finding.Arguments);
    }

    [Fact]
    public void Partners_are_the_listed_connections_that_have_the_side()
    {
        var flow = Flow("c.json", "3", "CRMToAEP") with { SourceConnectionSpecIds = ["1", "2"], TargetConnectionSpecIds = ["2"] };
        var links = Link(Connection("a.json", "1", "hubspot"), Connection("b.json", "2", "lake", hasSource: false, hasTarget: true), flow);
        Assert.Equal(
            [new SpecPartner("Hubspot", "CrmToAep", IsSource: true), new SpecPartner("Lake", "CrmToAep", IsSource: false)],
            links.Table.Partners);
    }

    [Fact]
    public void An_overlay_without_a_spec_is_reported()
    {
        Overlay[] overlays =
        [
            new(new SourceFile("o.json", "{}"), "hubspot", "1.0"),
            new(new SourceFile("p.json", "{\n  \"overlay\": \"hubspot\"\n}"), "hubspot", "2.0"),
            new(new SourceFile("q.json", "{}"), "other", null),
        ];
        var links = SpecCompiler.Link(
            [Connection("a.json", "1", "hubspot") with { Overlays = [new OverlayUse("o.json", IsIdle: false)] }],
            overlays.ToEquatableArray());
        var findings = links.Diagnostics;
        Assert.Equal(["p.json", "q.json"], findings.Select(f => f.Path));
        Assert.All(findings, f => Assert.Equal("TFL0008", f.Rule.Id));
        var diagnostic = SpecCompiler.Locate(links, [.. overlays.Select(overlay => overlay.File)])[0];
        Assert.Equal((1, 13), (diagnostic.Start.Line, diagnostic.Start.Column));
        Assert.Contains("'hubspot' in version 2.0", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stand_alone_schema_that_a_spec_contains_is_reported_and_not_generated()
    {
        var flow = Flow("a.json", "1", "CRMToAEP") with { PartHashes = [new PartHash("ScheduleParams", "h")] };
        var schema = new SpecIdentity(
            SpecKind.JsonSchema, "b.json", "", "", "", "Periodic", null, false, false, [], [], [new PartHash("", "h")], "c");
        var links = Link(schema, flow);
        Assert.Equal(["a.json CrmToAep", "b.json -"], Names(links));
        var finding = Assert.Single(links.Diagnostics);
        Assert.Equal("TFL0012", finding.Rule.Id);
        Assert.Equal(["ScheduleParams", "CRMToAEP", "CrmToAep.ScheduleParams"], finding.Arguments);
    }

    [Fact]
    public void A_nested_type_of_a_stand_alone_schema_with_the_name_of_another_is_reported()
    {
        (string Path, string Text)[] files =
        [
            ("b.json", """{"title": "Order", "type": "object", "properties": {"status": {"enum": ["open"]},"""
                + """ "line": {"type": "object", "properties": {"n": {"type": "integer"}}}}}"""),
            ("a.json", """{"title": "OrderStatus", "type": "object", "properties": {"x": {"type": "string"}}}"""),
            ("c.json", """{"title": "OrderLine", "type": "object", "properties": {"x": {"type": "boolean"}}}"""),
        ];
        var models = files.Select(f => Assert.Single(Compile(f.Path, f.Text).Models).Identity).ToList();
        foreach (var links in new[] { Link([.. models]), Link([.. models.AsEnumerable().Reverse()]) })
        {
            Assert.Equal(["a.json OrderStatus", "b.json -", "c.json OrderLine"], Names(links));
            var finding = Assert.Single(links.Diagnostics);
            Assert.Equal(("TFL0007", "b.json"), (finding.Rule.Id, finding.Path));
            Assert.Equal(["Order", "c.json", "OrderLine"], finding.Arguments);
        }
    }

    [Fact]
    public void A_default_that_violates_its_schema_is_reported_at_its_location()
    {
        var compiled = Compile("a.json", """
            {"type": "object", "properties": {
              "flag": {"type": "boolean", "default": "false"}, "fine": {"type": "boolean", "default": false}}}
            """);
        var diagnostic = Assert.Single(compiled.Diagnostics, d => d.Rule.Id == "TFL0010");
        Assert.Equal((1, 41), (diagnostic.Start.Line, diagnostic.Start.Column));
        Assert.StartsWith("The default of 'flag' violates its schema and is not used: ", diagnostic.Message, StringComparison.Ordinal);
    }

    private static CompiledFile Compile(string path, string text) =>
        SpecCompiler.Compile(new SpecFileText(path, text), [], [], FormatAssertion.All);

    private static LinkResult Link(params SpecIdentity[] specs) => SpecCompiler.Link(specs.ToEquatableArray(), []);

    private static IEnumerable<string> Names(LinkResult links) => links.Table.Specs.Select(s => $"{s.Path} {s.TypeName ?? "-"}");

    private static SpecIdentity Connection(
        string path, string id, string name, string version = "1.0", bool hasSource = true, bool hasTarget = false) =>
        new(SpecKind.ConnectionSpec, path, "", id, version, name, null, hasSource, hasTarget, [], [], [], path);

    private static SpecIdentity Flow(string path, string id, string name) =>
        new(SpecKind.FlowSpec, path, "", id, "1.0", name, null, false, false, [], [], [], path);
}
