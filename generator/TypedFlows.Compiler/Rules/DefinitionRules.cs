namespace TypedFlows.Compiler.Rules;

/// <summary>Contains the rules for spec files.</summary>
internal static class DefinitionRules
{
    public static readonly Rule MalformedJson = new(
        "TFL0001", "Invalid JSON", "{0}", RuleSeverity.Error);

    public static readonly Rule UnknownKeyword = new(
        "TFL0002", "Unknown keyword", "'{0}' is not a keyword of JSON Schema {1}, so it is ignored", RuleSeverity.Info);

    public static readonly Rule MalformedSchema = new(
        "TFL0003", "Malformed schema", "{0}", RuleSeverity.Error);

    public static readonly Rule UnknownKind = new(
        "TFL0005", "File is not a spec",
        "This file is neither a flow spec, a connection spec, an XDM schema, a JSON Schema nor an overlay, so nothing is generated "
            + "from it; complete the file or remove it from the SpecFile items", RuleSeverity.Warning);

    public static readonly Rule ConflictingSpec = new(
        "TFL0006", "Conflicting specs with the same id and version",
        "'{0}' version {1} has different content in {2}; keep one of the files", RuleSeverity.Error);

    public static readonly Rule NameClash = new(
        "TFL0007", "Specs with the same C# name",
        "'{0}' and the spec in {1} have the same C# name {2}; set TypeName on one of the SpecFile items", RuleSeverity.Error);

    public static readonly Rule UnmatchedOverlay = new(
        "TFL0008", "Overlay does not match a spec",
        "No spec has the id or name '{0}'{1}, so this overlay has no effect; correct 'overlay' or remove the file", RuleSeverity.Warning);

    public static readonly Rule DuplicateKey = new(
        "TFL0009", "Duplicate property",
        "Property '{0}' occurs more than once in this object, so only the last value is used; remove the others", RuleSeverity.Warning);

    public static readonly Rule DefaultViolatesSchema = new(
        "TFL0010", "Default value violates its schema", "The default of '{0}' violates its schema and is not used: {1}",
        RuleSeverity.Warning);

    public static readonly Rule UnknownMember = new(
        "TFL0011", "Unknown property of a spec", "'{0}' is not a known property of a {1}, so it is ignored", RuleSeverity.Info);

    public static readonly Rule SameSchema = new(
        "TFL0012", "Schema duplicates a schema of a spec", "This schema equals {0} of {1}; use the type {2} that is generated there",
        RuleSeverity.Info);

    public static readonly Rule OtherDraft = new(
        "TFL0013", "Unsupported version of JSON Schema",
        "'$schema' names {0}, but the schema is read as draft-07; use the URI of draft-04, draft-06, draft-07, 2019-09 or 2020-12",
        RuleSeverity.Warning);

    public static readonly Rule MalformedMember = new(
        "TFL0014", "Malformed property of a spec", "{0}", RuleSeverity.Warning);

    public static readonly Rule SchemaOutsideSpec = new(
        "TFL0015", "Schema outside 'spec'",
        "The schema of this {0} is outside its property 'spec' and is read as if it were inside; move it into 'spec'",
        RuleSeverity.Warning);

    public static readonly Rule MalformedOverlay = new(
        "TFL0016", "Malformed overlay", "{0}", RuleSeverity.Error);

    public static readonly Rule InternalError = new(
        "TFL0017", "Internal error of TypedFlows",
        "TypedFlows failed on this file and generated nothing from it ({0}); report this error together with the file", RuleSeverity.Error);

    public static readonly Rule UnresolvedReference = new(
        "TFL0018", "Unresolved reference", "{0}", RuleSeverity.Error);

    public static readonly Rule UncheckedPattern = new(
        "TFL0019", "Unsupported pattern",
        "'{0}' is not a regular expression of ECMA-262 or uses an unsupported Unicode property, so '{1}' does not check it",
        RuleSeverity.Warning);

    public static readonly Rule IgnoredNextToReference = new(
        "TFL0020", "Keyword next to $ref is ignored",
        "'{0}' is ignored because {1} ignores keywords next to '$ref'; move both into 'allOf'", RuleSeverity.Warning);

    public static readonly Rule IdleOverlay = new(
        "TFL0021", "Overlay has no effect",
        "'{0}' already contains everything that this patch sets, so the overlay has no effect; remove it", RuleSeverity.Warning);

    public static readonly Rule UnknownFormatIgnored = new(
        "TFL0022", "Unknown format in TypedFlowsIgnoredFormats",
        "'{0}' in TypedFlowsIgnoredFormats is not a format that TypedFlows checks; use one of {1}", RuleSeverity.Warning);

    public static readonly Rule NoSpecFile = new(
        "TFL0023", "No spec file is compiled",
        "The project references TypedFlows, but no types are generated because it has no JSON file under 'specs/' and no SpecFile item; "
            + "add spec files (Linux distinguishes 'specs' from 'Specs'), reference a project that has some, or add TFL0023 to NoWarn",
        RuleSeverity.Warning);

    public static readonly Rule IncompleteXdmSchema = new(
        "TFL0030", "Not a complete XDM schema",
        "This is {0}, from which no types are generated; pull the schema with the header 'Accept: "
            + "application/vnd.adobe.xed-full+json; version=1', which returns all its fields in one document", RuleSeverity.Error);

    public static readonly Rule UncompiledSchema = new(
        "TFL0031", "Descriptor of another schema",
        "The schema {0} is not compiled, so its descriptors have no effect; pull the schema to use them", RuleSeverity.Info);

    public static readonly Rule IdentityWithoutField = new(
        "TFL0032", "Identity without a field",
        "'{0}' has no field '{1}', so this identity has no effect; pull the schema and its descriptors again", RuleSeverity.Warning);

    public static readonly Rule UnknownIncludedField = new(
        "TFL0034", "Unknown field in the metadata Fields",
        "'{0}' in the metadata Fields of this SpecFile item is not a field of the schema; use a pointer without 'properties', such as "
            + "'/person/name'", RuleSeverity.Error);

    public static IReadOnlyList<Rule> All { get; } =
    [
        MalformedJson, UnknownKeyword, MalformedSchema, UnknownKind, ConflictingSpec,
        NameClash, UnmatchedOverlay, DuplicateKey, DefaultViolatesSchema, UnknownMember, SameSchema,
        OtherDraft, MalformedMember, SchemaOutsideSpec, MalformedOverlay,
        InternalError, UnresolvedReference, UncheckedPattern, IgnoredNextToReference, IdleOverlay, UnknownFormatIgnored, NoSpecFile,
        IncompleteXdmSchema, UncompiledSchema, IdentityWithoutField, UnknownIncludedField,
    ];
}
