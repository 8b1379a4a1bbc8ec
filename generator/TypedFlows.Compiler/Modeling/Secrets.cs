using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Finds the properties of the format <c>password</c> in a spec. No message shows their values.</summary>
internal sealed class Secrets
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    // True if the document itself may be a secret.
    private bool _isWholeSecret;

    private Secrets()
    {
    }

    public IReadOnlyCollection<string> Names => _names;

    public static Secrets Of(Spec spec)
    {
        var secrets = new Secrets();
        foreach (var part in spec.Parts)
        {
            if (part.Document is { } document)
            {
                secrets.Collect(document.Root, null, document, []);
            }
        }

        return secrets;
    }

    /// <summary>Returns a value indicating whether the value at the path is a secret or is inside one.</summary>
    /// <param name="instancePath">The JSON Pointer to the value.</param>
    public bool Cover(string instancePath) => instancePath.Length == 0
        ? _isWholeSecret
        : JsonPointer.Tokens(instancePath).Any(_names.Contains);

    // A reference is followed once per property that contains it.
    private void Collect(Schema schema, string? member, SchemaDocument document, HashSet<(string Key, string? Member)> followed)
    {
        if (schema.Ref is { } key && followed.Add((key, member)) && document.Find(key) is { } target)
        {
            Collect(target, member, document, followed);
        }

        if (schema.Format == "password" && member is not null)
        {
            _names.Add(member);
        }

        _isWholeSecret |= schema.Format == "password" && member is null;

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
