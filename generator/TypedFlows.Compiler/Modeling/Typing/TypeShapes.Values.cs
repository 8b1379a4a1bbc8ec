using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <content>Determines the shape of enums, null, and choices between values.</content>
internal static partial class TypeShapes
{
    /// <summary>Returns whether a schema, including its subschemas, allows null.</summary>
    private static NullHandling Nulls(SchemaSite site) =>
        site.Follow() is { } at ? site.Part.Nulls.Of(at, FindNulls) : NullHandling.Unmentioned;

    private static NullHandling FindNulls(SchemaSite at)
    {
        var schema = at.Schema;
        if (schema.Always is { } always)
        {
            return always ? NullHandling.Unmentioned : NullHandling.Rejected;
        }

        var nulls = schema.Types == SchemaTypes.None ? NullHandling.Unmentioned
            : (schema.Types & SchemaTypes.Null) != 0 ? NullHandling.Allowed
            : NullHandling.Rejected;
        if (schema.Enum is { } values)
        {
            nulls = Both(nulls, values.Contains(JsonValue.Null.Value) ? NullHandling.Allowed : NullHandling.Rejected);
        }

        if (schema.Const is { } constant)
        {
            nulls = Both(nulls, constant is JsonValue.Null ? NullHandling.Allowed : NullHandling.Rejected);
        }

        Each(schema.AllOf, "allOf", at, branch => nulls = Both(nulls, Nulls(branch)));
        nulls = Both(nulls, AnyOf(schema.AnyOf, "anyOf"));
        return Both(nulls, AnyOf(schema.OneOf, "oneOf"));

        NullHandling AnyOf(EquatableArray<Schema> branches, string keyword)
        {
            var any = branches.Count == 0 ? NullHandling.Unmentioned : NullHandling.Rejected;
            Each(branches, keyword, at, branch => any = (NullHandling)Math.Max((int)any, (int)Nulls(branch)));
            return any;
        }
    }

    private static NullHandling Both(NullHandling one, NullHandling other) =>
        one == NullHandling.Rejected || other == NullHandling.Rejected
            ? NullHandling.Rejected : (NullHandling)Math.Max((int)one, (int)other);

    private static ShapedSchema? OfTexts(SchemaSite at, List<SchemaSite> parts) =>
        Texts(parts) is { } texts ? new ShapedSchema(TypeShape.Enum, at) { Texts = texts } : null;

    /// <summary>Returns the texts of a string enum or const, or of a choice between them, or null for any other schema.</summary>
    private static List<EnumText>? Texts(List<SchemaSite> parts)
    {
        foreach (var part in parts)
        {
            if (TextsOf(part.Schema) is { Count: > 0 } own)
            {
                return own;
            }
        }

        if ((TypesOf(parts) & ~(SchemaTypes.Null | SchemaTypes.String)) != 0)
        {
            return null;
        }

        foreach (var branches in parts.SelectMany(Alternatives))
        {
            var texts = new List<EnumText>();
            if (branches.Where(b => !IsNull(b)).All(branch => AddTexts(branch, texts)) && texts.Count > 0)
            {
                return texts;
            }
        }

        return null;
    }

    private static bool AddTexts(SchemaSite branch, List<EnumText> texts)
    {
        if (branch.Follow() is not { Schema: { Always: null } schema } || Of(branch) is not { Shape: TypeShape.Enum } shaped)
        {
            return false;
        }

        var title = shaped.Texts.Count == 1 ? schema.Title ?? schema.Description : null;
        texts.AddRange(shaped.Texts.Where(t => !texts.Any(other => other.Text == t.Text)).Select(t => t with { Title = t.Title ?? title }));
        return true;
    }

    private static List<EnumText>? TextsOf(Schema schema)
    {
        if (schema.Types != SchemaTypes.None && (schema.Types & ~SchemaTypes.Null) != SchemaTypes.String)
        {
            return null;
        }

        if (schema.Const is JsonValue.String constant)
        {
            return schema.Enum is null ? [new EnumText(constant.Value, null)] : null;
        }

        return schema is { Const: null, Enum: { } values } && values.All(v => v is JsonValue.String or JsonValue.Null)
            ? [.. values.OfType<JsonValue.String>().Select(v =>
                v.Value).Distinct(StringComparer.Ordinal).Select(text => new EnumText(text, null))]
            : null;
    }

    // Returns the lists of branches of oneOf and anyOf.
    private static IEnumerable<List<SchemaSite>> Alternatives(SchemaSite part)
    {
        foreach (var (branches, keyword) in new[] { (part.Schema.OneOf, "oneOf"), (part.Schema.AnyOf, "anyOf") })
        {
            if (branches.Count > 1)
            {
                var sites = new List<SchemaSite>();
                Each(branches, keyword, part, sites.Add);
                yield return sites;
            }
        }
    }

    private static bool IsNull(SchemaSite branch) => branch.Follow() is { Schema: var schema }
        && (schema.Types == SchemaTypes.Null || schema.Const is JsonValue.Null || schema.Enum is [JsonValue.Null]);

    private static ShapedSchema UnionOfValues(SchemaSite at, List<SchemaSite> parts)
    {
        foreach (var branches in parts.SelectMany(Alternatives))
        {
            var cases = branches.Where(b => !IsNull(b) && b.Schema.Always != false).ToList();
            var shapes = cases.Select(Of).ToList();
            if (shapes.Count == 0 || shapes.Any(s => s.Shape == TypeShape.Json))
            {
                continue;
            }

            if (shapes.Count == 1)
            {
                return shapes[0];
            }

            if (Common(shapes) is { } common)
            {
                return new ShapedSchema(common, at);
            }

            return new ShapedSchema(TypeShape.Union, at)
            {
                Branches = [.. cases.Zip(
                    shapes, (site, shape) => new UnionBranch(site, shape.Shape == TypeShape.Record ? shape.Parts : null))],
            };
        }

        return Json(at);
    }

    // C# cannot distinguish these branches, so they share one type and are checked by rules.
    private static TypeShape? Common(List<ShapedSchema> shapes) =>
        shapes.All(s => s.Shape is TypeShape.Text or TypeShape.Enum) ? TypeShape.Text
        : shapes.All(s => s.Shape is TypeShape.Text or TypeShape.Enum or TypeShape.Secret) ? TypeShape.Secret
        : shapes.All(s => s.Shape == TypeShape.Integer) ? TypeShape.Integer
        : shapes.All(s => s.Shape is TypeShape.Integer or TypeShape.Number) ? TypeShape.Number
        : shapes.All(s => s.Shape == TypeShape.Boolean) ? TypeShape.Boolean
        : null;
}
