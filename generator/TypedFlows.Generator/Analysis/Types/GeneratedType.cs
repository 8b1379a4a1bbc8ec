using System.Globalization;
using Microsoft.CodeAnalysis;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Generator.Analysis;

/// <summary>A generated record, its members and the schema that its attribute carries: of a case of a union, the union's.</summary>
internal sealed class GeneratedType(INamedTypeSymbol symbol, SchemaDocument document, string spec, IReadOnlyList<GeneratedMember> members)
{
    private readonly Lazy<IReadOnlyList<InstanceMember>> _hidden = new(() =>
        members.Any(member => member.Part != GeneratedPart.Member) ? [] : [.. SchemaNames.In(document).Where(name => members.All(member => member.JsonName != name)).Select(name => Hidden(document, name))]);

    private readonly Lazy<bool> _isClosed = new(() => AllOf(document, document.Root).Any(part => part is { AdditionalProperties.Always: false, PatternProperties.Count: 0 }));

    public INamedTypeSymbol Symbol { get; } = symbol;

    public SchemaDocument Document { get; } = document;

    public string Spec { get; } = spec;

    public IReadOnlyList<GeneratedMember> Members { get; } = members;

    /// <summary>Names that the schema speaks of and no property stands for: only a fixed value may be written all the same.</summary>
    public IReadOnlyList<InstanceMember> HiddenMembers => _hidden.Value;

    /// <summary>True where a new object has no member set.</summary>
    public bool StartsEmpty { get; } = OwnConstructors.SetNothing(symbol);

    /// <summary>True where a copy has the members of the original.</summary>
    public bool CopiesAll { get; } = OwnConstructors.CopyAll(symbol);

    public GeneratedMember? Find(IPropertySymbol property) =>
        Members.FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(member.Property, property.OriginalDefinition));

    /// <summary>True for the property that holds members beside the declared ones; a closed record has none that is not somebody's own.</summary>
    public bool IsOpening(IPropertySymbol property) =>
        property is { Name: "AdditionalProperties", IsIndexer: false } && WireTypes.ValueType(property.Type) is not null && !_isClosed.Value;

    public GeneratedMember? Find(string jsonName) => Members.FirstOrDefault(member => member.JsonName == jsonName);

    /// <summary>The JSON that a record with these members is written as.</summary>
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
        foreach (var member in Members.Where(member => member.Part == GeneratedPart.Item).OrderBy(member => int.Parse(member.JsonName, CultureInfo.InvariantCulture)))
        {
            var known = members.Find(member.JsonName);
            if (known.Presence != Presence.Present)
            {
                // Where a left-out item ends the array, what follows must not be there; else nobody knows.
                return new(items, isComplete: known.Presence == Presence.Absent && Members.All(other => other == member || items.Count > Index(other) || members.Find(other.JsonName).Presence == Presence.Absent));
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
