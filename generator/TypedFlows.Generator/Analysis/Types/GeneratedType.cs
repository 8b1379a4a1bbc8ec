using System.Globalization;
using Microsoft.CodeAnalysis;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Generator.Analysis;

/// <summary>
/// Represents a generated record, its properties and the schema in its attribute. A case of a union uses the schema of the union.
/// </summary>
internal sealed class GeneratedType(INamedTypeSymbol symbol, SchemaDocument document, string spec, IReadOnlyList<GeneratedMember> members)
{
    private readonly Lazy<IReadOnlyList<InstanceMember>> _hidden = new(() =>
        members.Any(member => member.Part != GeneratedPart.Member)
            ? []
            : [.. SchemaNames.In(document).Where(
                name => members.All(member => member.JsonName != name)).Select(name => Hidden(document, name))]);

    private readonly Lazy<bool> _isClosed = new(
        () => AllOf(document, document.Root).Any(part => part is { AdditionalProperties.Always: false, PatternProperties.Count: 0 }));

    public INamedTypeSymbol Symbol { get; } = symbol;

    public SchemaDocument Document { get; } = document;

    public string Spec { get; } = spec;

    public IReadOnlyList<GeneratedMember> Members { get; } = members;

    /// <summary>Gets the names in the schema without a C# property. Only a fixed value may still be written.</summary>
    public IReadOnlyList<InstanceMember> HiddenMembers => _hidden.Value;

    /// <summary>Gets a value indicating whether a new object has no property set.</summary>
    public bool StartsEmpty { get; } = OwnConstructors.SetNothing(symbol);

    /// <summary>Gets a value indicating whether a copy has the properties of the original.</summary>
    public bool CopiesAll { get; } = OwnConstructors.CopyAll(symbol);

    public GeneratedMember? Find(IPropertySymbol property) =>
        Members.FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(member.Property, property.OriginalDefinition));

    /// <summary>
    /// Returns true for the generated property that holds undeclared properties. A closed record has none, but a partial declaration may
    /// add one.
    /// </summary>
    public bool IsOpening(IPropertySymbol property) =>
        property is { Name: "AdditionalProperties", IsIndexer: false }
            && WireTypes.ValueType(property.Type) is not null
            && !_isClosed.Value;

    public GeneratedMember? Find(string jsonName) => Members.FirstOrDefault(member => member.JsonName == jsonName);

    /// <summary>Returns the JSON instance that a record with these properties is written as.</summary>
    public Instance Written(Instance.Object members)
    {
        if (Members.FirstOrDefault(member => member.Part == GeneratedPart.Value) is { } whole)
        {
            return members.Find(whole.JsonName) is { Presence: Presence.Present, Value: var value } ? value : Instance.Anything;
        }

        return Members.Any(member => member.Part is GeneratedPart.Item or GeneratedPart.Rest) ? WrittenItems(members) : members;
    }

    private Instance.Array WrittenItems(Instance.Object members)
    {
        var items = new List<Instance>();
        foreach (var member in Members.Where(member => member.Part == GeneratedPart.Item).OrderBy(
            member => int.Parse(member.JsonName, CultureInfo.InvariantCulture)))
        {
            var known = members.Find(member.JsonName);
            if (known.Presence != Presence.Present)
            {
                // If an omitted item may end the array, the following items are unknown.
                return new(
                    items,
                    isComplete: known.Presence == Presence.Absent
                        && Members.All(
                            other => other == member
                                || items.Count > Index(other)
                                || members.Find(other.JsonName).Presence == Presence.Absent));
            }

            items.Add(known.Value);
        }

        var rest = Members.FirstOrDefault(member => member.Part == GeneratedPart.Rest) is { } more ? members.Find(more.JsonName) : null;
        return rest switch
        {
            null or { Presence: Presence.Absent } => new(items, isComplete: true),
            { Presence: Presence.Present, Value: Instance.Array others } => new([.. items, .. others.Items], others.IsComplete),
            _ => new(items, isComplete: false),
        };
    }

    private static IEnumerable<Schema> AllOf(SchemaDocument document, Schema schema)
    {
        var target = document.Resolve(schema) ?? schema;
        return target.AllOf.SelectMany(part => AllOf(document, part)).Prepend(target);
    }

    private static int Index(GeneratedMember member) =>
        member.Part == GeneratedPart.Item ? int.Parse(member.JsonName, CultureInfo.InvariantCulture) : int.MaxValue;

    private static InstanceMember Hidden(SchemaDocument document, string name)
    {
        var isFixed = SchemaNames.Here(document, document.Root).Select(part => part.FindProperty(name)).OfType<Schema>()
            .Any(schema => schema.Const is not null || schema.Enum is not null);
        return new(name, isFixed ? Presence.Unknown : Presence.Absent, Instance.Anything);
    }
}
