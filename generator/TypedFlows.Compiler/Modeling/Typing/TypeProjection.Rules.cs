using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <content>Projects fields that are not included. Their objects become types that only hold rules.</content>
internal sealed partial class TypeProjection
{
    /// <summary>Returns the type that the rules of a field are found by: objects, lists and maps; anything else is raw JSON.</summary>
    private TypeModel RulesType(SchemaSite site, NameHint hint)
    {
        var shaped = TypeShapes.Of(site);
        return shaped.Shape switch
        {
            TypeShape.List when shaped.Items is { } items => new TypeModel.List(RulesType(items, hint.Item()), false),
            TypeShape.Map when shaped.Items is { } values => new TypeModel.Map(RulesType(values, hint.Item()), false),
            TypeShape.Record => Rules(shaped, hint),
            _ => new TypeModel.Scalar(ScalarKind.Json),
        };
    }

    private TypeModel.Record Rules(ShapedSchema shaped, NameHint hint)
    {
        var owner = shaped.Owner;
        hint = owner.Schema.DataType is { } id && NameHint.OfDataType(id) is { Length: > 0 } dataType
            ? hint with { Base = dataType } : hint;
        var rulesName = name(NestedType.OfRules(shaped, hint));
        if (!types.Begin(rulesName))
        {
            return new TypeModel.Record(rulesName);
        }

        var locals = new HashSet<string>(["json", "validation"], StringComparer.Ordinal);
        var members = new List<MemberModel>();
        var sources = new Dictionary<string, Schema>(StringComparer.Ordinal);
        foreach (var wire in shaped.Parts.SelectMany(p => p.Schema.Properties).Select(p => p.Name).Distinct(StringComparer.Ordinal))
        {
            var (site, _) = Source(wire, shaped.Parts);
            sources.Add(wire, site.Schema);
            members.Add(new MemberModel(
                wire, string.Empty, Names.Unique(Names.Camel(Names.Pascal(wire)), locals), RulesType(site, hint.Member(wire)),
                MemberPresence.Optional, string.Empty, string.Empty, site.Location));
        }

        types.AddRules(new RecordDraft(
            rulesName, RecordRole.Parameters, string.Empty, owner.Location, owner.Schema, false, true, members.ToEquatableArray())
        {
            Targets = owner.Part.Document.Targets,
            Sources = sources,
        });
        return new TypeModel.Record(rulesName);
    }
}
