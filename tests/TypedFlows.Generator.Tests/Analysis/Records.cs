namespace TypedFlows.Generator.Tests.Analysis;

/// <summary>Contains generated records, reduced to the parts that the analyzer reads, with small schemas.</summary>
internal static class Records
{
    public const string Source = """"
        #nullable enable
        using System.Collections.Generic;
        using System.Runtime.Serialization;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using TypedFlows;
        using TypedFlows.CompilerServices;

        // These types replace those of the library, which would require the complete generated code.
        namespace TypedFlows.CompilerServices
        {
        public abstract record SpecRecord<TSelf>
        {
            public static TSelf ParseJson(System.ReadOnlySpan<byte> utf8Json, ReadOptions? options = null) =>
                throw new System.NotSupportedException();
        }
        }

        namespace Specs
        {
        [SpecSchema("""
            {
              "type": "object",
              "properties": {
                "startTime": { "type": "integer" },
                "frequency": { "type": "string", "enum": ["once", "minute", "hour", "day", "week"] },
                "interval": { "type": "integer" },
                "backfill": { "type": "boolean", "default": true }
              },
              "required": ["startTime", "frequency"],
              "if": { "properties": { "frequency": { "const": "once" } } },
              "then": { "allOf": [{ "not": { "required": ["interval"] } }, { "not": { "required": ["backfill"] } }] },
              "else": {
                "required": ["interval"],
                "if": { "properties": { "frequency": { "const": "minute" } } },
                "then": { "properties": { "interval": { "minimum": 15 } } },
                "else": { "properties": { "interval": { "minimum": 1 } } }
              }
            }
            """, Spec = "CRMToAEP")]
        public sealed record Schedule : SpecRecord<Schedule>
        {
            [JsonPropertyName("startTime")] public required long StartTime { get; init; }
            [JsonPropertyName("frequency")] public required Frequency Frequency { get; init; }
            [JsonPropertyName("interval")] public long? Interval { get; init; }
            [JsonPropertyName("backfill")] public bool? Backfill { get; init; }
            public IReadOnlyDictionary<string, JsonElement>? AdditionalProperties { get; init; }

            [SpecCase("frequency", "once")]
            public static Schedule Once(long startTime) => new() { StartTime = startTime, Frequency = Frequency.Once };

            [SpecCase("frequency", "minute")]
            public static Schedule Minute(long startTime, long interval, bool? backfill = null) =>
                new() { StartTime = startTime, Frequency = Frequency.Minute, Interval = interval, Backfill = backfill };

            [SpecCase("frequency", "hour")]
            public static Schedule Hour(long startTime, long interval, bool? backfill = null) =>
                new() { StartTime = startTime, Frequency = Frequency.Hour, Interval = interval, Backfill = backfill };
        }

        public enum Frequency
        {
            [EnumMember(Value = "once")] Once = 1,
            [EnumMember(Value = "minute")] Minute = 2,
            [EnumMember(Value = "hour")] Hour = 3,
        }

        [SpecSchema("""
            {
              "type": "object",
              "properties": {
                "share": { "type": "number", "exclusiveMinimum": 0, "maximum": 100 },
                "step": { "type": "integer", "multipleOf": 5, "minimum": 7 },
                "name": { "type": "string", "minLength": 2, "maxLength": 4 },
                "kind": { "const": "file" },
                "note": { "type": ["string", "null"], "maxLength": 3 },
                "owner": { "type": ["string", "null"] },
                "columns": { "type": "array", "minItems": 1, "maxItems": 2,
                  "items": { "type": "object", "properties": { "size": { "type": "integer", "maximum": 9 } } } },
                "tags": { "type": "array", "items": { "type": "string", "maxLength": 3 } },
                "secret": { "type": "string", "minLength": 3, "format": "password" },
                "window": { "$ref": "#/definitions/window" },
                "legacy": false
              },
              "required": ["kind", "owner"],
              "definitions": {
                "window": { "type": "object", "properties": { "from": { "type": "integer" }, "to": { "type": "integer" } },
                  "anyOf": [{ "required": ["from"] }, { "required": ["to"] }] }
              }
            }
            """, Spec = "Limits")]
        public sealed record Limits
        {
            [JsonPropertyName("share")] public double? Share { get; init; }
            [JsonPropertyName("step")] public long? Step { get; init; }
            [JsonPropertyName("name")] public string? Name { get; init; }
            [JsonPropertyName("note")] public Optional<string?> Note { get; init; }
            [JsonPropertyName("owner")] public required string? Owner { get; init; }
            [JsonPropertyName("columns")] public IReadOnlyList<Column>? Columns { get; init; }
            [JsonPropertyName("tags")] public IReadOnlyList<string>? Tags { get; init; }
            [JsonPropertyName("secret")] public Secret? Secret { get; init; }
            [JsonPropertyName("window")] public Window? Window { get; init; }
            [JsonPropertyName("legacy")] public JsonElement? Legacy { get; init; }
        }

        [SpecSchema("""
            { "type": "object", "properties": { "name": { "type": "string" }, "size": { "type": "integer", "maximum": 9 } },
              "required": ["name"] }
            """, Spec = "Limits")]
        public sealed record Column
        {
            [JsonPropertyName("name")] public required string Name { get; init; }
            [JsonPropertyName("size")] public long? Size { get; init; }
        }

        [SpecSchema("""
            { "type": "object", "properties": { "from": { "type": "integer" }, "to": { "type": "integer" } },
              "anyOf": [{ "required": ["from"] }, { "required": ["to"] }] }
            """, Spec = "Limits")]
        public sealed record Window
        {
            [JsonPropertyName("from")] public long? From { get; init; }
            [JsonPropertyName("to")] public long? To { get; init; }
        }

        [SpecSchema("""
            { "type": "object", "properties": { "a": { "type": "integer" }, "b": { "type": "integer" } },
              "not": { "required": ["a", "b"] }, "additionalProperties": false }
            """, Spec = "Either")]
        public sealed record Either
        {
            [JsonPropertyName("a")] public long? A { get; init; }
            [JsonPropertyName("b")] public long? B { get; init; }
        }

        [SpecSchema("""
            {
              "type": "object",
              "properties": {
                "counts": { "type": "object", "minProperties": 1, "additionalProperties": { "type": "integer", "minimum": 0 } },
                "numbers": { "type": "array", "items": { "type": "integer" }, "uniqueItems": true },
                "words": { "type": "array", "items": { "type": "string" }, "minItems": 1 },
                "small": { "required": ["size"] }
              }
            }
            """, Spec = "Counted")]
        public sealed record Counted
        {
            [JsonPropertyName("counts")] public IReadOnlyDictionary<string, long>? Counts { get; init; }
            [JsonPropertyName("numbers")] public IReadOnlyList<long>? Numbers { get; init; }
            [JsonPropertyName("words")] public IReadOnlyList<string>? Words { get; init; }
            [JsonPropertyName("small")] public Column? Small { get; init; }
        }

        [SpecSchema("""
            {
              "type": "object",
              "properties": {
                "counts": { "type": "object", "maxProperties": 2, "additionalProperties": { "type": "integer" } },
                "words": { "type": "array", "items": { "type": "string" }, "maxItems": 3, "uniqueItems": true }
              }
            }
            """, Spec = "Few")]
        public sealed record Few : SpecRecord<Few>
        {
            [JsonPropertyName("counts")] public IReadOnlyDictionary<string, long>? Counts { get; init; }
            [JsonPropertyName("words")] public IReadOnlyList<string>? Words { get; init; }
        }

        [SpecSchema("""
            { "type": "object", "properties": { "a": { "type": "integer" } },
              "if": { "properties": { "a": { "const": 1 } }, "required": ["a"] }, "then": { "required": ["b"] } }
            """, Spec = "Hidden")]
        public sealed record Hidden
        {
            [JsonPropertyName("a")] public long? A { get; init; }
            public IReadOnlyDictionary<string, JsonElement>? AdditionalProperties { get; init; }
        }

        [SpecSchema("""{ "type": "object", "properties": { "mode": { "const": "hour" } } }""", Spec = "Fixed")]
        public sealed record Fixed
        {
            [JsonPropertyName("mode")] public Frequency? Mode { get; init; }
        }

        [SpecSchema("""
            {
              "type": "object",
              "properties": { "mode": { "type": "string" }, "size": { "type": "integer" }, "label": { "type": "string", "minLength": 1 } },
              "allOf": [
                { "if": { "properties": { "mode": { "const": "off" } } }, "then": { "not": { "required": ["size"] } } },
                { "if": { "properties": { "mode": { "const": "full" } } }, "then": { "required": ["label"] } }
              ]
            }
            """, Spec = "Gate")]
        public sealed record Gate
        {
            [JsonPropertyName("mode")] public string? Mode { get; init; }
            [JsonPropertyName("size")] public long? Size { get; init; }
            [JsonPropertyName("label")] public string? Label { get; init; }

            [SpecCase("kind", "open")]
            public static Gate Open(string mode, long? size = null, string? label = null) =>
                new() { Mode = mode, Size = size, Label = label };
        }

        [SpecSchema("""
            {
              "type": "object",
              "properties": {
                "mode": { "type": "string" }, "from": { "type": "integer" }, "to": { "type": "integer", "minimum": 2 },
                "small": { "required": ["unit"] }
              },
              "required": ["from", "to"],
              "if": { "properties": { "mode": { "const": "full" } }, "required": ["mode"] },
              "then": { "properties": { "small": { "required": ["size"] } } }
            }
            """, Spec = "Trip")]
        public sealed record Trip
        {
            [JsonPropertyName("mode")] public string? Mode { get; init; }
            [JsonPropertyName("from")] public long? From { get; init; }
            [JsonPropertyName("to")] public long? To { get; init; }
            [JsonPropertyName("small")] public Column? Small { get; init; }
        }

        public static class Taker
        {
            public sealed record Flow
            {
                [SpecConnections("[\"id-1\",\"id-2\"]")] public required ISource Source { get; init; }
            }
        }

        public static class Crm
        {
            public const string Id = "id-2";

            public static class Source { }
        }
        }
        """";
}
