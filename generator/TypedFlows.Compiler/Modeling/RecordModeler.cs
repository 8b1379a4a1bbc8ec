using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Creates the factories, defaults and checks of a record.</summary>
internal static class RecordModeler
{
    private const string LargestDouble = "1.7976931348623157e308";

    /// <param name="isRoot">True if the record is a document, so that names in messages start at it.</param>
    public static RecordModel Model(RecordDraft draft, TypeTable types, string specName, bool isRoot)
    {
        var schema = draft.Schema ?? new Schema { Always = true };
        var references = new References(
            draft.Document, Reserved.InRecord.Concat(draft.Members.Select(m =>
                m.Name)).Concat(types.Enums.Select(e => e.Name)).Concat(types.Records.Select(r => r.Name)));
        if (draft.IsTuple)
        {
            return Tuple(draft, types, references, specName, isRoot);
        }

        var checks = Checks(draft.InLocals(), schema, types, references, specName, isRoot, out var access);
        var jsonChecks = JsonChecks(draft, schema, types, references, specName, isRoot);
        var documented = draft.Members.Select(m => MemberRules.Document(m, checks)).ToEquatableArray();
        var checksJson = draft.IsRaw || access.NeedsJson;
        if (access.NeedsJson)
        {
            // If a record cannot be written, its properties report the reason.
            var shape = draft.OfShape();
            checks = [new Check.Serialized(Checks(shape, shape.Schema!, types, references, specName, isRoot, out _).ToEquatableArray())];
        }

        return new RecordModel(
            draft.Name, draft.Role, draft.WireName, draft.Location, SchemaJson.Text(draft, types),
            MemberText.Summary(draft.Schema, Fallback(draft, specName, types.IsXdm)), draft.IsRaw, draft.IsOpen, documented,
            draft.IsRaw ? [] : CaseProjection.Of(draft, types).ToEquatableArray(),
            draft.IsRaw || types.IsXdm ? [] : Defaults(draft, types).ToEquatableArray(), !checksJson,
            checksJson ? checks.ToEquatableArray() : NestedChecks.Own(checks), jsonChecks.ToEquatableArray(),
            ReferenceMethods(references, types, specName))
        {
            NestedChecks = checksJson ? [] : NestedChecks.Of(draft.Members, checks),
            NestedPaths = checksJson ? [] : NestedChecks.Paths(draft.Members, checks),
            Fields = draft.OtherFields.Count == 0 ? [] : draft.Sources.Keys.ToEquatableArray(),
            ScalarTypes = draft.Schema is null || types.IsXdm ? string.Empty : ScalarTypesText.Of(draft.Document),
        };
    }

    /// <summary>Creates the rules of an object that has no record.</summary>
    public static RulesModel Rules(RecordDraft draft, TypeTable types, string specName)
    {
        var references = new References(draft.Document, Reserved.InRecord);
        var checks = JsonChecks(draft, draft.Schema!, types, references, specName, isRoot: false);
        return new(
            draft.Name, draft.Members.Select(m => new RulesField(m.WireName, m.LocalName)).ToEquatableArray(), checks.ToEquatableArray(),
            ReferenceMethods(references, types, specName));
    }

    private static RecordModel Tuple(RecordDraft draft, TypeTable types, References references, string specName, bool isRoot)
    {
        var access = new LoweringContext(types, draft.Members.Select(m => m.Name), references);
        var checks = Lowering(access, types, specName).Lower(
            draft.Schema!, new Operand(OperandKind.Tuple, string.Empty) { Record = draft }, Start(isRoot));
        var jsonChecks = Lowering(new LoweringContext(types, [], references), types, specName)
            .Lower(draft.Schema!, new Operand(OperandKind.Json, "json"), Start(isRoot));
        var documented = draft.Members.Select((m, i) => MemberRules.Document(m, i, checks)).ToEquatableArray();
        return new RecordModel(
            draft.Name, draft.Role, draft.WireName, draft.Location, SchemaJson.Text(draft, types),
            MemberText.Summary(draft.Schema, Fallback(draft, specName, types.IsXdm)), false, false, documented,
            [], [], false, access.NeedsJson ? [new Check.Serialized([])] : checks.ToEquatableArray(), jsonChecks.ToEquatableArray(),
            ReferenceMethods(references, types, specName))
        {
            IsTuple = true,
            ScalarTypes = ScalarTypesText.Of(draft.Document),
        };
    }

    private static string Fallback(RecordDraft draft, string specName, bool isXdm) => draft.Role switch
    {
        RecordRole.Auth => $"Represents the credentials for {specName}.",
        RecordRole.Source => $"Represents the source parameters of {specName}.",
        RecordRole.Target => $"Represents the target parameters of {specName}.",
        _ => isXdm ? $"Represents a group of fields of {specName}." : $"Represents the parameters of {specName}.",
    };

    private static List<Check> Checks(
        RecordDraft draft, Schema schema, TypeTable types, References references, string specName, bool isRoot, out LoweringContext access)
    {
        access = new LoweringContext(types, draft.Members.Select(m => m.Name), references);
        var operand = draft.IsRaw
            ? new Operand(OperandKind.Json, "Json") : new Operand(OperandKind.Record, string.Empty) { Record = draft };
        return Lowering(access, types, specName).Lower(schema, operand, Start(isRoot));
    }

    private static List<Check> JsonChecks(
        RecordDraft draft, Schema schema, TypeTable types, References references, string specName, bool isRoot)
    {
        var access = new LoweringContext(types, draft.Members.Select(m => m.LocalName), references);
        var lowering = Lowering(access, types, specName);
        if (draft.IsRaw)
        {
            return lowering.Lower(schema, new Operand(OperandKind.Json, "json"), Start(isRoot));
        }

        var operand = new Operand(OperandKind.Json, "json")
        {
            Record = draft,
            Locals = draft.Members.ToDictionary(m => m.WireName, m => m.LocalName, StringComparer.Ordinal),
            Possible = SchemaTypes.Object,
        };

        var ofObject = lowering.Lower(schema, operand, Start(isRoot));
        var ofOthers = lowering.Lower(
            schema, new Operand(OperandKind.Json, "json") { Possible = SchemaTypes.Any & ~SchemaTypes.Object }, Start(isRoot));
        var isObject = new Condition.JsonType("json", SchemaTypes.Object);
        return ofOthers.Count == 0 ? [.. CheckLowering.Guard(isObject, ofObject)]
            : [new Check.Branch(Conditions.Not(isObject), ofOthers.ToEquatableArray(), ofObject.ToEquatableArray())];
    }

    public static EquatableArray<ReferenceModel> ReferenceMethods(References references, TypeTable types, string specName)
    {
        var json = new Operand(OperandKind.Json, "json");
        return references.Lower(
            target => Lowering(new LoweringContext(types, [], references), types, specName).Lower(target, json, Start(isRoot: false)),
            target => Lowering(new LoweringContext(types, [], references), types, specName).Violates(target, json)).ToEquatableArray();
    }

    public static CheckLowering Lowering(LoweringContext access, TypeTable types, string specName) =>
        new(access, specName, types.Secrets);

    public static RulePath Start(bool isRoot) =>
        new(string.Empty, string.Empty, isRoot ? PropertyPathText.Document : PropertyPathText.Nested, ConditionDescription.Empty);

    // Only a default that the C# type can hold is used.
    public static IEnumerable<DefaultModel> Defaults(RecordDraft draft, TypeTable types)
    {
        foreach (var member in draft.Members.Where(m => m.Presence == MemberPresence.Optional))
        {
            if (draft.Sources.TryGetValue(member.WireName, out var schema)
                && draft.Document.Resolve(schema)?.Default is { } value
                && Fits(value, member.Type, types))
            {
                var text = (value as JsonValue.String)?.Value;
                yield return new DefaultModel(
                    member, value, member.Type is TypeModel.Enum each ? types.Enum(each.Name).Find(text!)!.Name : null);
            }
        }
    }

    private static bool Fits(JsonValue value, TypeModel type, TypeTable types) => (type, value) switch
    {
        (TypeModel.Scalar { Kind: ScalarKind.Boolean }, JsonValue.Boolean) => true,
        (TypeModel.Scalar { Kind: ScalarKind.Text or ScalarKind.Secret }, JsonValue.String) => true,
        (TypeModel.Scalar { Kind: ScalarKind.Integer }, JsonValue.Number { Value: var n }) =>
            n.IsInteger && IsWithin(n, JsonDecimal.FromInt64(long.MinValue), JsonDecimal.FromInt64(long.MaxValue)),
        (TypeModel.Scalar { Kind: ScalarKind.Number }, JsonValue.Number { Value: var n }) => IsWithin(
            n, JsonDecimal.Parse("-" + LargestDouble), JsonDecimal.Parse(LargestDouble)),
        (TypeModel.Enum e, JsonValue.String text) => types.Enum(e.Name).Find(text.Value) is not null,
        _ => false,
    };

    private static bool IsWithin(JsonDecimal value, JsonDecimal least, JsonDecimal most) =>
        value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0;
}
