using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Generator.Analysis;

/// <summary>Holds the texts that together are the schema of a type: those of its attribute, and of the types that the attribute
/// names.</summary>
internal sealed class SchemaParts
{
    // A file that did not change keeps the text of its literals, so an edit of another file does not parse a schema again.
    private static readonly ConditionalWeakTable<string, SchemaParts> s_parsed = new();

    private readonly List<string> _texts = [];
    private readonly string _key;
    private readonly Lazy<SchemaDocument?> _document;

    /// <param name="key">The longest text of the attribute itself, which identifies it among the types that it names.</param>
    private SchemaParts(string key)
    {
        _key = key;
        _document = new(() => SpecParser.ParseDocument(string.Concat(_texts), new List<SpecDiagnostic>()));
    }

    /// <summary>Returns the texts, or null if the attribute is not one that the generator writes.</summary>
    /// <param name="attribute">The attribute of the type.</param>
    /// <param name="schemaOf">Returns the attribute of another type, or null if it has none.</param>
    public static SchemaParts? Of(AttributeData attribute, Func<INamedTypeSymbol, AttributeData?> schemaOf)
    {
        var own = PartsOf(attribute).Where(IsText).Select(part => (string)part.Value!).OrderByDescending(text => text.Length).ToList();
        if (own.Count == 0)
        {
            return null;
        }

        var parts = new SchemaParts(own[0]);
        return parts.Add(attribute, schemaOf, ImmutableHashSet.Create<ISymbol?>(SymbolEqualityComparer.Default)) ? parts : null;
    }

    /// <summary>Returns the schema, or null if it is malformed.</summary>
    public SchemaDocument? Parse()
    {
        var known = s_parsed.GetValue(_key, _ => this);
        if (known != this && !known._texts.SequenceEqual(_texts))
        {
            // Another file with the schema of a part changed, or another schema contains the same text.
            s_parsed.Remove(_key);
            known = s_parsed.GetValue(_key, _ => this);
            known = known._texts.SequenceEqual(_texts) ? known : this;
        }

        return known._document.Value;
    }

    private bool Add(
        AttributeData attribute, Func<INamedTypeSymbol, AttributeData?> schemaOf, ImmutableHashSet<ISymbol?> outer)
    {
        foreach (var part in PartsOf(attribute))
        {
            if (IsText(part))
            {
                _texts.Add((string)part.Value!);
            }
            else if (part is not { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol type }
                || outer.Contains(type) || schemaOf(type) is not { } inner || !Add(inner, schemaOf, outer.Add(type)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsText(TypedConstant part) => part is { Kind: TypedConstantKind.Primitive, Value: string };

    private static ImmutableArray<TypedConstant> PartsOf(AttributeData attribute) => attribute.ConstructorArguments switch
    {
        [{ Kind: TypedConstantKind.Array, IsNull: false, Values: var parts }] => parts,
        var single => single,
    };
}
