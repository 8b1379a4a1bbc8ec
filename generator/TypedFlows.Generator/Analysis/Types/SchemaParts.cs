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
    private readonly Lazy<SchemaDocument?> _document;

    private SchemaParts() => _document =
        new(() => SpecParser.ParseDocument(string.Concat(_texts), new List<SpecDiagnostic>()));

    /// <summary>Returns the texts, or null if the attribute is not one that the generator writes.</summary>
    /// <param name="attribute">The attribute of the type.</param>
    /// <param name="schemaOf">Returns the attribute of another type, or null if it has none.</param>
    public static SchemaParts? Of(AttributeData attribute, Func<INamedTypeSymbol, AttributeData?> schemaOf)
    {
        var parts = new SchemaParts();
        return parts.Add(attribute, schemaOf, ImmutableHashSet.Create<ISymbol?>(SymbolEqualityComparer.Default)) ? parts : null;
    }

    /// <summary>Returns the schema, or null if it is malformed.</summary>
    public SchemaDocument? Parse()
    {
        var longest = _texts.OrderByDescending(text => text.Length).First();
        var known = s_parsed.GetValue(longest, _ => this);
        if (known != this && !known._texts.SequenceEqual(_texts))
        {
            // Another file with the schema of a part changed, or another schema contains the same text.
            s_parsed.Remove(longest);
            known = s_parsed.GetValue(longest, _ => this);
            known = known._texts.SequenceEqual(_texts) ? known : this;
        }

        return known._document.Value;
    }

    private bool Add(
        AttributeData attribute, Func<INamedTypeSymbol, AttributeData?> schemaOf, ImmutableHashSet<ISymbol?> outer)
    {
        foreach (var part in PartsOf(attribute))
        {
            if (part is { Kind: TypedConstantKind.Primitive, Value: string text })
            {
                _texts.Add(text);
            }
            else if (part is not { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol type }
                || outer.Contains(type) || schemaOf(type) is not { } inner || !Add(inner, schemaOf, outer.Add(type)))
            {
                return false;
            }
        }

        return _texts.Count > 0;
    }

    private static ImmutableArray<TypedConstant> PartsOf(AttributeData attribute) => attribute.ConstructorArguments switch
    {
        [{ Kind: TypedConstantKind.Array, IsNull: false, Values: var parts }] => parts,
        var single => single,
    };
}
