using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Tests.Parsing;

public class OverlayTests
{
    private const string Flow = """
        {"id":"a","name":"N","version":"1.0",
          "scheduleSpec":{"name":"S","spec":{"type":"object","properties":{"x":{"type":"string"},"y":{}}}}}
        """;

    [Fact]
    public void The_shipped_overlay_gives_the_flow_spec_its_ids()
    {
        const string Path = "specs/overlays/CloudStorageToAEP.json";
        var overlay = OverlayReader.TryRead(new SourceFile(Path, Repository.Read(Path)))!;
        Assert.Equal(("9753525b-82c7-4dce-8a9b-5ccfce2b9876", "1.0"), (overlay.Target, overlay.Version));
        var text = Repository.Read("specs/flow/CloudStorageToAEP.json");
        Assert.Empty(SpecParser.Parse(new SpecFileText("a", text), []).Specs[0].SourceConnectionSpecIds);
        var spec = SpecParser.Parse(new SpecFileText("a", text), [overlay]).Specs[0];
        Assert.Equal(11, spec.SourceConnectionSpecIds.Count);
        Assert.Equal("c604ff05-7f1a-43c0-8e18-33bf874cb11c", Assert.Single(spec.TargetConnectionSpecIds));
        var itself = SpecParser.Parse(new SpecFileText(overlay.File), [overlay]);
        Assert.Empty(itself.Specs);
        Assert.Empty(itself.Diagnostics);
    }

    [Theory]
    [InlineData("""{"overlay":"a","patch":{"name":"M"}}""", "M")]
    [InlineData("""{"overlay":"N","version":"1.0","patch":{"name":"M"}}""", "M")]
    [InlineData("""{"overlay":"N","version":"2.0","patch":{"name":"M"}}""", "N")]
    [InlineData("""{"overlay":"n","patch":{"name":"M"}}""", "N")]
    public void An_overlay_applies_only_to_its_target(string overlay, string name) => Assert.Equal(name, Apply(overlay).Name);

    [Fact]
    public void Patches_change_add_and_remove_as_in_RFC_7396()
    {
        var spec = Apply("""
            {"overlay":"a","patch":{"version":null,"description":"new","runSpec":{"name":"R","junk":null,"spec":{"const":{"k":null}}},
            "scheduleSpec":{"spec":{"properties":{"x":{"type":"integer","minimum":1},"y":null}}}}}
            """);
        Assert.Equal(("", "new"), (spec.Version, spec.Description));
        var schedule = spec.Parts.Single(p => p.Kind == PartKind.Schedule).Schema!;
        Assert.Equal("x", Assert.Single(schedule.Properties).Name);
        Assert.Equal(SchemaTypes.Integer, schedule.FindProperty("x")!.Types);
        Assert.Equal(SchemaTypes.Object, schedule.Types);
        Assert.Equal(new JsonValue.Object([]), spec.Parts.Single(p => p.Kind == PartKind.Run).Schema!.Const);
    }

    [Fact]
    public void Several_overlays_apply_in_ordinal_order_of_their_paths()
    {
        var second = OverlayReader.TryRead(new SourceFile("specs/b.json", """{"overlay":"a","patch":{"description":"b"}}"""))!;
        var first = OverlayReader.TryRead(new SourceFile("specs/B.json", """{"overlay":"a","patch":{"description":"B"}}"""))!;
        Assert.Equal("b", SpecParser.Parse(new SpecFileText("f", Flow), [second, first]).Specs[0].Description);
        Assert.Equal("b", SpecParser.Parse(new SpecFileText("f", Flow), [first, second]).Specs[0].Description);
    }

    [Fact]
    public void An_error_in_a_patch_is_reported_in_the_overlay_file()
    {
        const string Text = "{\"overlay\":\"a\",\n\"patch\":{\"scheduleSpec\":{\"spec\":{\"properties\":{\"x\":{\"minLength\":\"1\"}}}}}}";
        var overlay = OverlayReader.TryRead(new SourceFile("specs/overlays/o.json", Text))!;
        var file = SpecParser.Parse(new SpecFileText("specs/f.json", Flow), [overlay]);
        var diagnostic = Assert.Single(file.Diagnostics);
        Assert.Equal(("specs/overlays/o.json", DefinitionRules.MalformedSchema), (diagnostic.Path, diagnostic.Rule));
        Assert.Equal("\"1\"", Text.Substring(diagnostic.Range.Start, diagnostic.Range.Length));
        Assert.Equal(1, diagnostic.Start.Line);
        Assert.Null(Assert.Single(file.Specs[0].Parts).Schema);
    }

    [Fact]
    public void An_overlay_changes_the_hash_and_may_make_the_kind()
    {
        Assert.NotEqual(
            SpecParser.Parse(new SpecFileText("f", Flow), []).Specs[0].ContentHash,
            Apply("""{"overlay":"a","patch":{"description":"x"}}""").ContentHash);
        var overlay = OverlayReader.TryRead(new SourceFile("o", """{"overlay":"N","patch":{"runSpec":{"name":"R","spec":{}}}}"""))!;
        Assert.Equal(SpecKind.FlowSpec, SpecParser.Parse(new SpecFileText("f", """{"name":"N"}"""), [overlay]).Specs[0].Kind);
    }

    [Theory]
    [InlineData("""{"overlay":"a","patch":[]}""", "'patch' must be an object")]
    [InlineData("""{"overlay":"a"}""", "must have a property 'patch'")]
    [InlineData("""{"overlay":5,"patch":{}}""", "'overlay' must be the id or name of a spec")]
    [InlineData("""{"overlay":"","patch":{}}""", "'overlay' must be the id or name of a spec")]
    [InlineData("""{"overlay":"a","version":1,"patch":{}}""", "'version' must be a string")]
    public void A_malformed_overlay_is_ignored_and_reported(string text, string message)
    {
        Assert.Null(OverlayReader.TryRead(new SourceFile("specs/o.json", text)));
        var diagnostic = Assert.Single(SpecParser.Parse(new SpecFileText("specs/o.json", text), []).Diagnostics);
        Assert.Equal(DefinitionRules.MalformedOverlay, diagnostic.Rule);
        Assert.Contains(message, diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"overlay\":\"a\",\"patch\":{}")]
    [InlineData("{\"overlay\" \"a\",\"patch\":{}}")]
    public void An_overlay_that_is_not_JSON_is_ignored_and_reported(string text)
    {
        Assert.Null(OverlayReader.TryRead(new SourceFile("specs/o.json", text)));
        var file = SpecParser.Parse(new SpecFileText("specs/o.json", text), []);
        Assert.Equal(DefinitionRules.MalformedJson, Assert.Single(file.Diagnostics).Rule);
        Assert.Empty(file.Specs);
    }

    [Fact]
    public void A_spec_is_no_overlay() => Assert.Null(OverlayReader.TryRead(new SourceFile("specs/f.json", Flow)));

    [Fact]
    public void A_part_that_an_overlay_changes_in_a_damaged_file_is_checked_like_that_file()
    {
        var overlay = OverlayReader.TryRead(new SourceFile(
            "o", """{"overlay":"a","patch":{"scheduleSpec":{"spec":{"title":"t"}},"runSpec":{"name":"R","spec":{}}}}"""))!;
        var file = SpecParser.Parse(new SpecFileText("f", Flow.TrimEnd()[..^4]), [overlay]);
        Assert.Equal(DefinitionRules.MalformedJson, Assert.Single(file.Diagnostics).Rule);
        Assert.Equal(PartKind.Run, Assert.Single(Assert.Single(file.Specs).Parts).Kind);
    }

    private static Spec Apply(string overlay) =>
        SpecParser.Parse(
            new SpecFileText("specs/f.json", Flow), [OverlayReader.TryRead(new SourceFile("specs/o.json", overlay))!]).Specs[0];
}
