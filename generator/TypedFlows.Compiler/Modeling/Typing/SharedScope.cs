using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Represents a type that several specs can share. The types inside it are named after it.</summary>
/// <param name="Key">The id of the data type, or the path of a spec file followed by a number sign and a JSON Pointer.</param>
/// <param name="Name">The C# name of the shared type; empty if the key is not a name.</param>
/// <param name="Structure">The text of the structure.</param>
internal sealed record SharedScope(string Key, string Name, string Structure, bool IsOfFile, SchemaDocument Document)
{
    /// <summary>Gets the properties that no message of these types shows. They do not depend on the spec around the types.</summary>
    public SecretProperties Secrets => field ??= new([Document]);

    /// <summary>Gets the shared types that these types use.</summary>
    public HashSet<SharedScope> Uses { get; } = [];

    /// <summary>Gets or sets the name in the spec.</summary>
    public string LocalName { get; set; } = string.Empty;

    public bool Equals(SharedScope? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);
}

/// <summary>Finds the types that several specs can share: data types of XDM, and targets of references between files.</summary>
internal sealed class SharedScopes(Spec spec, IncludedFields fields)
{
    private readonly Dictionary<(string Key, string Structure), SharedScope> _scopes = [];
    private readonly Dictionary<string, SharedScope> _ofPointers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _identity = PrimaryIdentity(spec);

    /// <summary>Returns the shared type that is the schema, or null if the schema belongs to the spec or to another type.</summary>
    public SharedScope? Of(ShapedSchema shaped)
    {
        var site = shaped.Owner;
        if (site.Kind != SchemaTypes.None || (site.Schema.DataType is null && !site.Part.IsTarget(site.Pointer)))
        {
            return null;
        }

        if (!_ofPointers.TryGetValue(site.Pointer, out var scope))
        {
            scope = site.Schema.DataType is { } id ? OfDataType(id, site) : OfTarget(site);
            if (scope is not null)
            {
                _ofPointers.Add(site.Pointer, scope);
            }
        }

        return scope;
    }

    // A primary identity adds rules to the objects that contain it, and some objects have only some fields. They differ from their data
    // types.
    private SharedScope? OfDataType(string id, SchemaSite site) =>
        _identity.Contains(site.Pointer) || !fields.IsWhole(site) ? null : Scope(id, NameHint.OfDataType(id), site, isOfFile: false);

    private SharedScope? OfTarget(SchemaSite site) => site.Document.Length > 0
        ? Scope(Uri.UnescapeDataString(site.Document) + site.Pointer.Substring(site.Document.Length), NameHint.Of(site).Base, site, true)
        : spec.IsReferenced && spec.Kind == SpecKind.JsonSchema
            ? Scope($"{spec.Path}#{site.Pointer}", NameHint.Of(site).Base, site, true)
            : null;

    private SharedScope Scope(string key, string name, SchemaSite site, bool isOfFile)
    {
        var document = site.Part.Document with { Root = site.Schema with { Title = null } };
        var structure = SchemaJson.Structure(document);
        if (!_scopes.TryGetValue((key, structure), out var scope))
        {
            scope = new(key, Reserved.AsShared.Contains(name) ? name + "Type" : name, structure, isOfFile, document);
            _scopes.Add((key, structure), scope);
        }

        return scope;
    }

    // The platform requires the field of a primary identity, with a text that is not empty, and every object that contains the field.
    private static HashSet<string> PrimaryIdentity(Spec spec)
    {
        var pointers = new HashSet<string>(StringComparer.Ordinal);
        if (spec.Kind == SpecKind.XdmSchema && spec.Parts[0] is { Schema: { } root, Pointer: var start })
        {
            Contains(root, start);
        }

        return pointers;

        bool Contains(Schema schema, string pointer)
        {
            var isFound = false;
            foreach (var field in schema.Properties.Where(field => schema.Required.Contains(field.Name)))
            {
                isFound |= field.Schema.Properties.Count == 0
                    ? field.Schema is { Types: SchemaTypes.String, MinLength: > 0 }
                    : Contains(field.Schema, $"{pointer}/properties/{JsonPointer.Escape(field.Name)}");
            }

            if (isFound)
            {
                pointers.Add(pointer);
            }

            return isFound;
        }
    }
}
