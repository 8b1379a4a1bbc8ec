using Microsoft.CodeAnalysis;
using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.Generator.Tests.Analysis.Combinatorial;

/// <summary>Contains schemas with every keyword, and the code that statements use.</summary>
internal static class CombinatorialSpecs
{
    private const string Lab = """
        {
          "title": "Lab", "type": "object",
          "definitions": { "pos": { "type": "integer", "exclusiveMinimum": 0 },
            "name": { "type": "string", "pattern": "^[a-z]+$", "maxLength": 8 } },
          "properties": {
            "pair": { "type": "array", "items": [{ "type": "string", "minLength": 2 }, { "type": "integer", "minimum": 3 }],
              "additionalItems": { "type": "boolean" }, "minItems": 2 },
            "exact": { "type": "array", "items": [{ "type": "integer" }, { "type": "integer" }], "additionalItems": false },
            "shape": { "oneOf": [
              { "title": "Circle", "type": "object",
                "properties": { "kind": { "const": "circle" }, "radius": { "type": "number", "exclusiveMinimum": 0 } },
                "required": ["kind", "radius"], "additionalProperties": false },
              { "title": "Square", "type": "object",
                "properties": { "kind": { "const": "square" }, "side": { "type": "integer", "minimum": 1 } },
                "required": ["kind", "side"], "additionalProperties": false },
              { "type": "string", "maxLength": 4 } ] },
            "any": { "anyOf": [{ "type": "string", "minLength": 3 }, { "type": "integer", "minimum": 10 }] },
            "both": { "allOf": [{ "type": "integer", "minimum": 5 }, { "maximum": 9 }] },
            "notFive": { "type": "integer", "not": { "const": 5 } },
            "notSet": { "type": "string", "not": { "enum": ["a", "b"] } },
            "labels": { "type": "object", "additionalProperties": { "type": "string", "maxLength": 3 },
              "propertyNames": { "pattern": "^[a-z]+$" }, "maxProperties": 2 },
            "patterned": { "type": "object", "patternProperties": { "^n_": { "type": "integer", "minimum": 0 } },
              "additionalProperties": false },
            "must": { "type": "array", "items": { "type": "integer" }, "contains": { "const": 7 } },
            "unique": { "type": "array", "items": { "title": "Key", "type": "object",
              "properties": { "k": { "type": "string" }, "v": { "type": "integer" } }, "required": ["k"] }, "uniqueItems": true },
            "matrix": { "type": "array", "items": { "type": "array", "items": { "type": "number", "maximum": 1 } } },
            "ratio": { "type": "number", "multipleOf": 0.1 },
            "big": { "type": "integer", "maximum": 9007199254740992 },
            "even": { "type": "number", "multipleOf": 2 },
            "small": { "type": "number", "minimum": 1e-7 },
            "huge": { "type": "number", "maximum": 1e300 },
            "card": { "type": "string" }, "billing": { "type": "string" }, "cvv": { "type": "integer" },
            "when": { "type": "string", "format": "date-time" },
            "mail": { "type": "string", "format": "email" },
            "code": { "$ref": "#/definitions/name" },
            "maybe": { "type": ["string", "null"], "minLength": 2 },
            "level": { "enum": [1, 2, 3] },
            "flag": { "const": true },
            "mode": { "type": "string", "enum": ["a", "b"], "default": "a" },
            "nested": { "type": "object", "properties": { "inner": { "type": "object",
              "properties": { "x": { "$ref": "#/definitions/pos" }, "y": { "type": "integer" } }, "required": ["x"] } } },
            "free": {}
          },
          "dependencies": { "card": ["billing"], "cvv": { "properties": { "billing": { "minLength": 4 } }, "required": ["card"] } },
          "additionalProperties": false
        }
        """;

    private const string Den = """
        {
          "title": "Den", "type": "object",
          "properties": {
            "class": { "type": "string", "minLength": 2 },
            "odd": { "enum": ["", "\t", "\\", "a b"] },
            "nul": { "type": ["string", "null"], "enum": ["x", "y", null] },
            "who": { "type": "object", "properties": { "name": { "type": "string" } }, "required": ["name", "extra"] },
            "child": { "$ref": "#" },
            "children": { "type": "array", "items": { "$ref": "#" }, "maxItems": 2 },
            "shapes": { "type": "array",
              "items": { "anyOf": [{ "type": "string", "pattern": "^s" }, { "type": "integer", "minimum": 1 }] } },
            "byKey": { "type": "object",
              "additionalProperties": { "type": "array", "items": { "type": "integer", "maximum": 9 }, "minItems": 1 } },
            "secret": { "type": "string", "format": "password", "minLength": 4 },
            "a": { "type": "integer" }, "b": { "type": "integer" }, "c": { "type": "integer" },
            "mode": { "type": "string", "enum": ["on", "off"] }, "speed": { "type": "integer" },
            "need": { "type": ["integer", "null"], "maximum": 3 },
            "point": { "type": "array", "items": [{ "type": "number" }, { "type": "number", "default": 1 }], "minItems": 1 },
            "either": { "oneOf": [{ "type": "object", "properties": { "x": { "type": "integer" } }, "required": ["x"] },
              { "type": "object", "properties": { "y": { "type": "integer" } }, "required": ["y"] }] },
            "price": { "type": "number", "exclusiveMaximum": 100, "multipleOf": 0.01 }
          },
          "patternProperties": { "^x_": { "type": "integer" } },
          "additionalProperties": { "type": ["string", "integer"] },
          "if": { "required": ["a"] }, "then": { "required": ["b"], "properties": { "c": { "maximum": 5 } } },
          "else": { "properties": { "c": { "minimum": 100 } } },
          "allOf": [
            { "if": { "properties": { "mode": { "const": "on" } }, "required": ["mode"] },
              "then": { "required": ["speed"], "properties": { "speed": { "minimum": 10 } } },
              "else": { "properties": { "speed": { "const": 0 } } } },
            { "not": { "required": ["a", "speed"] } }
          ],
          "minProperties": 1, "maxProperties": 6
        }
        """;

    /// <summary>The code of another assembly that the statements use.</summary>
    private const string Elsewhere = """
        #nullable disable
        public static class Elsewhere
        {
            public static readonly long Few = 5;
            public const long FixedFew = 5;
            public static string Oblivious() => null;
            public static string ObliviousField = null;
            public static T Same<T>(T value) => value;
            public static string[] Texts() => new string[1];
            public static System.Threading.Tasks.Task<string> Later() => System.Threading.Tasks.Task.FromResult<string>(null);
        }
        """;

    public const string Helpers = """
        using System;
        using System.Collections.Generic;
        using System.Runtime.CompilerServices;
        using App.Specs;
        public class Base
        {
            public static readonly long Few = 5; public readonly long Own = 5;
            public virtual long Seven => 5; public long Auto { get; } = 5;
        }
        public class Options
        {
            public long? Both { get; set; } public string? Name { get; init; } public string NeverNull { get; set; } = "";
        }
        public record struct Pair(long Left, long Right);
        public struct Mutable { public long Value; public Mutable() { Value = 7; } }
        [CollectionBuilder(typeof(Bag), nameof(Bag.Create))]
        public class Bag : IEnumerable<long>
        {
            public static Bag Create(ReadOnlySpan<long> items) => new();
            public IEnumerator<long> GetEnumerator() { yield return 7; }
            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
        }
        public class Sevens : List<long> { public Sevens() { base.Add(7); } public new void Add(long n) { } }
        public class Wide : Dictionary<string, string> { public new string this[string key] { get => ""; set => base["a"] = "ok"; } }
        public static class Make
        {
            public static Lab Of(long both) => new() { Both = both };
            public static Lab Checked(long both) { if (both < 5) { throw new ArgumentException(); } return new() { Both = both }; }
            public static Lab Many(params long[] must) => new() { Must = must };
            public static Lab Default(long both = 1, string? card = null) => new() { Both = both, Card = card };
            public static Lab ByRef(ref long both) => new() { Both = both };
            public static Lab In(in long both) => new() { Both = both };
            public static Lab Lazy(Func<long> both) => new() { Both = both() };
            public static Lab Generic<T>(T value) where T : notnull => new() { Both = (long)(object)value };
            public static Lab Caller([CallerLineNumber] int line = 0) => new() { Both = line };
            public static long Next(ref long value) => value++;
            public static IEnumerable<Lab> Each(long both) { yield return new() { Both = both }; }
            public static Lab Maybe(long? both) => new() { Both = both };
            public static string? MaybeText() => null;
        }
        """;

    public static IEnumerable<string> Statements =>
        new[] { CombinatorialKinds.All, CombinatorialValues.All, CombinatorialForms.All, CombinatorialConditions.All }.SelectMany(
            all => all.Select<object[], string>(row => (string)row[0]))
            .Distinct();

    public static GeneratorHost Host()
    {
        var host = new GeneratorHost(new SpecInput("/project/specs/lab.json", Lab), new SpecInput("/project/specs/den.json", Den));
        host.Run();
        return host;
    }

    public static MetadataReference ToElsewhere() => Compilations.Create("Elsewhere", Elsewhere).ToReference();

    /// <summary>Returns the file that contains a statement.</summary>
    public static string File(string code, string name) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Text.Json;
        using App.Specs;
        using TypedFlows;
        using TypedFlows.CompilerServices;
        class {{name}}
        {
            void Run(
                bool flag, long number, long? maybe, string text, string? maybeText, long[] numbers, Dictionary<string, string> texts,
                Den known, Den[] many, DenMode mode, DenPoint? point, JsonElement element, Dictionary<string, JsonElement> extra)
            {
                {{code}}
            }
        }
        """;
}
