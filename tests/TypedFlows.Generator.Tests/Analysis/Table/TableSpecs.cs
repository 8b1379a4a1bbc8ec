using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.Generator.Tests.Analysis.Table;

/// <summary>
/// Contains the specs of the snippets: a record with every rule for three kinds of properties, and a flow with listed ids.
/// </summary>
internal static class TableSpecs
{
    public const string Listed = "3416976c-a9ca-4bba-901a-1f08f66978ff";

    // The rules for one value of a string, of a number and of an enum: a bound, a presence, a missing property, a length.
    private const string Gate = """
        {
          "type": "object",
          "properties": {
            "mode": { "type": "string" },
            "level": { "type": "integer" },
            "kind": { "type": "string", "enum": ["open", "off", "full", "low", "short"] },
            "size": { "type": "integer", "maximum": 1000 },
            "label": { "type": "string", "minLength": 1 },
            "legacy": false
          },
          "additionalProperties": false,
          "allOf": [
            { "if": { "properties": { "mode": { "const": "off" } }, "required": ["mode"] }, "then": { "not": { "required": ["size"] } } },
            { "if": { "properties": { "mode": { "const": "full" } }, "required": ["mode"] }, "then": { "required": ["label"] } },
            { "if": { "properties": { "mode": { "const": "low" } }, "required": ["mode"] },
              "then": { "properties": { "size": { "minimum": 10 } } } },
            { "if": { "properties": { "mode": { "const": "short" } }, "required": ["mode"] },
              "then": { "properties": { "label": { "maxLength": 3 } } } },
            { "if": { "properties": { "level": { "const": 1 } }, "required": ["level"] }, "then": { "not": { "required": ["size"] } } },
            { "if": { "properties": { "level": { "const": 2 } }, "required": ["level"] }, "then": { "required": ["label"] } },
            { "if": { "properties": { "level": { "const": 3 } }, "required": ["level"] },
              "then": { "properties": { "size": { "minimum": 10 } } } },
            { "if": { "properties": { "level": { "const": 4 } }, "required": ["level"] },
              "then": { "properties": { "label": { "maxLength": 3 } } } },
            { "if": { "properties": { "kind": { "const": "off" } }, "required": ["kind"] }, "then": { "not": { "required": ["size"] } } },
            { "if": { "properties": { "kind": { "const": "full" } }, "required": ["kind"] }, "then": { "required": ["label"] } },
            { "if": { "properties": { "kind": { "const": "low" } }, "required": ["kind"] },
              "then": { "properties": { "size": { "minimum": 10 } } } },
            { "if": { "properties": { "kind": { "const": "short" } }, "required": ["kind"] },
              "then": { "properties": { "label": { "maxLength": 3 } } } }
          ]
        }
        """;

    private const string Home = $$"""
        {
          "title": "House",
          "type": "object",
          "properties": {
            "gate": {{Gate}},
            "gates": { "type": "array", "items": {{Gate}} },
            "byName": { "type": "object", "additionalProperties": {{Gate}} },
            "sizes": { "type": "array", "items": { "type": "integer", "minimum": 0 }, "minItems": 1, "maxItems": 3, "uniqueItems": true },
            "tags": { "type": "array", "items": { "type": "string", "maxLength": 5 }, "minItems": 1, "maxItems": 3, "uniqueItems": true },
            "counts": { "type": "object", "additionalProperties": { "type": "integer", "minimum": 0 },
              "propertyNames": { "maxLength": 5 }, "minProperties": 1 }
          }
        }
        """;

    private const string Flow = $$"""
        {
          "id": "14518937-270c-4525-bdec-c2ba7cce3860", "name": "Taker", "version": "1.0",
          "sourceConnectionSpecIds": ["{{Listed}}", "38ad80fe-8b06-4938-94f4-d4ee80266b07"],
          "targetConnectionSpecIds": ["c604ff05-7f1a-43c0-8e18-33bf874cb11c"],
          "transformationSpecs": [{ "name": "Copy", "spec": { "type": "object", "properties": { "name": { "type": "string" } } } }]
        }
        """;

    private const string Connection = $$"""
        { "id": "{{Listed}}", "name": "crm", "version": "1.0",
          "sourceSpec": { "name": "Source", "spec": { "type": "object", "properties": { "path": { "type": "string" } } } } }
        """;

    public static GeneratorHost Host() => new(
        new SpecInput("/project/specs/house.json", Home),
        new SpecInput("/project/specs/taker.json", Flow),
        new SpecInput("/project/specs/crm.json", Connection));
}
