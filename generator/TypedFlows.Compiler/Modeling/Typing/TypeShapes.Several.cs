using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <content>Determines the shape of values with several types: a union with one case per type, as if oneOf listed them.</content>
internal static partial class TypeShapes
{
    private static readonly SchemaTypes[] s_kinds =
        [SchemaTypes.String, SchemaTypes.Integer, SchemaTypes.Fraction, SchemaTypes.Boolean, SchemaTypes.Object, SchemaTypes.Array];

    private static ShapedSchema? OfSeveral(SchemaSite at, SchemaTypes types, List<SchemaSite> parts)
    {
        var values = parts.Select(p => Values(p.Schema)).OfType<List<JsonValue>>().ToList();
        if (types == SchemaTypes.None && (values.Count == 0 || values.Any(v => v.Any(one => one is JsonValue.Array or JsonValue.Object))))
        {
            return null;
        }

        // One case holds all numbers if fractions are possible.
        var possible = values.Aggregate(
            InstanceTypes.Allowed(types), (some, each) => some & each.Aggregate(SchemaTypes.None, (any, v) => any | v.Type));
        possible = (possible & SchemaTypes.Fraction) != 0 ? possible & ~SchemaTypes.Integer : possible;
        var sites = s_kinds.Where(kind => (possible & kind) != 0).Select(kind => OfOne(at, kind)).ToList();
        var shapes = sites.Select(Of).ToList();
        if (shapes.Count == 0 || shapes.Any(s => s.Shape is TypeShape.Json or TypeShape.Union))
        {
            return null;
        }

        return shapes.Count == 1 ? shapes[0] with { Owner = at } : new ShapedSchema(TypeShape.Union, at)
        {
            Branches = [.. sites.Zip(shapes, (site, shape) => new UnionBranch(site, shape.Shape == TypeShape.Record ? shape.Parts : null))],
        };
    }

    // Returns the values that enum and const allow, or null if they do not restrict values.
    private static List<JsonValue>? Values(Schema schema) =>
        schema.Enum is { } all ? [.. all.Where(v => schema.Const is null || schema.Const.Equals(v))]
        : schema.Const is { } one ? [one]
        : null;

    private static SchemaSite OfOne(SchemaSite at, SchemaTypes kind)
    {
        kind = kind == SchemaTypes.Fraction ? SchemaTypes.Number : kind;
        return at with
        {
            Kind = kind,
            Schema = at.Schema with
            {
                Title = null,
                Description = null,
                Types = kind,
                Enum = at.Schema.Enum is { } values ? values.Where(v => (v.Type & kind) != 0).ToEquatableArray() : null,
            },
        };
    }
}
