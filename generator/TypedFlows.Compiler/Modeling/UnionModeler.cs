using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Creates the cases of a union, the selection of the case, and the checks.</summary>
internal static class UnionModeler
{
    private static readonly SchemaTypes[] s_kinds =
        [SchemaTypes.Boolean, SchemaTypes.Number, SchemaTypes.String, SchemaTypes.Array, SchemaTypes.Object];

    public static UnionModel Model(UnionDraft draft, TypeTable types, string specName, bool isRoot)
    {
        var document = draft.Site.Part.Document with { Root = draft.Site.Schema };
        var references = new References(
            document, TakenNames(types, draft.Cases.SelectMany(c => c.Record.Members.Select(m => m.Name).Prepend(c.Name))));
        var access = new LoweringContext(types, [], references);
        var jsonChecks = RecordModeler.Lowering(access, types, specName).Lower(
            document.Root, new Operand(OperandKind.Json, "json"), RecordModeler.Start(isRoot));
        var methods = RecordModeler.ReferenceMethods(references, types, specName);
        var readings = Readings(draft).ToEquatableArray();
        var locals = new HashSet<string>(["reader", "start", "validation", "writer", "json"], StringComparer.Ordinal);
        var cases = draft.Cases.Select(c => Case(draft, c, Names.Unique(Local(c.Name), locals), types, specName, isRoot, readings, methods))
            .ToEquatableArray();
        return new UnionModel(
            draft.Name, draft.Role, draft.WireName, draft.Site.Location, SchemaText.Of(SchemaJson.Text(document)),
            MemberText.Summary(document.Root, $"Represents one of several kinds of values that {specName} accepts."), cases,
            readings.Select(r => r with { Candidates = r.Candidates.Select(WithLocal).ToEquatableArray() }).ToEquatableArray(),
            jsonChecks.ToEquatableArray(), methods)
        {
            ScalarTypes = ScalarTypesText.Of(document),
        };

        UnionCandidate WithLocal(UnionCandidate candidate) =>
            candidate with { LocalName = cases.First(each => each.Name == candidate.CaseName).LocalName };
    }

    private static string Local(string name) => Names.Camel(name) is var local && local == name ? "value" + name : local;

    private static IEnumerable<string> TakenNames(TypeTable types, IEnumerable<string> own) =>
        Reserved.InRecord.Concat(["Match", "Switch", "Holds", "Value"])
            .Concat(own)
            .Concat(types.Enums.Select(e => e.Name))
            .Concat(types.Records.Select(r => r.Name))
            .Concat(types.Unions.Select(u => u.Name));

    private static UnionCaseModel Case(
        UnionDraft draft, UnionCaseDraft each, string local, TypeTable types, string specName, bool isRoot,
        EquatableArray<UnionReading> readings, EquatableArray<ReferenceModel> inherited)
    {
        var record = each.Record;
        var references = new References(
            record.Document,
            TakenNames(
                types, [.. record.Members.Select(m => m.Name), .. draft.Cases.Select(c => c.Name), .. inherited.Select(r => r.Method)]));
        var read = record.IsRaw ? record : record.InLocals();
        var access = new LoweringContext(types, read.Members.Select(m => m.Name), references);
        var checks = RecordModeler.Lowering(access, types, specName).Lower(
            record.Schema!, access.Of(each with { Record = read }, string.Empty), RecordModeler.Start(isRoot));
        var checksJson = record.IsRaw || access.NeedsJson;
        if (access.NeedsJson)
        {
            checks = [new Check.Serialized([])];
        }

        // These are the conditions that identify a case. Conditions that require JSON are omitted, so the first readable case is used.
        var isTried = readings.Any(
            r => r.Discriminator is null && r.Candidates.Count > 1 && r.Candidates.Any(c => c.CaseName == each.Name));
        access = new LoweringContext(types, record.Members.Select(m => m.Name), references);
        var operand = access.Of(each, string.Empty);
        var holds = isTried ? RecordModeler.Lowering(access, types, specName).Satisfies(each.Branch.Schema, operand) : null;
        holds = access.NeedsJson && holds is not null ? Conditions.True : holds;
        var rules = RecordModeler.Lowering(new LoweringContext(types, [], new References(record.Document, [])), types, specName)
            .Lower(each.Branch.Schema, operand, RecordModeler.Start(isRoot));
        var schema = each.Branch.Follow()?.Schema ?? each.Branch.Schema;
        var model = new RecordModel(
            record.Name, record.Role, record.WireName, record.Location, SchemaText.Empty,
            MemberText.Summary(schema, $"Represents the case {each.Name}."), record.IsRaw, record.IsOpen,
            record.Members.Select(m => MemberRules.Document(m, rules)).ToEquatableArray(), [],
            record.IsRaw ? [] : RecordModeler.Defaults(record, types).ToEquatableArray(), !checksJson,
            checksJson ? checks.ToEquatableArray() : NestedChecks.Own(checks), [],
            RecordModeler.ReferenceMethods(references, types, specName))
        {
            NestedChecks = checksJson ? [] : NestedChecks.Of(record.Members, checks),
            Union = draft.Name,
        };
        return new UnionCaseModel(each.Name, local, model, holds, ConvertsFrom(each, draft));
    }

    private static TypeModel? ConvertsFrom(UnionCaseDraft each, UnionDraft draft)
    {
        if (!each.Record.IsRaw
            || each.Record.Members[0].Type is not (TypeModel.Scalar { Kind: not ScalarKind.Json } or TypeModel.Enum or TypeModel.Record))
        {
            return null;
        }

        var type = each.Record.Members[0].Type;
        return draft.Cases.Count(c => c.Record.IsRaw && c.Record.Members[0].Type == type) == 1 && type != new TypeModel.Record(draft.Name)
            ? type : null;
    }

    private static IEnumerable<UnionReading> Readings(UnionDraft draft)
    {
        foreach (var kind in s_kinds)
        {
            var candidates = draft.Cases.Where(c => (c.Types & kind) != 0).ToList();
            if (candidates.Count > 0)
            {
                var includeValue = kind == SchemaTypes.Object && candidates.Count > 1 && candidates.All(c => c.Texts.Count > 0);
                yield return new UnionReading(
                    kind, includeValue ? draft.Discriminator : null, candidates.Select(
                        c => new UnionCandidate(c.Name, string.Empty, includeValue ? c.Texts : [])).ToEquatableArray());
            }
        }
    }
}

/// <summary>Represents a union with known cases and without lowered rules.</summary>
internal sealed record UnionDraft(
    string Name, RecordRole Role, string WireName, SchemaSite Site, IReadOnlyList<UnionCaseDraft> Cases, string? Discriminator)
{
    /// <summary>
    /// Returns a value indicating whether the schema defines the union, although its annotations may be those of another place.
    /// </summary>
    public bool IsOf(Schema schema) =>
        Site.Schema == schema || Site.Schema.WithoutAnnotations() == schema.WithoutAnnotations();
}

/// <param name="Record">The properties of the case. A raw record wraps the value of its only property.</param>
/// <param name="Branch">The schema of the case.</param>
/// <param name="Types">The types of the JSON values that the case can hold.</param>
/// <param name="Texts">The values of the discriminator that identify the case.</param>
internal sealed record UnionCaseDraft(string Name, RecordDraft Record, SchemaSite Branch, SchemaTypes Types, EquatableArray<string> Texts);

/// <summary>Represents one branch of a oneOf or anyOf that becomes a case of a union.</summary>
/// <param name="Parts">The schemas that declare the properties of the case if it is an object; null if the case wraps a value.</param>
internal sealed record UnionBranch(SchemaSite Site, IReadOnlyList<SchemaSite>? Parts);
