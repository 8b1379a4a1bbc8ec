using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Finds the specs in a document.</summary>
internal sealed class DocumentParser(
    SpecFileText file, EquatableArray<Overlay> overlays, DiagnosticBag diagnostics, SchemaScope scope)
{
    private readonly SpecKind? _requestedKind = SpecKinds.Requested(file.Kind);

    private readonly List<Spec> _specs = [];

    public IReadOnlyList<Spec> Parse(JsonSyntax root)
    {
        if (file.Kind is not null && _requestedKind is null && !SpecKinds.IsOtherKind(file.Kind))
        {
            diagnostics.Add(
                DefinitionRules.MalformedMember, root,
                $"The metadata Kind=\"{file.Kind}\" of this SpecFile item must be 'flow', 'connection', 'schema', 'xdm', 'descriptors' "
                    + "or 'overlay'; the kind is detected from the content");
        }

        if (root is not JsonSyntax.Object document)
        {
            ReportUnknownKind(root);
        }
        else if (SpecKinds.IsRequestedAsOverlay(file.Kind) || (_requestedKind is null && SpecKinds.IsOverlay(document)))
        {
            OverlayReader.Check(document, diagnostics);
        }
        else if (_requestedKind == SpecKind.JsonSchema)
        {
            ParseSchema(document);
        }
        else if (_requestedKind == SpecKind.XdmSchema)
        {
            ParseXdm(document);
        }
        else if (SpecKinds.IsRequestedAsDescriptors(file.Kind))
        {
            if (XdmAnswer.IsDescriptors(document))
            {
                XdmDescriptors.Check(document, scope.Documents, diagnostics);
            }
            else if (document.Members.Count > 0)
            {
                ReportUnknownKind(document);
            }
        }
        else if (_requestedKind is not null && document.Find("id") is null && document.Find("items")?.Value is JsonSyntax.Array items)
        {
            ParseItems(items);
        }
        else if (!TryParseSpec(document, string.Empty))
        {
            if (SpecKinds.ResponseItems(document, diagnostics) is { } responseItems)
            {
                ParseItems(responseItems);
            }
            else if (XdmAnswer.IsSchema(document) || XdmAnswer.OtherForm(document) is not null)
            {
                ParseXdm(document);
            }
            else if (XdmAnswer.IsDescriptors(document))
            {
                XdmDescriptors.Check(document, scope.Documents, diagnostics);
            }
            else
            {
                ParseSchema(document);
            }
        }

        return _specs;
    }

    private void ReportUnknownKind(JsonSyntax at)
    {
        // An incomplete file may still be a spec.
        if (!diagnostics.HasSyntaxError)
        {
            diagnostics.Add(DefinitionRules.UnknownKind, at);
        }
    }

    private void ParseItems(JsonSyntax.Array items)
    {
        if (items.Items.Count == 0)
        {
            ReportUnknownKind(items);
        }

        for (var i = 0; i < items.Items.Count; i++)
        {
            if (items.Items[i] is not JsonSyntax.Object item || !TryParseSpec(item, JsonPointer.Append("/items", i)))
            {
                ReportUnknownKind(items.Items[i]);
            }
        }
    }

    private bool TryParseSpec(JsonSyntax.Object original, string pointer)
    {
        var uses = new List<OverlayUse>();
        var syntax = OverlayReader.Apply(original, overlays, diagnostics, uses);
        if ((_requestedKind ?? SpecKinds.OfSpec(syntax, diagnostics)) is not { } specKind)
        {
            return false;
        }

        var id = Text(syntax, "id");
        var name = Text(syntax, "name");
        var version = Text(syntax, "version");
        if (!diagnostics.IsIntact(syntax) && (id is null || name is null))
        {
            // The properties that identify the spec follow the syntax error.
            return true;
        }

        ReportUnknownMembers(syntax, specKind);
        var isFlow = specKind == SpecKind.FlowSpec;
        _specs.Add(new Spec(
            specKind,
            file.Path,
            pointer,
            id ?? string.Empty,
            version ?? string.Empty,
            string.IsNullOrWhiteSpace(name) ? FileName : name!,
            Text(syntax, "description"),
            file.TypeName,
            isFlow ? Ids(syntax, "sourceConnectionSpecIds") : [],
            isFlow ? Ids(syntax, "targetConnectionSpecIds") : [],
            isFlow ? FlowParts(syntax, pointer) : ConnectionParts(syntax, pointer),
            JsonText.Hash(JsonValues.ToValue(syntax)))
        { Overlays = uses.ToEquatableArray() });
        return true;
    }

    private void ParseSchema(JsonSyntax.Object original)
    {
        var uses = new List<OverlayUse>();
        var syntax = OverlayReader.Apply(original, overlays, diagnostics, uses);
        if (_requestedKind is null && !SpecKinds.IsSchema(syntax))
        {
            ReportUnknownKind(syntax);
            return;
        }

        var parts = new PartParser(diagnostics, scope);
        parts.AddSchema(PartKind.Standalone, string.Empty, string.Empty, "This file", syntax);
        if (parts.Parts.Count > 0)
        {
            AddSchema(SpecKind.JsonSchema, syntax, parts.Parts, uses);
        }
    }

    private void ParseXdm(JsonSyntax.Object original)
    {
        var uses = new List<OverlayUse>();
        var syntax = OverlayReader.Apply(original, overlays, diagnostics, uses);
        if (!XdmAnswer.IsSchema(syntax))
        {
            if (!diagnostics.HasSyntaxError)
            {
                diagnostics.Add(
                    DefinitionRules.IncompleteXdmSchema, syntax,
                    XdmAnswer.OtherForm(syntax) ?? "not a schema of the Schema Registry");
            }

            return;
        }

        var parts = new PartParser(diagnostics, scope with { File = syntax, IsXdm = true });
        parts.AddSchema(PartKind.Standalone, string.Empty, string.Empty, "This file", XdmAnswer.Fields(syntax, diagnostics));
        if (parts.Parts is [{ Document: { } document } part])
        {
            var lowered = XdmLowering.Lower(document);
            var identities = XdmDescriptors.Of(syntax, lowered, scope.Documents, diagnostics);
            AddSchema(
                SpecKind.XdmSchema, syntax, [part with { Document = lowered }], uses,
                XdmAnswer.Facts(syntax) with { Identities = identities });
        }
    }

    // The schema parser has reported the properties of another type.
    private void AddSchema(
        SpecKind kind, JsonSyntax.Object syntax, EquatableArray<SpecPart> parts, IEnumerable<OverlayUse> uses, XdmFacts? xdm = null)
    {
        var title = Members.Text(syntax, "title");
        _specs.Add(new Spec(
            kind,
            file.Path,
            string.Empty,
            Members.Text(syntax, SchemaDialect.Within(syntax, scope.Dialect, scope.Documents).IdKeyword) ?? string.Empty,
            (xdm is null ? null : Members.Text(syntax, "version")) ?? string.Empty,
            string.IsNullOrWhiteSpace(title) ? FileName : title!,
            Members.Text(syntax, "description"),
            file.TypeName,
            [],
            [],
            parts,
            JsonText.Hash(JsonValues.ToValue(syntax)))
        { Overlays = uses.ToEquatableArray(), Xdm = xdm, Fields = xdm is null ? [] : Fields(syntax, parts[0].Schema!) });
    }

    private EquatableArray<string> Fields(JsonSyntax.Object syntax, Schema schema)
    {
        var fields = FieldPointers.Parse(file.Fields);
        foreach (var field in fields.Where(field => !FieldPointers.IsDeclared(schema, field)))
        {
            diagnostics.Add(DefinitionRules.UnknownIncludedField, syntax, field);
        }

        return fields;
    }

    private EquatableArray<SpecPart> FlowParts(JsonSyntax.Object syntax, string pointer)
    {
        var parts = new PartParser(diagnostics, ScopeOf(syntax, pointer));
        parts.AddSeveral(PartKind.Transformation, syntax, "transformationSpecs", pointer);
        parts.AddSeveral(PartKind.Transformation, syntax, "transformationSpec", pointer);
        parts.AddSeveral(PartKind.Transformation, syntax, "transformationSpecDTOS", pointer);
        parts.AddOne(PartKind.Schedule, syntax, "scheduleSpec", pointer);
        parts.AddOne(PartKind.Options, syntax, "optionSpec", pointer);
        parts.AddOne(PartKind.Run, syntax, "runSpec", pointer);
        return parts.Parts;
    }

    private EquatableArray<SpecPart> ConnectionParts(JsonSyntax.Object syntax, string pointer)
    {
        var parts = new PartParser(diagnostics, ScopeOf(syntax, pointer));
        parts.AddSeveral(PartKind.Auth, syntax, "authSpec", pointer);
        parts.AddOne(PartKind.Source, syntax, "sourceSpec", pointer);
        parts.AddOne(PartKind.Target, syntax, "targetSpec", pointer);
        return parts.Parts;
    }

    // Pointers from the root of the file are resolved in the spec after overlays.
    private SchemaScope ScopeOf(JsonSyntax.Object spec, string pointer) => pointer.Length == 0 ? scope with { File = spec } : scope;

    private void ReportUnknownMembers(JsonSyntax.Object syntax, SpecKind kind)
    {
        var known = kind == SpecKind.FlowSpec ? KnownMembers.FlowSpec : KnownMembers.ConnectionSpec;
        if (syntax.Find(SchemaDialect.Keyword) is { } dialect)
        {
            SchemaDialect.Check(dialect, diagnostics, scope.Documents);
        }

        foreach (var member in syntax.Members.Where(m => !known.Contains(m.Name) && diagnostics.IsIntact(m.Value)))
        {
            diagnostics.AddAtName(
                DefinitionRules.UnknownMember, member, member.Name, kind == SpecKind.FlowSpec ? "flow spec" : "connection spec");
        }
    }

    /// <summary>
    /// Returns a string property. The result is null if the property is absent or follows a syntax error. A value that is not a string is
    /// reported.
    /// </summary>
    private string? Text(JsonSyntax.Object syntax, string name) =>
        FindIntact(syntax, name) is { } member ? diagnostics.Text(member) : null;

    private EquatableArray<string> Ids(JsonSyntax.Object syntax, string name)
    {
        if (FindIntact(syntax, name) is not { } member)
        {
            return [];
        }

        if (member.Value is not JsonSyntax.Array array)
        {
            diagnostics.AddIgnored(member.Value, $"'{name}' must be an array of ids, but is");
            return [];
        }

        foreach (var item in array.Items.Where(i => i is not JsonSyntax.String))
        {
            diagnostics.AddIgnored(item, $"'{name}' must contain ids, but contains");
        }

        return array.Items.OfType<JsonSyntax.String>().Select(id => id.Value).ToEquatableArray();
    }

    private JsonSyntax.Property? FindIntact(JsonSyntax.Object syntax, string name) =>
        syntax.Find(name) is { } member && !Members.IsNull(member.Value) && diagnostics.IsIntact(member.Value) ? member : null;

    /// <summary>Gets the name of the file without folder and extension.</summary>
    private string FileName
    {
        get
        {
            var name = file.Path.Substring(file.Path.LastIndexOfAny(['/', '\\']) + 1);
            return name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - 5) : name;
        }
    }
}
