using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>
/// Finds the values that must not be shown: the properties that any part of the schema declares with the format <c>password</c>, and their
/// content. Properties are matched by name in every object, because hiding too much is better than logging a secret.
/// </summary>
internal sealed class SecretMembers(SchemaDocument document)
{
    private HashSet<string>? _names;
    private bool _coversAll;

    public bool Cover(PointerPath path)
    {
        if (_names is null)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            Collect(document.Root, null, names, []);
            _names = names;
        }

        return _coversAll || path.Names().Any(_names.Contains);
    }

    // A reference is followed once per property that contains it.
    private void Collect(Schema part, string? member, HashSet<string> names, HashSet<(string Key, string? Member)> followed)
    {
        if (part.Ref is { } key && followed.Add((key, member)) && document.Find(key) is { } target)
        {
            Collect(target, member, names, followed);
        }

        if (part.Format == "password")
        {
            _coversAll |= member is null;
            names.Add(member ?? string.Empty);
        }

        foreach (var property in part.Properties)
        {
            Collect(property.Schema, property.Name, names, followed);
        }

        foreach (var inside in part.UnnamedSubschemas())
        {
            Collect(inside, member, names, followed);
        }
    }
}
