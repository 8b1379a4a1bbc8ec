namespace TypedFlows.Compiler.Rules;

/// <summary>The rules for spec files.</summary>
internal static class DefinitionRules
{
    public static readonly Rule MalformedJson = new(
        "TFL0001", "The spec file is not JSON", "{0}", RuleSeverity.Error);

    public static readonly Rule UnknownKeyword = new(
        "TFL0002", "Unknown keyword", "'{0}' is not a keyword of JSON Schema draft-07; it is kept as metadata and checks nothing", RuleSeverity.Info);

    public static readonly Rule MalformedSchema = new(
        "TFL0003", "The schema is malformed", "{0}", RuleSeverity.Error);

    public static readonly Rule UnknownKind = new(
        "TFL0005", "Not a spec", "This file is neither a flow spec, a connection spec, a JSON Schema nor an overlay, so nothing is generated from it; remove it from the SpecFile items or complete it", RuleSeverity.Warning);

    public static readonly Rule ConflictingSpec = new(
        "TFL0006", "Same id and version, other content", "'{0}' version {1} stands here and in {2} with other content; keep one of the files", RuleSeverity.Error);

    public static readonly Rule NameClash = new(
        "TFL0007", "Two specs, one C# name", "'{0}' here and in {1} both become the C# name {2}; set TypeName on one of the SpecFile items", RuleSeverity.Error);

    public static readonly Rule UnmatchedOverlay = new(
        "TFL0008", "Overlay matches no spec", "No spec has the id or name '{0}'{1}, so this overlay changes nothing", RuleSeverity.Warning);

    public static readonly Rule DuplicateKey = new(
        "TFL0009", "Duplicate key", "'{0}' stands twice in this object; the last one counts", RuleSeverity.Warning);

    public static readonly Rule DefaultViolatesSchema = new(
        "TFL0010", "Default breaks its own schema", "The default of '{0}' breaks its own schema: {1}", RuleSeverity.Warning);

    public static readonly Rule UnknownMember = new(
        "TFL0011", "Unknown member of a spec", "'{0}' is not a known member of a {1}; it is ignored", RuleSeverity.Info);

    public static readonly Rule SameSchema = new(
        "TFL0012", "Schema stands in a spec already", "This schema equals {0} of {1}; use the type {2} that is generated there", RuleSeverity.Info);

    public static readonly Rule OtherDraft = new(
        "TFL0013", "Another version of JSON Schema", "This schema says that it follows {0}; it is read as draft-07, http://json-schema.org/draft-07/schema#", RuleSeverity.Warning);

    public static readonly Rule MalformedMember = new(
        "TFL0014", "Member of a spec is malformed", "{0}", RuleSeverity.Warning);

    public static readonly Rule SchemaBesideSpec = new(
        "TFL0015", "Schema stands beside 'spec'", "The schema of this {0} stands beside its member 'spec' and is read as if it stood inside; move it there", RuleSeverity.Warning);

    public static readonly Rule MalformedOverlay = new(
        "TFL0016", "The overlay is malformed", "{0}", RuleSeverity.Error);

    public static readonly Rule InternalError = new(
        "TFL0017", "TypedFlows failed on this file", "TypedFlows failed on this file and generated nothing from it ({0}); the fault is in TypedFlows: please report it with the file", RuleSeverity.Error);

    public static readonly Rule UnresolvedReference = new(
        "TFL0018", "Reference leads nowhere", "{0}", RuleSeverity.Error);

    public static readonly Rule UncheckedPattern = new(
        "TFL0019", "Pattern cannot be checked", "'{0}' is no regular expression of ECMA-262, or names a Unicode property that is not known here, so '{1}' checks nothing for it", RuleSeverity.Warning);

    public static readonly Rule IgnoredBesideReference = new(
        "TFL0020", "Keyword beside $ref is ignored", "'{0}' stands beside '$ref', where draft-07 ignores it; put both into 'allOf'", RuleSeverity.Warning);

    public static readonly Rule IdleOverlay = new(
        "TFL0021", "Overlay changes nothing", "Everything that this patch says stands in '{0}' already, so the overlay changes nothing; remove it", RuleSeverity.Warning);

    public static readonly Rule UnknownFormatIgnored = new(
        "TFL0022", "Unknown name in TypedFlowsIgnoredFormats", "TypedFlowsIgnoredFormats names '{0}', which is no format that refuses anything, so it turns nothing off; those that do are {1}", RuleSeverity.Warning);

    public static IReadOnlyList<Rule> All { get; } =
    [
        MalformedJson, UnknownKeyword, MalformedSchema, UnknownKind, ConflictingSpec,
        NameClash, UnmatchedOverlay, DuplicateKey, DefaultViolatesSchema, UnknownMember, SameSchema,
        OtherDraft, MalformedMember, SchemaBesideSpec, MalformedOverlay,
        InternalError, UnresolvedReference, UncheckedPattern, IgnoredBesideReference, IdleOverlay, UnknownFormatIgnored,
    ];
}
