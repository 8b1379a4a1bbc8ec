using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Messages;

/// <summary>
/// Finds the values that no message shows: the properties that any part of a schema declares with the format <c>password</c>, and their
/// content. Properties are matched by name in every object, because hiding too much is better than logging a secret.
/// </summary>
internal sealed class SecretProperties
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public SecretProperties(IEnumerable<SchemaDocument> documents)
    {
        foreach (var document in documents)
        {
            Collect(document.Root, null, document, []);
        }
    }

    public IReadOnlyCollection<string> Names => _names;

    /// <summary>Gets a value indicating whether the whole document may be a secret.</summary>
    public bool IsWholeSecret { get; private set; }

    /// <summary>Returns a value indicating whether a value is a secret or is inside one.</summary>
    /// <param name="names">The names of the properties that contain the value.</param>
    public bool Cover(IEnumerable<string> names) => names.Any(_names.Contains);

    // A reference is followed once per property that contains it.
    private void Collect(Schema schema, string? member, SchemaDocument document, HashSet<(string Key, string? Member)> followed)
    {
        if (schema.Ref is { } key && followed.Add((key, member)) && document.Find(key) is { } target)
        {
            Collect(target, member, document, followed);
        }

        if (schema.Format == "password")
        {
            IsWholeSecret |= member is null;
            _ = member is not null && _names.Add(member);
        }

        foreach (var property in schema.Properties)
        {
            Collect(property.Schema, property.Name, document, followed);
        }

        foreach (var inside in schema.UnnamedSubschemas())
        {
            Collect(inside, member, document, followed);
        }
    }
}
