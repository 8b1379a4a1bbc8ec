using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Determines the C# type that holds every value that a schema accepts.</summary>
internal static partial class TypeShapes
{
    public static ShapedSchema Of(SchemaSite site) =>
        site.Follow() is { Schema.Always: null } at ? site.Part.Shapes.Of(at, Find) : Json(site);

    private static ShapedSchema Find(SchemaSite at)
    {
        if (Wrapped(at) is { } wrapped)
        {
            return wrapped;
        }

        var parts = Parts(at);
        if (OfTexts(at, parts) is { } texts)
        {
            return texts;
        }

        var types = TypesOf(parts);
        return IsObject(types, parts) ? OfObject(at, types, parts) : OfOthers(at, types, parts);
    }

    /// <summary>
    /// Returns the schema and its allOf subschemas, through references and without duplicates. All of them apply to the value.
    /// </summary>
    public static List<SchemaSite> Parts(SchemaSite site)
    {
        var parts = new List<SchemaSite>();
        var met = new HashSet<string>(StringComparer.Ordinal);
        Add(site);
        return parts;

        void Add(SchemaSite at)
        {
            if (at.Follow() is not { } part || !met.Add(part.Identity))
            {
                return;
            }

            parts.Add(part);
            Each(part.Schema.AllOf, "allOf", part, Add);

            // A choice with one branch is not a choice.
            if (part.Schema.OneOf.Count == 1)
            {
                Each(part.Schema.OneOf, "oneOf", part, Add);
            }

            if (part.Schema.AnyOf.Count == 1)
            {
                Each(part.Schema.AnyOf, "anyOf", part, Add);
            }
        }
    }

    /// <summary>Returns a value indicating whether null is allowed, for a schema that does not become raw JSON.</summary>
    public static bool MayBeNull(SchemaSite site) => Of(site).Shape != TypeShape.Json && Nulls(site) == NullHandling.Allowed;

    private static ShapedSchema Json(SchemaSite site) => new(TypeShape.Json, site);

    private static void Each(EquatableArray<Schema> schemas, string keyword, SchemaSite site, Action<SchemaSite> action)
    {
        for (var i = 0; i < schemas.Count; i++)
        {
            action(site.Branch(schemas[i], keyword, i));
        }
    }

    // A schema that only adds rules to another schema has the type of that schema.
    private static ShapedSchema? Wrapped(SchemaSite at)
    {
        if (at.Schema.AllOf.Count == 0 || Declares(at.Schema))
        {
            return null;
        }

        var shaped = new List<ShapedSchema>();
        Each(at.Schema.AllOf, "allOf", at, branch =>
        {
            if (Of(branch) is { Shape: not TypeShape.Json } found && !shaped.Any(other => other.Owner.Identity == found.Owner.Identity))
            {
                shaped.Add(found);
            }
        });
        // The type remains a secret if any other part declares it as one.
        return shaped.Count == 1 && !(shaped[0].Shape == TypeShape.Text && Parts(at).Any(p => p.Schema.Format == "password"))
            ? shaped[0] : null;
    }

    private static bool Declares(Schema schema) =>
        schema.Properties.Count > 0 || schema.Required.Count > 0 || schema.PatternProperties.Count > 0
            || schema.AdditionalProperties is not null
        || schema.Items is not null || schema.TupleItems is not null || schema.OneOf.Count > 0 || schema.AnyOf.Count > 0
        || schema.Const is not null || schema.Enum is not null || schema.Format == "password";

    private static bool IsObject(SchemaTypes types, List<SchemaSite> parts) =>
        types == SchemaTypes.None ? parts.Any(p => p.Schema.Properties.Count > 0) : (types & ~SchemaTypes.Null) == SchemaTypes.Object;

    private static ShapedSchema OfObject(SchemaSite at, SchemaTypes types, List<SchemaSite> parts)
    {
        if (UnionOfObjects(at, parts) is { } union)
        {
            return union;
        }

        if (parts.Any(p => p.Schema.Properties.Count > 0 || (types != SchemaTypes.None && p.Schema.Required.Count > 0)))
        {
            return new ShapedSchema(TypeShape.Record, at) { Parts = parts };
        }

        // The values of a map have the type of the only part that constrains them, if no pattern distinguishes them.
        var patterns = parts.Where(p => p.Schema.PatternProperties.Count > 0).ToList();
        if (patterns is [{ Schema: { PatternProperties: [var only], AdditionalProperties.Always: false } } patterned])
        {
            return new ShapedSchema(TypeShape.Map, at)
            {
                Items = patterned.Subschema(only.Schema, "patternProperties/" + JsonPointer.Escape(only.Name)),
            };
        }

        var values = patterns.Count > 0 ? null : parts.FirstOrDefault(p => p.Schema.AdditionalProperties is not null);
        return new ShapedSchema(TypeShape.Map, at)
        {
            Items = values?.Subschema(values.Schema.AdditionalProperties!, "additionalProperties")
        };
    }

    private static ShapedSchema OfOthers(SchemaSite at, SchemaTypes types, List<SchemaSite> parts)
    {
        switch (types & ~SchemaTypes.Null)
        {
            case SchemaTypes.Integer:
                return new ShapedSchema(TypeShape.Integer, at);
            case SchemaTypes.Number:
                return new ShapedSchema(TypeShape.Number, at);
            case SchemaTypes.String:
                return new ShapedSchema(parts.Any(p => p.Schema.Format == "password") ? TypeShape.Secret : TypeShape.Text, at);
            case SchemaTypes.Boolean:
                return new ShapedSchema(TypeShape.Boolean, at);
            case SchemaTypes.Array:
                var items = parts.FirstOrDefault(p => p.Schema.Items is not null);
                return items is null && parts.Any(p => p.Schema.TupleItems is not null)
                    ? OfTuple(at, parts)
                    : new ShapedSchema(TypeShape.List, at) { Items = items?.Subschema(items.Schema.Items!, "items") };
            default:
                return types == SchemaTypes.None
                    && parts.Any(p => p.Schema.Format == "password")
                    && parts.All(p => p.Schema is { Enum: null, Const: null, OneOf.Count: 0, AnyOf.Count: 0 })
                    ? new ShapedSchema(TypeShape.Secret, at)
                    : OfValues(parts) is { } constant ? new ShapedSchema(constant, at)
                    : UnionOfValues(at, parts) is { Shape: not TypeShape.Json } union ? union
                    : OfSeveral(at, types, parts) ?? Json(at);
        }
    }

    // These are const and enum of numbers or booleans without a declared type.
    private static TypeShape? OfValues(List<SchemaSite> parts)
    {
        foreach (var part in parts)
        {
            JsonValue[]? values = part.Schema.Enum is { } all
                ? [.. all.Where(v => v is not JsonValue.Null)]
                : part.Schema.Const is { } one
                ? [one]
                : null;
            if (values is not { Length: > 0 })
            {
                continue;
            }

            if (values.All(v => v is JsonValue.Boolean))
            {
                return TypeShape.Boolean;
            }

            if (values.All(v => v is JsonValue.Number))
            {
                return values.All(v => ((JsonValue.Number)v).Value.IsInteger) ? TypeShape.Integer : TypeShape.Number;
            }
        }

        return null;
    }

    private static ShapedSchema OfTuple(SchemaSite at, List<SchemaSite> parts)
    {
        var part = parts.First(p => p.Schema.TupleItems is not null);
        var schemas = part.Schema.TupleItems!;
        if (schemas.Count == 0)
        {
            return new ShapedSchema(TypeShape.List, at);
        }

        var (names, items) = (part.Schema.Names, new List<SchemaSite>());
        for (var i = 0; i < schemas.Count; i++)
        {
            items.Add(part.Subschema(schemas[i], names.TupleItems + "/" + i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        var rest = part.Schema.AdditionalItems;
        var isClosed = rest?.Always == false || parts.Any(p => p.Schema.MaxItems <= items.Count);
        return new ShapedSchema(TypeShape.Tuple, at)
        {
            Tuple = new TupleShape(
                items, rest is null ? null : part.Subschema(rest, names.AdditionalItems), isClosed,
                parts.Max(p => p.Schema.MinItems ?? 0)),
        };
    }

    /// <summary>Returns the types that all schemas allow, or none if no schema restricts types.</summary>
    private static SchemaTypes TypesOf(List<SchemaSite> parts)
    {
        var types = parts.Select(p => p.Schema.Types).Where(t => t != SchemaTypes.None).ToList();
        if (types.Count == 0)
        {
            return SchemaTypes.None;
        }

        var common = types.Aggregate((a, b) => a & b);
        return common == SchemaTypes.None ? parts.First(p => p.Schema.Types != SchemaTypes.None).Schema.Types : common;
    }
}
