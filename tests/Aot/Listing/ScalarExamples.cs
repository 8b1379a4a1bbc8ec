using TypedFlows.Compiler.Model;

namespace TypedFlows.Aot.Listing;

internal static class ScalarExamples
{
    private static readonly string[] s_texts =
    [
        "any", "Any text, with \u00e9\u20ac\U0001f600 \"quotes\" \\ and\nlines", "", "a", "A", "1", "abc-123", "ABC_123",
        "2020-05-29T22:45:16Z", "2020-05-29", "22:45:16Z", "a@b.example", "example.org", "192.0.2.1", "2001:db8::1",
        "https://example.org/a?b=c", "/a/b", "0/a", "^a", "/a{?b}", "f47ac10b-58cc-4372-a567-0e02b2c3d479", "true", "0", "15", "UTC",
    ];

    public static IEnumerable<JsonValue> Of(Schema schema, SchemaTypes types)
    {
        if (types.HasFlag(SchemaTypes.String))
        {
            foreach (var text in s_texts)
            {
                yield return new JsonValue.String(text);
                if (schema.MinLength > text.Length)
                {
                    yield return new JsonValue.String(text.PadRight(schema.MinLength.Value, 'a'));
                }
            }
        }

        if ((types & (SchemaTypes.Integer | SchemaTypes.Number)) != 0)
        {
            foreach (var number in Numbers(schema))
            {
                yield return new JsonValue.Number(number);
            }
        }

        if (types.HasFlag(SchemaTypes.Number))
        {
            yield return new JsonValue.Number(JsonDecimal.Parse("0.5"));
        }

        if (types.HasFlag(SchemaTypes.Boolean))
        {
            yield return new JsonValue.Boolean(true);
            yield return new JsonValue.Boolean(false);
        }

        if (types.HasFlag(SchemaTypes.Null))
        {
            yield return JsonValue.Null.Value;
        }
    }

    private static IEnumerable<JsonDecimal> Numbers(Schema schema) =>
        new[] { schema.Minimum, schema.Maximum, schema.MultipleOf }.OfType<JsonDecimal>()
            .Concat(new long[] { 60, 15, 1, 0, -1, 1590792316 }.Select(JsonDecimal.FromInt64));
}
