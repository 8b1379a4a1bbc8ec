using Microsoft.CodeAnalysis;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Generator.Analysis;

/// <summary>A generated record, its members and the schema that its attribute carries.</summary>
internal sealed class GeneratedType(INamedTypeSymbol symbol, SchemaDocument document, string spec, IReadOnlyList<GeneratedMember> members)
{
    private readonly Lazy<IReadOnlyList<string>> _hiddenNames = new(() =>
        [.. SchemaNames.In(document).Where(name => members.All(member => member.JsonName != name))]);

    public INamedTypeSymbol Symbol { get; } = symbol;

    public SchemaDocument Document { get; } = document;

    public string Spec { get; } = spec;

    public IReadOnlyList<GeneratedMember> Members { get; } = members;

    /// <summary>Names that the schema speaks of and no property stands for (a constant, say): whether they are written is not known.</summary>
    public IEnumerable<InstanceMember> HiddenMembers =>
        _hiddenNames.Value.Select(name => new InstanceMember(name, Presence.Unknown, Instance.Unknown));

    public GeneratedMember? Find(IPropertySymbol property) =>
        Members.FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(member.Property, property.OriginalDefinition));

    public GeneratedMember? Find(string jsonName) => Members.FirstOrDefault(member => member.JsonName == jsonName);
}
