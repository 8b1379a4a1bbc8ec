using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Modeling;

/// <summary>
/// Keywords that emitted code does not check yet. <see cref="Keywords"/> is the one list: a keyword that is lowered leaves it (and
/// joins <see cref="JsonText"/>), and with the last one this class goes. What is listed is reported and taken out, and with it
/// whatever would otherwise refuse documents that the schema accepts: a schema that accepts too much under 'not' refuses too much.
/// </summary>
internal static class NotLowered
{
    public static IEnumerable<string> Keywords(Schema schema)
    {
        (string Keyword, bool IsPresent)[] keywords =
        [
            ("$ref", schema.Ref is not null),
            ("pattern", schema.Pattern is not null),
            ("items", schema.TupleItems is not null),
            ("additionalItems", schema.AdditionalItems is not null),
            ("contains", schema.Contains is not null),
            ("uniqueItems", schema.UniqueItems),
            ("patternProperties", schema.PatternProperties.Count > 0),
            ("propertyNames", schema.PropertyNames is not null),
            ("minProperties", schema.MinProperties is not null),
            ("maxProperties", schema.MaxProperties is not null),
            ("dependencies", schema.DependentSchemas.Count > 0 || schema.DependentRequired.Count > 0),
        ];
        return keywords.Where(k => k.IsPresent).Select(k => k.Keyword);
    }

    /// <summary>What is to be said of the parts of a spec.</summary>
    public static IEnumerable<LinkFinding> Findings(Spec spec) => spec.Parts
        .Where(p => p.Schema is not null)
        .SelectMany(p => Find(p.Schema!, p.Pointer))
        .Select(found => new LinkFinding(DefinitionRules.UnsupportedKeyword, spec.Path, found.Pointer, [found.Keyword]));

    /// <summary>The schema without what is not lowered; it accepts all that the schema accepts.</summary>
    public static Schema Weaken(Schema schema) => Weaken(schema, out _);

    private static IEnumerable<(string Pointer, string Keyword)> Find(Schema schema, string pointer)
    {
        var own = Keywords(schema).Select(k => ($"{pointer}/{k}", k));
        (string Step, Schema? Schema)[] inside =
        [
            ("items", schema.Items), ("additionalProperties", schema.AdditionalProperties), ("not", schema.Not),
            ("if", schema.If), ("then", schema.Then), ("else", schema.Else),
            .. schema.Properties.Select(p => ("properties/" + JsonText.EscapePointer(p.Name), (Schema?)p.Schema)),
            .. Branches("allOf", schema.AllOf), .. Branches("anyOf", schema.AnyOf), .. Branches("oneOf", schema.OneOf),
        ];
        return own.Concat(inside.Where(i => i.Schema is not null).SelectMany(i => Find(i.Schema!, $"{pointer}/{i.Step}")));
    }

    private static IEnumerable<(string Step, Schema? Schema)> Branches(string keyword, EquatableArray<Schema> branches) =>
        branches.Select((b, i) => ($"{keyword}/{i.ToString(System.Globalization.CultureInfo.InvariantCulture)}", (Schema?)b));

    private static Schema Weaken(Schema schema, out bool isExact)
    {
        var missing = new HashSet<string>(Keywords(schema), StringComparer.Ordinal);
        var exact = missing.Count == 0;
        if (missing.Contains("$ref"))
        {
            isExact = false;
            return schema with { Ref = null };
        }

        Schema? One(Schema? inside)
        {
            var weaker = Whole(inside, out var isSame);
            exact &= isSame;
            return weaker;
        }

        Schema? Whole(Schema? inside, out bool isWhole)
        {
            isWhole = true;
            return inside is null ? null : Weaken(inside, out isWhole);
        }

        EquatableArray<Schema> Several(EquatableArray<Schema> inside) => inside.Select(s => One(s)!).ToEquatableArray();
        EquatableArray<NamedSchema> Named(EquatableArray<NamedSchema> inside) => inside.Select(s => new NamedSchema(s.Name, One(s.Schema)!)).ToEquatableArray();

        var not = Whole(schema.Not, out var isNotWhole);
        var condition = Whole(schema.If, out var isIfWhole);
        var areCasesWhole = true;
        var cases = schema.OneOf.Select(s =>
        {
            var weaker = Weaken(s, out var isWhole);
            areCasesWhole &= isWhole;
            return weaker;
        }).ToEquatableArray();
        var weak = schema with
        {
            Pattern = missing.Contains("pattern") ? null : schema.Pattern,
            Items = One(schema.Items),
            TupleItems = missing.Contains("items") ? null : schema.TupleItems is { } tuple ? Several(tuple) : null,
            AdditionalItems = missing.Contains("items") || missing.Contains("additionalItems") ? null : One(schema.AdditionalItems),
            Contains = missing.Contains("contains") ? null : One(schema.Contains),
            UniqueItems = !missing.Contains("uniqueItems") && schema.UniqueItems,
            Properties = Named(schema.Properties),
            PatternProperties = missing.Contains("patternProperties") ? [] : Named(schema.PatternProperties),

            // Which members are additional is not known where patterns are not checked.
            AdditionalProperties = missing.Contains("patternProperties") ? null : One(schema.AdditionalProperties),
            PropertyNames = missing.Contains("propertyNames") ? null : One(schema.PropertyNames),
            MinProperties = missing.Contains("minProperties") ? null : schema.MinProperties,
            MaxProperties = missing.Contains("maxProperties") ? null : schema.MaxProperties,
            DependentSchemas = missing.Contains("dependencies") ? [] : Named(schema.DependentSchemas),
            DependentRequired = missing.Contains("dependencies") ? [] : schema.DependentRequired,
            AllOf = Several(schema.AllOf),
            AnyOf = Several(schema.AnyOf),
            OneOf = areCasesWhole ? cases : [],
            Not = isNotWhole ? not : null,
            If = isIfWhole ? condition : null,
            Then = isIfWhole ? One(schema.Then) : null,
            Else = isIfWhole ? One(schema.Else) : null,
        };
        isExact = exact && isNotWhole && isIfWhole && areCasesWhole;
        return weak;
    }
}
