using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>
/// Which values are never shown: those of members that any part of the schema declares with the format <c>password</c>, and what
/// lies inside them. By name, whichever object it stands in: rather one value too few than a secret in a log.
/// </summary>
internal sealed class SecretMembers(Schema schema)
{
    private HashSet<string>? _names;
    private bool _coversAll;

    public bool Cover(PointerPath path)
    {
        if (_names is null)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            Collect(schema, null, names);
            _names = names;
        }

        return _coversAll || path.Names().Any(_names.Contains);
    }

    private void Collect(Schema? part, string? member, HashSet<string> names)
    {
        if (part is null)
        {
            return;
        }

        if (part.Format == "password")
        {
            _coversAll |= member is null;
            names.Add(member ?? string.Empty);
        }

        foreach (var property in part.Properties)
        {
            Collect(property.Schema, property.Name, names);
        }

        foreach (var branch in part.AllOf.Concat(part.AnyOf).Concat(part.OneOf))
        {
            Collect(branch, member, names);
        }

        Schema?[] others = [part.Items, part.AdditionalProperties, part.Not, part.If, part.Then, part.Else];
        foreach (var other in others)
        {
            Collect(other, member, names);
        }
    }
}
