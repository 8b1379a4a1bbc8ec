using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <content>Projects records and their properties.</content>
internal sealed partial class TypeProjection
{
    /// <summary>Returns the type of a part: a record with properties, or a record with raw JSON if the schema has no properties.</summary>
    public void AddPart(SchemaSite site, string recordName, RecordRole role, string wireName)
    {
        var shaped = RootShape(site);
        var hint = new NameHint(string.Empty, site.Part.Owners, false);
        if (!types.Begin(recordName))
        {
            return;
        }

        if (shaped.Shape == TypeShape.Union)
        {
            AddUnion(shaped, recordName, role, wireName, hint);
        }
        else
        {
            AddRecord(shaped, recordName, role, wireName, hint);
        }
    }

    /// <summary>Returns a value indicating whether the parameters of a part have C# properties.</summary>
    public static bool IsTyped(SchemaSite site) => RootShape(site).Shape is TypeShape.Record or TypeShape.Union;

    // The complete schema of the part, including references, applies to its type. Parameters without properties are still a record.
    private static ShapedSchema RootShape(SchemaSite site)
    {
        var shaped = TypeShapes.Of(site);
        return shaped.Shape is TypeShape.Record or TypeShape.Map
            || (site.Schema is { Types: SchemaTypes.None, Ref: null, Always: null, Required.Count: > 0 } && shaped.Shape == TypeShape.Json)
            ? new ShapedSchema(TypeShape.Record, site) { Parts = TypeShapes.Parts(site) }
            : shaped with { Owner = site };
    }

    private void AddRecord(ShapedSchema shaped, string recordName, RecordRole role, string wireName, NameHint hint) =>
        types.Add(Draft(shaped.Owner, shaped.Parts, recordName, role, wireName, _ => hint, []));

    /// <param name="parts">The schemas that declare the properties.</param>
    /// <param name="hint">Returns the name hint of the nested types, by the part that declares them.</param>
    /// <param name="reserved">The names that no property may have.</param>
    private RecordDraft Draft(
        SchemaSite owner, IReadOnlyList<SchemaSite> parts, string recordName, RecordRole role, string wireName,
        Func<SchemaSite, NameHint> hint, IReadOnlyCollection<string> reserved)
    {
        reserved =
        [
            .. Reserved.InRecord, .. reserved, .. OwnNames(recordName),
            .. types.IsXdm ? Reserved.InXdmRecord : [],
            .. types.IsXdm && recordName.Length == 0 ? Reserved.InXdmSchema : [],
        ];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var locals = new HashSet<string>(
            ["json", "validation", "reader", "member", "writer", "additionalProperties"], StringComparer.Ordinal);
        var required = new HashSet<string>(parts.SelectMany(p => p.Schema.Required), StringComparer.Ordinal);
        var sources = new Dictionary<string, Schema>(StringComparer.Ordinal);
        var members = new List<MemberModel>();
        var others = new Dictionary<string, TypeModel>(StringComparer.Ordinal);
        foreach (var wire in parts.SelectMany(p => p.Schema.Properties).Select(p => p.Name).Distinct(StringComparer.Ordinal))
        {
            var (site, part) = Source(wire, parts);
            sources.Add(wire, site.Schema);
            if (!required.Contains(wire) && !fields.Contains(owner, wire))
            {
                others.Add(wire, RulesType(site, hint(part).Member(wire)));
                continue;
            }

            members.Add(Member(wire, site, required.Contains(wire), reserved, HintFor(part, hint(part)).Member(wire), taken, locals));
        }

        foreach (var undeclared in parts.SelectMany(p =>
            p.Schema.Required).Where(r => !sources.ContainsKey(r)).Distinct(StringComparer.Ordinal).ToList())
        {
            var site = owner.Subschema(new Schema { Description = "A required property that the spec does not declare." }, "required");
            members.Add(Member(undeclared, site, true, reserved, hint(owner).Member(undeclared), taken, locals));
        }

        // The properties of an open record hold the other fields, and the rules of the schema still apply to them.
        var isOpen = others.Count > 0
            || (parts.All(p => p.Schema.AdditionalProperties?.Always != false || p.Schema.PatternProperties.Count > 0)
                && !RejectsUnevaluated(parts));
        return new RecordDraft(recordName, role, wireName, owner.Location, owner.Schema, false, isOpen, members.ToEquatableArray())
        {
            Targets = owner.Part.Document.Targets,
            Sources = sources,
            OtherFields = others,
        };
    }

    private static bool RejectsUnevaluated(IReadOnlyList<SchemaSite> parts) =>
        parts.Any(p => p.Schema.UnevaluatedProperties?.Always == false) && parts.All(p => p.Schema is
        {
            AdditionalProperties: null, PatternProperties.Count: 0, AnyOf.Count: 0, OneOf.Count: 0, If: null, DependentSchemas.Count: 0,
        });

    // If several schemas apply to one property, the schema with the most specific C# type determines its type.
    private static (SchemaSite Site, SchemaSite Part) Source(string wireName, IReadOnlyList<SchemaSite> parts)
    {
        SchemaSite? best = null, owner = null;
        var most = TypeShape.Json;
        foreach (var part in parts)
        {
            if (part.Schema.Properties.FirstOrDefault(p => p.Name == wireName) is not { } property)
            {
                continue;
            }

            var site = part.Property(property);
            var shape = TypeShapes.Of(site).Shape;
            if (best is null || shape > most)
            {
                (best, owner, most) = (site, part, shape);
            }
        }

        return (best!, owner!);
    }

    private MemberModel Member(
        string wireName, SchemaSite site, bool isRequired, IReadOnlyCollection<string> reserved, NameHint hint, HashSet<string> taken,
        HashSet<string> locals)
    {
        var memberName = Names.Pascal(wireName);
        memberName = Names.Unique(reserved.Contains(memberName) ? memberName + "Value" : memberName, taken);
        var local = Names.Camel(memberName);

        // A local name that equals the property name would hide the property.
        local = local == memberName ? "value" + local : local;
        local = Names.Unique(locals.Contains(local) ? local + "Value" : local, locals);

        var mayBeNull = TypeShapes.MayBeNull(site);
        var presence = isRequired
            ? mayBeNull ? MemberPresence.RequiredNullable : MemberPresence.Required
            : mayBeNull ? MemberPresence.OptionalNullable : MemberPresence.Optional;
        var type = isRequired && !mayBeNull && FixedText(site) is { } text ? new TypeModel.Fixed(text) : Type(site, hint);
        type = mayBeNull ? WithoutText(type) : type;
        var described = site.Follow()?.Schema ?? site.Schema;
        return new MemberModel(
            wireName,
            memberName,
            local,
            type,
            presence,
            MemberText.Summary(site.Schema, MemberText.Summary(described, $"The property {wireName}.")),
            types.IsXdm ? string.Empty : MemberText.Remarks(described),
            site.Location)
        {
            Epoch = EpochOf(site, type),
            Suggestions = types.IsXdm ? Suggestions(site, hint) : null,
            IsDeprecated = described.IsDeprecated || site.Schema.IsDeprecated,
        };
    }

    // A value that may be null, a case of a choice, and an item of an array with separate items do not keep their text.
    private static TypeModel WithoutText(TypeModel type) => type switch
    {
        TypeModel.Scalar { Kind: ScalarKind.ExactNumber } => new TypeModel.Scalar(ScalarKind.Number),
        TypeModel.Scalar { Kind: ScalarKind.Date or ScalarKind.DateTime } => new TypeModel.Scalar(ScalarKind.Text),
        _ => type,
    };

    private static EpochUnit? EpochOf(SchemaSite site, TypeModel type) =>
        type is TypeModel.Scalar { Kind: ScalarKind.Integer or ScalarKind.Number }
            ? Epochs.Of(site.Schema, site.Follow()?.Schema ?? site.Schema)
            : null;

    private static string? FixedText(SchemaSite site) =>
        TypeShapes.Of(site) is { Shape: TypeShape.Enum, Owner.Schema.Const: JsonValue.String text } ? text.Value : null;
}
