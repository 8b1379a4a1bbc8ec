using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <content>Projects unions and their cases.</content>
internal sealed partial class TypeProjection
{
    private TypeModel.Record Union(ShapedSchema shaped, NameHint hint)
    {
        if (roots.TryGetValue(shaped.Owner.Pointer, out var root))
        {
            types.Nested.Add(root);
            return new TypeModel.Record(root);
        }

        return Named(shaped, hint, (unionName, inner) => AddUnion(shaped, unionName, RecordRole.Parameters, string.Empty, inner));
    }

    private void AddUnion(ShapedSchema shaped, string unionName, RecordRole role, string wireName, NameHint hint)
    {
        var discriminator = CaseNames.Discriminator(shaped);
        var caseNames = CaseNames.Of(shaped, OwnNames(unionName), discriminator);
        var cases = new List<UnionCaseDraft>();
        for (var i = 0; i < caseNames.Count; i++)
        {
            var branch = shaped.Branches[i];
            var caseName = caseNames[i];
            var recordName = unionName + "." + caseName;
            var record = branch.Parts is null ? Wrapper(shaped.Owner, branch, caseName, recordName, hint)
                : Draft(
                    shaped.Owner, branch.Parts, recordName, RecordRole.Parameters, string.Empty, HintOf,
                    [.. caseNames, "Match", "Switch", "Holds"]);
            cases.Add(new UnionCaseDraft(
                caseName,
                record with { Location = branch.Site.Location },
                branch.Site,
                branch.Parts is not null ? SchemaTypes.Object : HeldTypes(branch.Site),
                discriminator is not null && branch.Parts is not null ? CaseNames.Texts(branch, discriminator).ToEquatableArray() : []));

            // Types that all cases share are named after the union. Other types are named after the case.
            NameHint HintOf(SchemaSite part) => part.Pointer.StartsWith(branch.Site.Pointer, StringComparison.Ordinal)
                ? new NameHint(hint.Base, [caseName], false)
                : hint;
        }

        types.Add(new UnionDraft(unionName, role, wireName, shaped.Owner, cases, discriminator));
    }

    private RecordDraft Wrapper(SchemaSite owner, UnionBranch branch, string caseName, string recordName, NameHint hint)
    {
        var shape = TypeShapes.Of(branch.Site).Shape;
        var inner = shape is TypeShape.List or TypeShape.Map ? hint : hint with { Base = hint.Base + caseName, IsDefinition = false };
        var type = WithoutText(Type(branch.Site, inner));
        var value = new MemberModel(
            string.Empty, "Value", "value", type, MemberPresence.Required, "The value of the case.",
            string.Empty, branch.Site.Location)
        {
            Epoch = EpochOf(branch.Site, type),
        };
        return new RecordDraft(recordName, RecordRole.Parameters, string.Empty, branch.Site.Location, owner.Schema, true, false, [value])
        {
            Targets = owner.Part.Document.Targets,
        };
    }

    private static SchemaTypes Widened(SchemaTypes types) => (types & SchemaTypes.Number) != 0 ? types | SchemaTypes.Number : types;

    private static SchemaTypes HeldTypes(SchemaSite site) => TypeShapes.Of(site).Shape switch
    {
        TypeShape.Text or TypeShape.Secret or TypeShape.Enum => SchemaTypes.String,
        TypeShape.Integer or TypeShape.Number => SchemaTypes.Number,
        TypeShape.Boolean => SchemaTypes.Boolean,
        TypeShape.List or TypeShape.Tuple => SchemaTypes.Array,
        TypeShape.Union => Widened(new DeclaredTypes(site.Part.Document).Of(site.Schema)),
        _ => SchemaTypes.Object,
    };
}
