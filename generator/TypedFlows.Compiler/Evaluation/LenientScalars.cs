using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>
/// Reads a document as lenient scalars allow, once, before it is judged: a quoted integer, number or boolean becomes that where the
/// declared types (<see cref="DeclaredTypes"/>) have that and no string; a bare number or boolean becomes a string where they have
/// only string (or null). Nothing else is changed, so every keyword judges the value read, and what is valid as it stands stays so.
/// Emitted code reads the same in LenientScalars of the runtime library.
/// </summary>
internal sealed class LenientScalars
{
    private readonly DeclaredTypes _types;

    private LenientScalars(SchemaDocument document) => _types = new DeclaredTypes(document);

    public static Instance Read(SchemaDocument document, Instance instance) => new LenientScalars(document).Read(TypeConstraint.By(document.Root), instance);

    private Instance Read(TypeConstraint declared, Instance instance)
    {
        return ReferenceEquals(declared, TypeConstraint.Anything) ? instance : instance switch
        {
            ObjectInstance known => ReadMembers(declared, known),
            ArrayInstance array => new ArrayInstance([.. array.Items.Select((item, i) => Read(_types.Item(declared, i), item))], array.IsComplete),
            _ => ReadScalar(declared, instance),
        };
    }

    private ObjectInstance ReadMembers(TypeConstraint declared, ObjectInstance known)
    {
        InstanceMember[]? read = null;
        for (var i = 0; i < known.Members.Count; i++)
        {
            var member = known.Members[i];
            var value = Read(_types.Member(declared, known, member.Name), member.Value);
            if (!ReferenceEquals(value, member.Value))
            {
                read ??= [.. known.Members];
                read[i] = member with { Value = value };
            }
        }

        return read is null ? known : new ObjectInstance(read, known.IsClosed);
    }

    private Instance ReadScalar(TypeConstraint declared, Instance instance)
    {
        if ((InstanceTypes.Of(instance) & ~_types.Of(declared, forSure: true)) == 0)
        {
            return instance;
        }

        var allowed = _types.Of(declared);
        if (allowed != _types.Of(declared, forSure: true))
        {
            return Instance.Unknown;
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
}
