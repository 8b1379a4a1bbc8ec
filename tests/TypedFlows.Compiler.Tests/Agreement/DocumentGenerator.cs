using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Tests.Agreement;

/// <summary>Creates documents that resemble a schema: they use its names, constants, bounds and sizes, and may have one error.</summary>
internal sealed class DocumentGenerator
{
    private const int Deepest = 4;

    private static readonly string[] s_references = ["$ref", "$dynamicRef", "$recursiveRef"];

    private readonly WrittenJson _root;

    private DocumentGenerator(WrittenJson root) => _root = root;

    public static Gen<WrittenJson> Near(WrittenJson schema)
    {
        var generator = new DocumentGenerator(schema);
        var near = generator.Value([schema], 0);
        return Gen.Frequency((6, near), (3, near.SelectMany(Spoil)), (1, SchemaGenerator.Value(2)));
    }

    private Gen<WrittenJson> Value(IReadOnlyList<WrittenJson> schemas, int depth)
    {
        if (depth > Deepest)
        {
            return SchemaGenerator.Scalar;
        }

        return Views(schemas, 0).SelectMany(views =>
        {
            var constants = views.SelectMany(Constants).ToArray();
            return constants.Length == 0 ? ByType(views, depth)
                : Gen.Frequency((6, Gen.Elements(constants)), (1, ByType(views, depth)), (1, SchemaGenerator.Scalar));
        });
    }

    /// <summary>Returns the schemas that a valid value may follow: every part of allOf, and one branch of each choice.</summary>
    private Gen<List<WrittenJson.Members>> Views(IEnumerable<WrittenJson> schemas, int depth)
    {
        var own = new List<WrittenJson.Members>();
        var choices = new List<Gen<WrittenJson>>();
        var rest = new Queue<(WrittenJson Schema, int Depth)>(schemas.Select(s => (s, depth)));
        while (rest.TryDequeue(out var next))
        {
            if (next.Schema is not WrittenJson.Members schema || next.Depth > Deepest)
            {
                continue;
            }

            foreach (var reference in s_references.Select(schema.Find).OfType<WrittenJson.Text>())
            {
                if (Resolve(reference.Value) is { } target)
                {
                    rest.Enqueue((target, next.Depth + 1));
                }
            }

            if (schema.Find("$ref") is not null && !IsLater)
            {
                continue;
            }

            own.Add(schema);
            foreach (var dependent in (schema.Find("dependentSchemas") as WrittenJson.Members)?.All.Select(m => m.Value) ?? [])
            {
                choices.Add(Gen.Elements(dependent, WrittenJson.True));
            }

            foreach (var part in Inside(schema.Find("allOf")))
            {
                rest.Enqueue((part, next.Depth + 1));
            }

            foreach (var keyword in new[] { "anyOf", "oneOf" })
            {
                if (Inside(schema.Find(keyword)).ToArray() is { Length: > 0 } branches)
                {
                    choices.Add(Gen.Elements(branches));
                }
            }

            var outcomes = new[] { schema.Find("then"), schema.Find("else"), schema.Find("if") }.OfType<WrittenJson>().ToArray();
            if (outcomes.Length > 0)
            {
                choices.Add(Gen.Elements(outcomes));
            }
        }

        return choices.Count == 0 || depth > Deepest
            ? Gen.Constant(own)
            : Gen.CollectToArray(choices).SelectMany(chosen => Views(chosen, depth + 1)).Select(more => own.Concat(more).ToList());
    }

    private bool IsLater => (_root as WrittenJson.Members)?.Find("$schema") is WrittenJson.Text { Value: var uri }
        && uri.StartsWith("https://json-schema.org/draft/20", StringComparison.Ordinal);

    private WrittenJson? Resolve(string reference)
    {
        var definitions = (_root as WrittenJson.Members)?.Find("definitions") as WrittenJson.Members;
        return reference == "#" ? _root
            : reference.StartsWith("#/definitions/", StringComparison.Ordinal)
                ? definitions?.Find(
                    Uri.UnescapeDataString(reference["#/definitions/".Length..]).Replace("~1", "/", StringComparison.Ordinal))
                : definitions?.All.Select(m => m.Value).OfType<WrittenJson.Members>().FirstOrDefault(
                    d => d.Find("$id") == new WrittenJson.Text(reference)
                        || (d.Find("$anchor") ?? d.Find("$dynamicAnchor")) == new WrittenJson.Text(reference.TrimStart('#')));
    }

    private Gen<WrittenJson> ByType(List<WrittenJson.Members> views, int depth)
    {
        var types = views.Select(v => v.Find("type"))
            .SelectMany(t => t is WrittenJson.Items several ? several.Values : t is null ? [] : [t])
            .OfType<WrittenJson.Text>()
            .Select(t => t.Value)
            .ToArray();
        return types.Length == 0
            ? Gen.Elements("number", "string", "array", "object", "object", "any").SelectMany(type => Of(type, views, depth))
            : Gen.Elements(types).SelectMany(type => Of(type, views, depth));
    }

    private Gen<WrittenJson> Of(string type, List<WrittenJson.Members> views, int depth) => type switch
    {
        "null" => Gen.Constant<WrittenJson>(new WrittenJson.Literal("null")),
        "boolean" => Gen.Elements("true", "false").Select(b => (WrittenJson)new WrittenJson.Literal(b)),
        "integer" or "number" => Gen.Elements(Numbers(views, type == "integer")).Select(n => (WrittenJson)new WrittenJson.Literal(n)),
        "string" =>
            from text in Gen.Elements(Texts(views))
            from isEscaped in Gen.Elements(false, false, false, true)
            select (WrittenJson)new WrittenJson.Text(text, isEscaped),
        "array" => Items(views, depth),
        "object" => Members(views, depth),
        _ => SchemaGenerator.Value(2),
    };

    private static string[] Numbers(List<WrittenJson.Members> views, bool isInteger)
    {
        var bounds = NumberKeyword.All
            .SelectMany(keyword => views.Select(v => v.Find(keyword.Name)))
            .OfType<WrittenJson.Literal>()
            .SelectMany(b => Around(b.Digits))
            .ToArray();
        var own = isInteger
            ? Samples.Numbers.Where(n => !n.Contains('.', StringComparison.Ordinal) && !n.Contains("e-", StringComparison.Ordinal))
            : Samples.Numbers;
        return [.. bounds, .. bounds, .. own, .. Samples.HugeNumbers.Take(bounds.Length + 2)];
    }

    // The number itself, the same number with other digits, its neighbors and its multiples.
    private static IEnumerable<string> Around(string digits)
    {
        yield return digits;
        if (decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 1e15m)
        {
            foreach (var near in new[] { value + 1, value - 1, value + 0.01m, value * 2, value * 3, -value })
            {
                yield return near.ToString(CultureInfo.InvariantCulture);
            }

            yield return (value * 100).ToString(CultureInfo.InvariantCulture) + "e-2";
        }
    }

    private static string[] Texts(List<WrittenJson.Members> views)
    {
        var lengths = new[] { "minLength", "maxLength" }.SelectMany(keyword => views.Select(v => Count(v.Find(keyword))))
            .OfType<int>()
            .ToArray();
        var sized = lengths.SelectMany(n => new[] { n - 1, n, n + 1 })
            .Where(n => n is >= 0 and < 10)
            .SelectMany(n => new[] { new string('x', n), string.Concat(Enumerable.Repeat("😀", n)) });
        var shaped = views.SelectMany(v => Known(v, "pattern", Samples.Patterns).Concat(Known(v, "format", Samples.Formats))).ToArray();
        return [.. sized, .. shaped, .. shaped, .. Samples.Texts];
    }

    private static string[] Known(WrittenJson.Members view, string keyword, IReadOnlyDictionary<string, string[]> samples) =>
        view.Find(keyword) is WrittenJson.Text { Value: var key } && samples.TryGetValue(key, out var texts) ? texts : [];

    private Gen<WrittenJson> Items(List<WrittenJson.Members> views, int depth)
    {
        var sizes = new[] { "minItems", "maxItems" }.SelectMany(keyword => views.Select(v => Count(v.Find(keyword))))
            .OfType<int>()
            .Where(n => n < 6);
        return from count in Gen.Elements<int>([.. sizes, .. sizes, 0, 1, 2, 3])
               from items in Gen.CollectToArray(Enumerable.Range(0, count).Select(i => Item(views, i, depth)))
               from last in Gen.Elements([.. items, .. Enumerable.Repeat<WrittenJson?>(null, 4)])
               select (WrittenJson)new WrittenJson.Items(last is null ? items : [.. items, last]);
    }

    private Gen<WrittenJson> Item(List<WrittenJson.Members> views, int index, int depth)
    {
        var schemas = views.Select(
            v => v.Find("prefixItems") is WrittenJson.Items prefix ? prefix.Values.ElementAtOrDefault(index) ?? v.Find("items")
                : v.Find("items") is WrittenJson.Items tuple
                ? tuple.Values.ElementAtOrDefault(index) ?? v.Find("additionalItems")
                : v.Find("items") ?? v.Find("unevaluatedItems"))
            .OfType<WrittenJson>()
            .ToArray();
        var wanted = views.Select(v => v.Find("contains")).OfType<WrittenJson>().ToArray();
        return wanted.Length == 0
            ? Value(schemas, depth + 1) : Gen.Frequency((2, Value(schemas, depth + 1)), (1, Value([.. schemas, .. wanted], depth + 1)));
    }

    private Gen<WrittenJson> Members(List<WrittenJson.Members> views, int depth)
    {
        var declared = views.SelectMany(v => Names(v.Find("properties"))).Distinct().ToArray();
        var required = views.SelectMany(v => Inside(v.Find("required")))
            .OfType<WrittenJson.Text>()
            .Select(t => t.Value)
            .Distinct()
            .ToArray();
        var matching = views.SelectMany(v => Names(v.Find("patternProperties")))
            .SelectMany(p => Samples.Patterns.TryGetValue(p, out var texts) ? texts : [])
            .ToArray();
        var dependent = new[] { "dependencies", "dependentRequired", "dependentSchemas" }
            .SelectMany(keyword => views.SelectMany(v => Names(v.Find(keyword))));
        var mentioned = dependent.Concat(matching).Concat(Samples.Names);
        var other = Gen.Frequency((4, Gen.Elements<string>([.. mentioned])), (1, Gen.Elements(Samples.UnusualNames)));
        return from own in Gen.SubListOf(declared)
               from needed in Gen.Frequency(
                   (6, Gen.Constant<IEnumerable<string>>(required)), (1, Gen.SubListOf(required).Select(r => r.AsEnumerable())))
               from count in Gen.Elements(0, 0, 1, 2)
               from others in Gen.ArrayOf(other, count)
               from twin in Gen.Frequency((9, Gen.Constant<string?>(null)), (1, other.Select(o => (string?)o)))
               let names = own.Concat(needed).Concat(others).Distinct().Concat(twin is null ? [] : new[] { twin, twin }).ToArray()
               from shuffled in Gen.Shuffle(names)
               from members in Gen.CollectToArray(shuffled.Select(name => Member(views, name, depth)))
               select (WrittenJson)new WrittenJson.Members(members);
    }

    private Gen<WrittenJson.Member> Member(List<WrittenJson.Members> views, string name, int depth)
    {
        var schemas = views.Select(
            v => (v.Find("properties") as WrittenJson.Members)?.Find(name) ?? Patterned(v, name) ?? v.Find("additionalProperties")
                ?? v.Find("unevaluatedProperties"))
            .OfType<WrittenJson>()
            .ToArray();
        return from value in Value(schemas, depth + 1)
               from isEscaped in Gen.Elements(false, false, false, false, true)
               select new WrittenJson.Member(new WrittenJson.Text(name, isEscaped), value);
    }

    private static WrittenJson? Patterned(WrittenJson.Members view, string name) =>
        (view.Find("patternProperties") as WrittenJson.Members)?.All.FirstOrDefault(
            p => Samples.Patterns.TryGetValue(p.Name.Value, out var texts) && texts.Contains(name))?.Value;

    // One value is replaced, or one property is added or removed.
    private static Gen<WrittenJson> Spoil(WrittenJson document) => document switch
    {
        WrittenJson.Members { All: { Count: > 0 } all } => Gen.Choose(0, all.Count - 1).SelectMany(at => Gen.Frequency(
            (3, Spoil(all[at].Value).Select(spoilt => Replace(all, at, [all[at] with { Value = spoilt }]))),
            (1, Gen.Constant(Replace(all, at, []))),
            (1, SchemaGenerator.Value(1).Select(value => Replace(all, at, [all[at], all[at] with { Value = value }]))))),
        WrittenJson.Items { Values: { Count: > 0 } values } => Gen.Choose(0, values.Count - 1).SelectMany(at => Gen.Frequency(
            (3, Spoil(values[at]).Select(spoilt => (WrittenJson)new WrittenJson.Items([.. values.Select((v, i) => i == at ? spoilt : v)]))),
            (1, Gen.Constant<WrittenJson>(new WrittenJson.Items([.. values, values[at]]))))),
        _ => SchemaGenerator.Value(1),
    };

    private static WrittenJson Replace(IReadOnlyList<WrittenJson.Member> all, int at, WrittenJson.Member[] members) =>
        new WrittenJson.Members([.. all.Take(at), .. members, .. all.Skip(at + 1)]);

    private static IEnumerable<WrittenJson> Constants(WrittenJson.Members view) =>
        Inside(view.Find("enum")).Concat(new[] { view.Find("const"), view.Find("default") }.OfType<WrittenJson>());

    private static IEnumerable<WrittenJson> Inside(WrittenJson? list) => (list as WrittenJson.Items)?.Values ?? [];

    private static IEnumerable<string> Names(WrittenJson? map) => (map as WrittenJson.Members)?.All.Select(m => m.Name.Value) ?? [];

    private static int? Count(WrittenJson? count) =>
        count is WrittenJson.Literal { Digits: var digits }
            && int.TryParse(digits, NumberStyles.Integer, CultureInfo.InvariantCulture, out var n)
            ? n : null;
}
