using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Schemas to C# types and members, by the table of the design's section on generated types.</summary>
/// <param name="prefixes">What may stand before a record's name where it is declared.</param>
internal sealed class TypeProjection(TypeTable types, IReadOnlyDictionary<string, string> names, IReadOnlyCollection<string> prefixes)
{
    public RecordDraft AddRecord(string name, RecordRole role, string wireName, string pointer, Schema schema, EquatableArray<NamedSchema> targets)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var locals = new HashSet<string>(["json", "validation", "reader", "member", "writer", "additionalProperties"], StringComparer.Ordinal);
        var members = new List<MemberModel>();
        foreach (var property in schema.Properties)
        {
            members.Add(Member(property.Name, property.Schema, schema.Required.Contains(property.Name), $"{pointer}/properties/{JsonText.EscapePointer(property.Name)}", name, targets, taken, locals));
        }

        foreach (var undeclared in schema.Required.Where(r => schema.FindProperty(r) is null).Distinct())
        {
            members.Add(Member(undeclared, new Schema { Description = "Required, though the spec does not declare it." }, true, pointer + "/required", name, targets, taken, locals));
        }

        var record = new RecordDraft(name, role, wireName, pointer, schema, false, schema.AdditionalProperties?.Always != false || schema.PatternProperties.Count > 0, members.ToEquatableArray())
        {
            Targets = targets,
        };
        types.Add(record);
        return record;
    }

    private MemberModel Member(
        string wireName, Schema schema, bool isRequired, string pointer, string recordName, EquatableArray<NamedSchema> targets, HashSet<string> taken, HashSet<string> locals)
    {
        var name = Names.Pascal(wireName);
        name = Names.Unique(Reserved.InRecord.Contains(name) || prefixes.Any(prefix => name == prefix + recordName) ? name + "Value" : name, taken);
        var local = Names.Camel(name);

        // A name that has no lower case, or none that differs, would hide its own member.
        local = local == name ? "value" + local : local;
        local = Names.Unique(locals.Contains(local) ? local + "Value" : local, locals);
        var mayBeNull = TypeShapes.MayBeNull(schema);
        var presence = isRequired
            ? mayBeNull ? MemberPresence.RequiredNullable : MemberPresence.Required
            : mayBeNull ? MemberPresence.OptionalNullable : MemberPresence.Optional;
        var type = isRequired && !mayBeNull && schema.Const is JsonString text && TypeShapes.Of(schema) == TypeShape.Enum ? new FixedType(text.Value) : Type(schema, pointer, targets);
        return new MemberModel(wireName, name, local, type, presence, schema.Types, MemberText.Summary(schema, $"The member {wireName}."), MemberText.Remarks(schema, pointer));
    }

    private TypeModel Type(Schema schema, string pointer, EquatableArray<NamedSchema> targets)
    {
        switch (TypeShapes.Of(schema))
        {
            case TypeShape.Integer:
                return new ScalarType(ScalarKind.Integer);
            case TypeShape.Number:
                return new ScalarType(ScalarKind.Number);
            case TypeShape.Text:
                return new ScalarType(ScalarKind.Text);
            case TypeShape.Secret:
                return new ScalarType(ScalarKind.Secret);
            case TypeShape.Boolean:
                return new ScalarType(ScalarKind.Boolean);
            case TypeShape.Enum:
                return Enum(schema, names[pointer]);
            case TypeShape.List:
                var items = schema.Items ?? new Schema();
                return new ListType(Type(items, pointer + "/items", targets), TypeShapes.MayBeNull(items));
            case TypeShape.Map:
                var values = TypeShapes.ValuesOf(schema) ?? new Schema();
                return new MapType(Type(values, pointer + "/additionalProperties", targets), TypeShapes.MayBeNull(values));
            case TypeShape.Record:
                var name = names[pointer];
                if (!types.HasRecord(name))
                {
                    AddRecord(name, RecordRole.Parameters, string.Empty, pointer, schema, targets);
                }

                return new RecordType(name);
            default:
                return new ScalarType(ScalarKind.Json);
        }
    }

    private EnumType Enum(Schema schema, string name)
    {
        if (!types.HasEnum(name))
        {
            var taken = new HashSet<string>(StringComparer.Ordinal);
            var members = TypeShapes.TextsOf(schema)!.Select(text => new EnumMemberModel(Names.Unique(Names.Pascal(text), taken), text));
            types.Add(new EnumModel(name, MemberText.Summary(schema, "The texts that the spec allows."), members.ToEquatableArray()));
        }

        return new EnumType(name);
    }
}
