using TypedFlows.Compiler.Formats;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>
/// Reads the lenient scalars of a document once, before it is evaluated. A quoted integer, number or boolean is converted if the declared
/// types (<see cref="DeclaredTypes"/>) contain its type but not string. A bare number or boolean becomes a string if they contain only
/// string (or null). Nothing else changes, so every keyword evaluates the converted value, and a valid document remains valid.
/// LenientScalars of the runtime library does the same for emitted code.
/// </summary>
internal sealed class LenientScalars
{
    private readonly DeclaredTypes _types;

    private LenientScalars(SchemaDocument document) => _types = new DeclaredTypes(document);

    public static Instance Read(SchemaDocument document, Instance instance) =>
        new LenientScalars(document).Read(TypeConstraint.By(document.Root), instance);

    private Instance Read(TypeConstraint declared, Instance instance)
    {
        return declared.IsAnything ? instance : instance switch
        {
            Instance.Object known => ReadMembers(declared, known),
            Instance.Array array => new Instance.Array(
                [.. array.Items.Select((item, i) => Read(_types.Item(declared, i), item))], array.IsComplete),
            _ => ReadScalar(declared, instance),
        };
    }

    private Instance.Object ReadMembers(TypeConstraint declared, Instance.Object known)
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

        return read is null ? known : new Instance.Object(read, known.IsClosed);
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
            return Instance.Anything;
        }

        var wantsText = (allowed & ~SchemaTypes.Null) == SchemaTypes.String;
        return instance switch
        {
            Instance.String text => ReadText(allowed, text),
            Instance.Number number when wantsText => new Instance.String(number.Text),
            Instance.Boolean boolean when wantsText => new Instance.String(boolean.Text),
            Instance.Unknown { Types: not SchemaTypes.None } unknown => ReadUnknown(allowed, wantsText, InstanceTypes.Of(unknown)),
            _ => instance,
        };
    }

    private static Instance ReadText(SchemaTypes allowed, Instance.String text)
    {
        if ((allowed & SchemaTypes.Boolean) != 0 && (text.Value is "true" or "false"))
        {
            return new Instance.Boolean(text.Value == "true");
        }

        if ((allowed & SchemaTypes.Number) == 0 || !PatternFormats.IsJsonNumber(text.Value))
        {
            return text;
        }

        var number = new Instance.Number(JsonDecimal.Parse(text.Value), text.Value);
        return (InstanceTypes.Of(number) & allowed) != 0 ? number : text;
    }

    // These are the types after the conversion. A string that does not contain a number remains a string.
    private static Instance.Unknown ReadUnknown(SchemaTypes allowed, bool wantsText, SchemaTypes types)
    {
        const SchemaTypes Bare = SchemaTypes.Number | SchemaTypes.Boolean;
        if (wantsText && (types & Bare) != 0)
        {
            types = (types & ~Bare) | SchemaTypes.String;
        }
        else if ((types & SchemaTypes.String) != 0 && (allowed & SchemaTypes.String) == 0)
        {
            types |= allowed & Bare;
        }

        return new Instance.Unknown(types);
    }
}
