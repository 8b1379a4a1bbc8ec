namespace TypedFlows.Tool.Tests.Support;

/// <summary>
/// Contents of real spec files, one per file, with the rule that reports each of them; <see langword="null"/> for valid ones.
/// </summary>
internal static class EdgeCases
{
    public static IReadOnlyList<(string File, string? Id, string Text)> Files { get; } =
    [
        (
            "duplicate-key.json",
            "TFL0009",
            """{ "title": "Duplicate key", "type": "object", "type": "object", "properties": { "a": { "type": "string" } } }"""),
        (
            "not-null.json",
            "TFL0003",
            Flow("not-null", """{ "type": "object", "properties": { "a": { "type": "string" } }, "not": null }""")),
        ("user-input.json", "TFL0003", Flow("user-input", """{ "type": "object", "properties": "{USER_INPUT}" }""")),
        (
            "undeclared-required.json",
            null,
            """{ "title": "Undeclared required", "type": "object", "properties": { "a": { "type": "string" } },"""
                + """ "required": ["a", "b"] }"""),
        (
            "default-breaks.json",
            "TFL0010",
            """{ "title": "Default breaks", "type": "object", "properties": { "a": { "type": "boolean", "default": "false" } } }"""),
        (
            "beside-spec.json",
            "TFL0015",
            """{ "id": "beside", "name": "beside", "version": "1.0", "optionSpec": { "name": "O", "type": "object","""
                + """ "properties": { "c": { "type": "string" } } } }"""),
        ("empty-auth.json", null, """{ "id": "empty-auth", "name": "empty-auth", "version": "1.0", "authSpec": [] }"""),
        (
            "response-map.json",
            null,
            """{ "id": "response-map", "name": "response-map", "version": "1.0", "authSpec": [], "exploreSpec": { "name": "E","""
                + """ "responseSpec": { "a": { "type": "object" }, "b": { "type": "array" } } } }"""),
        (
            "response-schema.json",
            null,
            """{ "id": "response-schema", "name": "response-schema", "version": "1.0", "sourceSpec": { "name": "S","""
                + """ "spec": { "type": "object", "properties": { "p": { "type": "string" } } } }, "exploreSpec": { "name": "E","""
                + """ "responseSpec": { "type": "object" } } }"""),
        ("empty-id.json", null, Flow("empty-id", """{ "type": "object", "properties": { "a": { "type": "string" } } }""", id: "")),
        (
            "plain-id.json",
            null,
            Flow("plain-id", """{ "type": "object", "properties": { "a": { "type": "string" } } }""", id: "not a guid")),
        (
            "odd-consts.json",
            null,
            """{ "title": "Odd consts", "type": "object","""
                + """ "properties": { "d": { "type": "string", "enum": ["\t", "", "\\", "\"\"", ";"] },"""
                + """ "e": { "const": "" }, "f": { "const": "\t" } }, "required": ["e", "f"] }"""),
        (
            "bounds.json",
            null,
            """{ "title": "Bounds", "type": "object", "properties": { "n": { "type": "integer", "minimum": -9007199254740992,"""
                + """ "maximum": 9007199254740992 } } }"""),
        (
            "slow-pattern.json",
            null,
            """{ "title": "Slow pattern", "type": "object", "properties": { "p": { "type": "string", "pattern": "^(a+)+$" } } }"""),
        (
            "keywords.json",
            null,
            """{ "title": "Keywords", "type": "object", "properties": { "class": { "type": "string" }, "string": { "type": "string" },"""
                + """ "a-b": { "type": "string" }, "aB": { "type": "string" }, "Equals": { "type": "string" } } }"""),
        (
            "vendor.json",
            "TFL0002",
            """{ "title": "Vendor", "type": "object", "properties": { "a": { "type": "string", "uiAttributes": { "order": 1 },"""
                + """ "conditional": [] } } }"""),
        (
            "vendor-member.json",
            "TFL0011",
            """{ "id": "vendor-member", "name": "vendor-member", "version": "1.0", "authSpec": [], "originalType": "x" }"""),
        ("kind.json", "TFL0005", """{ "nothing": "known" }"""),
        ("cut.json", "TFL0001", """{ "title": "Cut", "type": "object", "properties": { "a": { "type": "string" } }"""),
        ("empty.json", "TFL0001", ""),
        (
            "unresolved.json",
            "TFL0018",
            """{ "title": "Unresolved", "type": "object", "properties": { "a": { "$ref": "#/definitions/gone" } } }"""),
        (
            "referring.json",
            null,
            """{ "title": "Referring", "type": "object", "properties": { "a": { "$ref": "target.json#/definitions/a" } } }"""),
        (
            "target.json",
            null,
            """{ "title": "Target", "type": "object", "properties": { "x": { "type": "string" } },"""
                + """ "definitions": { "a": { "type": "object", "properties": { "y": { "type": "integer" } } } } }"""),
        ("same-1.json", null, Flow("same", """{ "type": "object", "properties": { "a": { "type": "string" } } }""")),
        ("same-2.json", "TFL0006", Flow("same", """{ "type": "object", "properties": { "b": { "type": "string" } } }""")),
        ("twice-1.json", null, Flow("twice", """{ "type": "object", "properties": { "a": { "type": "string" } } }""")),
        ("twice-2.json", null, Flow("twice", """{ "type": "object", "properties": { "a": { "type": "string" } } }""")),
        ("overlays/none.json", "TFL0008", """{ "overlay": "nobody", "patch": { "description": "" } }"""),
        ("overlays/rename.json", null, """{ "overlay": "plain-id", "patch": { "description": "corrected" } }"""),
        (
            "answer.json",
            null,
            $$"""{ "items": [{{Flow("first-item", "{ \"type\": \"object\", \"properties\": { \"a\": { \"type\": \"string\" } } }")}},"""
                + """ { "id": "second-item", "name": "second-item", "version": "1.0", "authSpec": null }] }"""),
    ];

    private static string Flow(string name, string schedule, string? id = null) =>
        $$"""{ "id": "{{id ?? name}}", "name": "{{name}}", "version": "1.0", "scheduleSpec": { "name": "S", "spec": {{schedule}} } }""";
}
