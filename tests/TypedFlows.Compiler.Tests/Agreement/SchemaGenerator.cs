using FsCheck;
using FsCheck.Fluent;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Tests.Agreement;

/// <summary>
/// Creates schemas of draft-07, 2019-09 and 2020-12 with every keyword, with and without types, and with references, including recursive
/// ones.
/// </summary>
internal static class SchemaGenerator
{
    // The text of a reference and the name of its definition.
    private static readonly (string Reference, string Name)[] s_definitions =
        [
            ("#/definitions/A", "A"),
            ("#/definitions/b~1c", "b/c"),
            ("#/definitions/d%20e", "d e"),
            ("#spot", "%"),
            ("http://case.test/item", "item"),
        ];

    private static readonly string[] s_typeNames = ["null", "boolean", "integer", "number", "string", "array", "object"];

    private static readonly string[] s_references = [.. s_definitions.Select(d => d.Reference), "#"];

    public static Gen<WrittenJson> Name { get; } = Gen.Frequency((8, Gen.Elements(Samples.Names)), (2, Gen.Elements(Samples.UnusualNames)))
        .Select(Text);

    public static Gen<WrittenJson> Scalar { get; } = Gen.Frequency(
        (1, Gen.Elements("null", "true", "false").Select(Number)),
        (3, Gen.Elements(Samples.Numbers).Select(Number)),
        (1, Gen.Elements(Samples.HugeNumbers).Select(Number)),
        (3, Gen.Elements(Samples.Texts).Select(Text)));

    private static readonly Gen<WrittenJson> s_bound = Gen.Frequency(
        (6, Gen.Elements(Samples.Numbers)), (1, Gen.Elements(Samples.HugeNumbers)))
        .Select(Number);

    private static readonly Gen<WrittenJson> s_count = Gen.Frequency(
        (9, Gen.Choose(0, 3).Select(n => Number($"{n}"))), (1, Gen.Elements("2.0", "2147483647").Select(Number)));

    /// <summary>Gets any JSON, independent of a schema.</summary>
    public static Gen<WrittenJson> Value(int depth) => depth <= 0 ? Scalar : Gen.Frequency(
        (4, Scalar),
        (1, Lists(Value(depth - 1), 0, 3)),
        (1, from names in Some(Name) from values in Gen.ArrayOf(Value(depth - 1), names.Length) select Members(names.Zip(values))));

    /// <summary>Gets the schema of a whole file, which often describes an object, as specs do.</summary>
    public static Gen<WrittenJson> File { get; } =
        from form in Gen.Elements(
            new SchemaForm(7, true), new SchemaForm(7, false), new SchemaForm(2019, true), new SchemaForm(2020, true),
            new SchemaForm(2020, false))
        from root in Gen.Frequency(
            (5, Typed("object", 3, form)), (1, Schema(3, form).Where(s => s is WrittenJson.Members)))
        from definitions in Gen.ArrayOf(Schema(2, form), s_definitions.Length)
        select form.HasReferences ? With((WrittenJson.Members)root, definitions, form) : Marked((WrittenJson.Members)root, form);

    private static Gen<WrittenJson> Schema(int depth, SchemaForm form) => Gen.Frequency(
        (1, Gen.Elements("true", "false").Select(Number)),
        (form.HasReferences ? 3 : 0, Gen.Elements(s_references).Select(r => Members([(Text("$ref"), Text(r))]))),
        (form.HasReferences && form.IsLater ? 3 : 0, BesideReference(depth, form)),
        (6, Gen.Elements(s_typeNames).SelectMany(type => Typed(type, depth, form))),
        (4, from count in Gen.Choose(0, 3)
            from keywords in Gen.ArrayOf(
            Gen.Elements(s_typeNames).SelectMany(t => Keywords(t, depth, form)), count)
            select Join(keywords)));

    private static Gen<WrittenJson> BesideReference(int depth, SchemaForm form) =>
        from reference in Gen.Elements(s_references)
        from keyword in Gen.Elements("$ref", form.Draft == 2019 ? "$recursiveRef" : "$dynamicRef")
        from type in Gen.Elements("object", "object", "array", "string")
        from keywords in Keywords(type, depth, form)
        select Join([[(Text(keyword), Text(keyword == "$recursiveRef" ? "#" : reference))], keywords]);

    // A type, possibly with null or another type, and its keywords.
    private static Gen<WrittenJson> Typed(string type, int depth, SchemaForm form) =>
        from types in Gen.Frequency(
            (6, Gen.Constant(Text(type))),
            (1, Gen.Constant(Items([Text(type), Text("null")]))),
            (1, Gen.Elements(s_typeNames).Select(other => Items([Text(type), Text(other)]))))
        from count in Gen.Choose(0, 3)
        from keywords in Gen.ArrayOf(Keywords(type, depth, form), count)
        select Join(keywords.Prepend([(Text("type"), types)]));

    private static Gen<(WrittenJson, WrittenJson)[]> Keywords(string type, int depth, SchemaForm form)
    {
        var own = type switch
        {
            "integer" or "number" => Gen.OneOf(
                NumberKeyword.All.Select(keyword => One(
                    keyword.Name, keyword.IsPositive ? Gen.Elements(Samples.Divisors).Select(Number) : s_bound))),
            "string" => Gen.OneOf(
                One("minLength", s_count), One("maxLength", s_count), One(
                    "pattern",
                    Gen.Elements(Samples.Patterns.Keys).Select(Text)), One("format", Gen.Elements(Samples.Formats.Keys).Select(Text)),
                One("enum", Lists(Gen.Elements(Samples.Texts).Select(Text), 1, 4)), One("const", Gen.Elements(Samples.Texts).Select(Text)),
                One("contentEncoding", Gen.Elements("base64", "binary").Select(Text))),
            "array" => OfArrays(depth, form),
            "object" => OfObjects(depth, form),
            _ => One("const", Value(1)),
        };
        return Gen.Frequency(
            (type is "null" or "boolean" ? 1 : 8, own),
            (1, One("const", Value(2))),
            (1, One("enum", Lists(Value(1), 1, 4))),
            (depth > 0 ? 3 : 0, Combined(depth, form)),
            (1, s_annotation));
    }

    private static Gen<(WrittenJson, WrittenJson)[]> OfArrays(int depth, SchemaForm form)
    {
        var inner = depth > 0 ? Schema(depth - 1, form) : Gen.Constant(WrittenJson.True);
        var (tuple, others) = form.Draft == 2020 ? ("prefixItems", "items") : ("items", "additionalItems");
        return Gen.Frequency(
            (2, One("items", inner)),
            (1, Two(tuple, Lists(inner, 1, 3), others, inner)),
            (1, One(tuple, Lists(inner, 1, 3))),
            (1, One(others, inner)),
            (1, One("contains", inner)),
            (form.IsLater ? 1 : 0, Two("contains", inner, "minContains", s_count)),
            (form.IsLater ? 1 : 0, Two("contains", inner, "maxContains", s_count)),
            (form.IsLater ? 2 : 0, One("unevaluatedItems", inner)),
            (form.IsLater ? 1 : 0, Two(tuple, Lists(inner, 1, 2), "unevaluatedItems", Gen.Constant(Number("false")))),
            (1, One("uniqueItems", Gen.Elements("true", "true", "false").Select(Number))),
            (1, One("minItems", s_count)),
            (1, One("maxItems", s_count)));
    }

    private static Gen<(WrittenJson, WrittenJson)[]> OfObjects(int depth, SchemaForm form)
    {
        var inner = depth > 0 ? Schema(depth - 1, form) : Gen.Constant(WrittenJson.True);
        var properties = Maps(Name, inner);
        return Gen.Frequency(
            (6, One("properties", properties)),
            (3, One("required", Some(Name).Select(names => Items(names)))),
            (2, One("additionalProperties", inner)),
            (2, Two("properties", properties, "additionalProperties", Gen.Constant(Number("false")))),
            (2, One("patternProperties", Maps(Gen.Elements(Samples.Patterns.Keys).Select(Text), inner))),
            (1, One("propertyNames", Gen.OneOf(Typed("string", 0, form with { HasReferences = false }), Gen.Constant(Number("false"))))),
            (1, One("minProperties", s_count)),
            (1, One("maxProperties", s_count)),
            (form.IsLater ? 2 : 0, One("unevaluatedProperties", inner)),
            (form.IsLater ? 2 : 0, Two("properties", properties, "unevaluatedProperties", Gen.Constant(Number("false")))),
            (form.IsLater ? 1 : 0, One("dependentRequired", Maps(Name, Some(Name).Select(names => Items(names))))),
            (form.IsLater ? 1 : 0, One("dependentSchemas", Maps(Name, inner))),
            (form.IsLater ? 0 : 1, One("dependencies", Maps(Name, Gen.OneOf(inner, Some(Name).Select(names => Items(names)))))));
    }

    private static Gen<(WrittenJson, WrittenJson)[]> Combined(int depth, SchemaForm form)
    {
        var inner = Schema(depth - 1, form);
        return Gen.OneOf(
            One("allOf", Lists(inner, 1, 3)),
            One("anyOf", Lists(inner, 1, 3)),
            One("oneOf", Lists(inner, 1, 3)),
            One("not", inner),
            from first in Two("if", inner, "then", inner)
            from second in One("else", inner)
            select (ValueTuple<WrittenJson, WrittenJson>[])
                [
                    .. first,
                    .. second,
                ],
            Two("if", inner, "then", inner),
            Two("if", inner, "else", inner),
            Two("then", inner, "else", inner));
    }

    private static readonly Gen<(WrittenJson, WrittenJson)[]> s_annotation = Gen.OneOf(
        One("default", Value(1)),
        One("title", Gen.Elements("Title", "</summary> & <b>", "a\nb", "*/", "\"").Select(Text)),
        One("description", Gen.Elements("Says.", "<see cref=\"x\"/>", "\u2028 line", "{this}").Select(Text)),
        One("$comment", Gen.Constant(Text("None."))),
        One("examples", Lists(Value(1), 0, 2)),
        One("readOnly", Gen.Constant(WrittenJson.True)));

    private static Gen<(WrittenJson, WrittenJson)[]> One(string keyword, Gen<WrittenJson> value) =>
        value.Select(v => new[] { (Text(keyword), v) });

    private static Gen<(WrittenJson, WrittenJson)[]> Two(
        string keyword, Gen<WrittenJson> value, string other, Gen<WrittenJson> otherValue) =>
        from first in value from second in otherValue select new[] { (Text(keyword), first), (Text(other), second) };

    private static Gen<WrittenJson> Lists(Gen<WrittenJson> item, int least, int most) =>
        Gen.Choose(least, most).SelectMany(count => Gen.ArrayOf(item, count)).Select(Items);

    private static Gen<WrittenJson> Maps(Gen<WrittenJson> name, Gen<WrittenJson> value) =>
        from names in Some(name) from values in Gen.ArrayOf(value, names.Length) select Members(names.Zip(values));

    private static Gen<WrittenJson[]> Some(Gen<WrittenJson> name) =>
        Gen.Choose(0, 3).SelectMany(count => Gen.ArrayOf(name, count)).Select(names => names.Distinct().ToArray());

    // Of a duplicate keyword, the first is kept.
    private static WrittenJson Join(IEnumerable<(WrittenJson, WrittenJson)[]> keywords) =>
        Members(keywords.SelectMany(k => k).DistinctBy(k => k.Item1));

    private static WrittenJson With(WrittenJson.Members root, WrittenJson[] definitions, SchemaForm form)
    {
        var named = definitions.Select((schema, i) => (Text(s_definitions[i].Name), Identified(s_definitions[i].Reference, schema, form)));
        var marked = Marked(root, form);
        return new WrittenJson.Members([.. marked.All, new WrittenJson.Member("definitions", Members(named))]);
    }

    // A reference that is not a pointer refers to an $id or an anchor.
    private static WrittenJson Identified(string reference, WrittenJson schema, SchemaForm form) =>
        reference.StartsWith("#/", StringComparison.Ordinal) ? schema
        : new WrittenJson.Members(
            [
                form.IsLater && reference[0] == '#'
                    ? new WrittenJson.Member(form.Draft == 2019 ? "$anchor" : "$dynamicAnchor", Text(reference[1..]))
                    : new WrittenJson.Member("$id", Text(reference)),
                .. schema is WrittenJson.Members { All: var all } && (form.IsLater || all.All(m => m.Name.Value != "$ref")) ? all : [],
            ]);

    private static WrittenJson.Members Marked(WrittenJson.Members root, SchemaForm form) =>
        new([new WrittenJson.Member("$schema", Text(form.Uri)), .. root.All]);

    private static WrittenJson Number(string digits) => new WrittenJson.Literal(digits);

    private static WrittenJson Text(string text) => new WrittenJson.Text(text);

    private static WrittenJson Items(WrittenJson[] values) => new WrittenJson.Items(values);

    private static WrittenJson Members(IEnumerable<(WrittenJson Name, WrittenJson Value)> members) =>
        new WrittenJson.Members([.. members.Select(m => new WrittenJson.Member((WrittenJson.Text)m.Name, m.Value))]);
}

/// <param name="Draft">The number or the year of the draft.</param>
internal sealed record SchemaForm(int Draft, bool HasReferences)
{
    public bool IsLater => Draft >= 2019;

    public string Uri => Draft switch
    {
        2019 => "https://json-schema.org/draft/2019-09/schema",
        2020 => "https://json-schema.org/draft/2020-12/schema",
        _ => "http://json-schema.org/draft-07/schema#",
    };
}
