using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Members whose values no message tells: those of format <c>password</c>, wherever in the spec they are declared.</summary>
internal sealed class Secrets
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    // Whether a document may be a secret itself.
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

    /// <summary>Whether the value there is one, or lies in one.</summary>
    /// <param name="instancePath">A JSON Pointer.</param>
    public bool Cover(string instancePath) => instancePath.Length == 0
        ? _isWholeSecret
        : JsonPointer.Tokens(instancePath).Any(_names.Contains);

    // A reference is followed once for each member that it stands under.
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
