using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>
/// Reads a document as lenient scalars allow, once, before it is judged: a quoted integer, number or boolean becomes that where
/// its schema allows that and no string; a bare number or boolean becomes a string where only a string (or null) is allowed.
/// The types are those that <c>type</c> declares for the place through $ref, properties, patternProperties, items, additionalItems,
/// additionalProperties and allOf, and those of anyOf and oneOf at the value itself; then and else are read when they are entered.
/// Nothing else is changed, so every other keyword judges the value read, and what is valid as it stands stays valid.
/// </summary>
internal sealed class LenientScalars(SchemaDocument document)
{
    public Instance Read(Schema schema, Instance instance) => Read([schema], instance);

    /// <summary>The types that a value may have by this schema, as sets that do not overlap (<see cref="InstanceTypes"/>).</summary>
    public SchemaTypes AllowedTypes(Schema schema)
    {
        if (document.Resolve(schema) is not { } target)
        {
            return InstanceTypes.All;
        }

        schema = target;
        var allowed = InstanceTypes.Allowed(schema.Types);
        foreach (var part in schema.AllOf)
        {
            allowed &= AllowedTypes(part);
        }

        return allowed & AnyAllowed(schema.AnyOf) & AnyAllowed(schema.OneOf);
    }

    private SchemaTypes AnyAllowed(EquatableArray<Schema> branches) => branches.Count == 0
        ? InstanceTypes.All
        : branches.Aggregate(SchemaTypes.None, (types, branch) => types | (branch.Always == false ? SchemaTypes.None : AllowedTypes(branch)));

    private Instance Read(IReadOnlyList<Schema> declared, Instance instance)
    {
        if (declared.Count == 0)
        {
            return instance;
        }

        return instance switch
        {
            ObjectInstance known => ReadMembers(WithParts(declared), known),
            ArrayInstance array => ReadItems(WithParts(declared), array),
            _ => ReadScalar(declared.Aggregate(InstanceTypes.All, (types, schema) => types & AllowedTypes(schema)), instance),
        };
    }

    private Instance ReadMembers(List<Schema> declared, ObjectInstance known)
    {
        InstanceMember[]? read = null;
        for (var i = 0; i < known.Members.Count; i++)
        {
            var member = known.Members[i];
            var value = Read([.. declared.SelectMany(s => Declared(s, member.Name))], member.Value);
            if (!ReferenceEquals(value, member.Value))
            {
                read ??= [.. known.Members];
                read[i] = member with { Value = value };
            }
        }

        return read is null ? known : new ObjectInstance(read, known.IsClosed);
    }

    private Instance ReadItems(List<Schema> declared, ArrayInstance array)
    {
        return declared.All(s => s is { Items: null, TupleItems: null })
            ? array
            : new ArrayInstance([.. array.Items.Select((item, i) => Read([.. declared.Select(s => Declared(s, i)).OfType<Schema>()], item))], array.IsComplete);
    }

    private static Schema? Declared(Schema schema, int index) =>
        schema.TupleItems is not { } tuple ? schema.Items : index < tuple.Count ? tuple[index] : schema.AdditionalItems;

    private static IEnumerable<Schema> Declared(Schema schema, string name)
    {
        var isDeclared = false;
        if (schema.FindProperty(name) is { } property)
        {
            isDeclared = true;
            yield return property;
        }

        foreach (var pattern in schema.PatternProperties)
        {
            // What cannot be matched in time may be declared.
            var match = Patterns.Match(pattern.Name, name);
            isDeclared |= match != Verdict.Invalid;
            if (match == Verdict.Valid)
            {
                yield return pattern.Schema;
            }
        }

        if (!isDeclared && schema.AdditionalProperties is { } others)
        {
            yield return others;
        }
    }

    private static Instance ReadScalar(SchemaTypes allowed, Instance instance)
    {
        if ((InstanceTypes.Of(instance) & ~allowed) == 0)
        {
            return instance;
        }

        var wantsText = (allowed & ~SchemaTypes.Null) == SchemaTypes.String;
        return instance switch
        {
            StringInstance text => ReadText(allowed, text),
            NumberInstance number when wantsText => new StringInstance(number.Text),
            BooleanInstance boolean when wantsText => new StringInstance(boolean.Text),
            UnknownInstance { Types: not SchemaTypes.None } unknown => ReadUnknown(allowed, wantsText, InstanceTypes.Of(unknown)),
            _ => instance,
        };
    }

    private static Instance ReadText(SchemaTypes allowed, StringInstance text)
    {
        if ((allowed & SchemaTypes.Boolean) != 0 && (text.Value is "true" or "false"))
        {
            return new BooleanInstance(text.Value == "true");
        }

        if ((allowed & InstanceTypes.Numbers) == 0 || !NumberText.IsNumber(text.Value))
        {
            return text;
        }

        var number = new NumberInstance(JsonDecimal.Parse(text.Value), text.Value);
        return (InstanceTypes.Of(number) & allowed) != 0 ? number : text;
    }

    // What the value may be once it is read: a string that is no number stays one.
    private static UnknownInstance ReadUnknown(SchemaTypes allowed, bool wantsText, SchemaTypes types)
    {
        const SchemaTypes Bare = InstanceTypes.Numbers | SchemaTypes.Boolean;
        if (wantsText && (types & Bare) != 0)
        {
            types = (types & ~Bare) | SchemaTypes.String;
        }
        else if ((types & SchemaTypes.String) != 0 && (allowed & SchemaTypes.String) == 0)
        {
            types |= allowed & Bare;
        }

        return new UnknownInstance(types);
    }

    private List<Schema> WithParts(IReadOnlyList<Schema> declared)
    {
        var all = declared.Select(document.Resolve).OfType<Schema>().ToList();
        for (var i = 0; i < all.Count; i++)
        {
            all.AddRange(all[i].AllOf.Select(document.Resolve).OfType<Schema>());
        }

        return all;
    }
}
