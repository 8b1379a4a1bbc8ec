using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Determines the generated code of a spec: types, names, factories and checks, as data for the emitters.</summary>
internal static class SpecModeler
{
    /// <exception cref="NotSupportedException">The references of the spec are nested too deeply.</exception>
    public static SpecModel Model(Spec spec)
    {
        foreach (var part in spec.Parts)
        {
            if (part.Document is { } document)
            {
                ReferenceDepth.Check(document);
            }
        }

        var partNames = PartNames.Of(spec);
        var sites = spec.Parts.Select(
            (part, i) => part.Document is { } document ? new PartScope(document, spec.Path, part.Pointer, partNames[i].Prefix).Root : null)
            .ToList();
        var roots = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < sites.Count; i++)
        {
            if (sites[i] is { } site && TypeProjection.IsTyped(site))
            {
                roots[site.Pointer] = partNames[i].RecordName;
            }
        }

        var secrets = new SecretProperties(spec.Parts.Select(part => part.Document).OfType<SchemaDocument>());
        var classNames = SpecNames.Possible(spec);
        var isStandAlone = spec.Kind.IsStandAlone();
        var taken = isStandAlone ? Reserved.InRecord : Reserved.InSpec.Concat(classNames);

        var fields = new IncludedFields(spec.Fields);
        var scopes = new SharedScopes(spec, fields);

        // The first pass finds the nested types. The second pass uses the names that all of them determine.
        var nested = new Dictionary<string, NestedType>(StringComparer.Ordinal);
        Types(type =>
        {
            nested[type.Key] = nested.TryGetValue(type.Key, out var first) ? first.Outermost(type) : type;
            return type.Key;
        });
        var names = LocalNames.Of(nested.Values, [.. partNames.Select(p => p.RecordName).Concat(taken)]);
        var types = Types(type => names[type.Key]);
        var scopesOf = new Dictionary<string, SharedScope>(StringComparer.Ordinal);
        foreach (var type in nested.Values.Where(type => type.Scope is not null))
        {
            scopesOf[names[type.Key]] = type.Scope!;
        }
        var specName = spec.Name.Length == 0 ? spec.Id : spec.Name;
        var partRecords = new HashSet<string>(partNames.Select(p => p.RecordName), StringComparer.Ordinal);
        var records = types.Records.Select(
            r => RecordModeler.Model(r, types, Scoped(r.Name), partRecords.Contains(r.Name) && !types.Nested.Contains(r.Name)))
            .ToEquatableArray();
        var unions = types.Unions.Select(
            u => UnionModeler.Model(u, types, Scoped(u.Name), partRecords.Contains(u.Name) && !types.Nested.Contains(u.Name)))
            .ToEquatableArray();
        EquatableArray<string> nestedNames = !isStandAlone ? []
            : [.. types.Records.Select(r =>
                r.Name), .. types.Unions.Select(u => u.Name), .. types.Enums.SelectMany(e => new[] { e.Name, e.Name + "JsonText" })];
        return new SpecModel(
            Identity(spec, partNames) with
            {
                NestedNames = nestedNames.Where(n => n.Length > 0 && !scopesOf.ContainsKey(n)).ToEquatableArray(),
                SharedTypes = nested.Values.Where(type => type.IsScopeRoot).Select(Shared).ToEquatableArray(),
            }, Summary(spec, specName), IdentityText.Document(records, spec.Xdm?.Identities ?? []), types.Enums.ToEquatableArray(),
            Flow(spec, partNames), Connection(spec, partNames))
        {
            Unions = unions,
            Rules = types.Rules.Select(rules => RecordModeler.Rules(rules, types, Scoped(rules.Name))).ToEquatableArray(),
            Xdm = spec.Xdm,
            Location = new(PartScope.Named(spec.Path), spec.Pointer),
        };

        // A message of a shared type names the type, because it is the same for all specs.
        string Scoped(string typeName)
        {
            var scope = scopesOf.TryGetValue(typeName, out var found) && found.Name.Length > 0 ? found : null;
            types.Secrets = scope?.Secrets ?? secrets;
            return scope?.Name ?? specName;
        }

        SharedType Shared(NestedType type)
        {
            var scope = type.Scope!;
            return new(scope.LocalName, scope.Name, scope.Key, Hash(scope.Structure), scope.Structure.Length)
            {
                Suffixes = scopesOf.Where(inner => inner.Value == scope).Select(inner => inner.Key.Substring(scope.LocalName.Length))
                    .OrderBy(suffix => suffix, StringComparer.Ordinal).ToEquatableArray(),
                Uses = scope.Uses.Select(use => use.LocalName).OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray(),
                IsEnum = type.IsEnum,
                IsOfFile = scope.IsOfFile,
            };
        }

        TypeTable Types(Func<NestedType, string> name)
        {
            var table = new TypeTable(secrets, spec.Kind == SpecKind.XdmSchema);
            var projection = new TypeProjection(table, name, scopes, fields, roots, isStandAlone ? classNames : [string.Empty]);
            for (var i = 0; i < sites.Count; i++)
            {
                AddPart(spec, spec.Parts[i], sites[i], partNames[i].RecordName, table, projection);
            }

            return table;
        }
    }

    private static void AddPart(Spec spec, SpecPart part, SchemaSite? site, string name, TypeTable types, TypeProjection projection)
    {
        var role = part.Kind switch
        {
            PartKind.Auth => RecordRole.Auth,
            PartKind.Source => RecordRole.Source,
            PartKind.Target => RecordRole.Target,
            _ => RecordRole.Parameters,
        };

        if (site is not null && TypeProjection.IsTyped(site))
        {
            projection.AddPart(site, name, role, part.Name);
        }
        else
        {
            var location = new SpecLocation(PartScope.Named(spec.Path), part.Pointer);
            var json = new MemberModel(
                string.Empty, "Json", "json", new TypeModel.Scalar(ScalarKind.Json), MemberPresence.Required,
                "Gets the parameters as raw JSON, because the spec has no schema for them.", string.Empty, location);
            types.Add(
                new RecordDraft(name, role, part.Name, location, part.Schema, true, false, [json])
                { Targets = part.Document?.Targets ?? [] });
        }
    }

    private static SpecIdentity Identity(Spec spec, IReadOnlyList<PartName> names) => new(
        spec.Kind,
        spec.Path,
        spec.Pointer,
        spec.Id,
        spec.Version,
        spec.Name,
        SpecNames.Requested(spec.TypeName),
        spec.Parts.Any(p => p.Kind == PartKind.Source),
        spec.Parts.Any(p => p.Kind == PartKind.Target),
        spec.SourceConnectionSpecIds,
        spec.TargetConnectionSpecIds,
        spec.Parts.Select((p, i) => new PartHash(names[i].RecordName, p.Document is { } document ? Hash(document) : string.Empty))
            .ToEquatableArray(),
        spec.ContentHash)
    { Overlays = spec.Overlays };

    // A title does not change the meaning of a schema, so a stand-alone schema with another title is a duplicate.
    private static string Hash(SchemaDocument document) =>
        Hash(SchemaJson.Text(document with { Root = document.Root with { Title = null } }));

    private static string Hash(string text) => JsonText.Hash(new JsonValue.String(text));

    private static string Summary(Spec spec, string specName)
    {
        var kind = spec.Kind switch
        {
            SpecKind.FlowSpec => "Flow spec",
            SpecKind.ConnectionSpec => "Connection spec",
            SpecKind.XdmSchema => "XDM schema",
            _ => "Schema",
        };
        return spec.Description is { Length: > 0 } text
            ? text
            : spec.Version.Length == 0
            ? $"{kind} {specName}."
            : $"{kind} {specName}, version {spec.Version}.";
    }

    private static FlowModel? Flow(Spec spec, IReadOnlyList<PartName> names)
    {
        if (spec.Kind != SpecKind.FlowSpec)
        {
            return null;
        }

        string? RecordOf(PartKind kind)
        {
            for (var i = 0; i < spec.Parts.Count; i++)
            {
                if (spec.Parts[i].Kind == kind)
                {
                    return names[i].RecordName;
                }
            }

            return null;
        }

        var taken = new HashSet<string>(
            Reserved.InRecord.Concat(
                ["Flow", "Source", "Target", "Schedule", "Options", "Transformations", "FlowSpecId", "FlowSpecVersion"]),
            StringComparer.Ordinal);
        var transformations = new List<FlowTransformation>();
        for (var i = 0; i < spec.Parts.Count; i++)
        {
            if (spec.Parts[i].Kind == PartKind.Transformation)
            {
                var name = names[i].Prefix;
                transformations.Add(
                    new FlowTransformation(
                        spec.Parts[i].Name, Names.Unique(taken.Contains(name) ? name + "Value" : name, taken), names[i].RecordName));
            }
        }

        return new FlowModel(
            spec.SourceConnectionSpecIds.Count == 0,
            spec.TargetConnectionSpecIds.Count == 0,
            transformations.ToEquatableArray(),
            RecordOf(PartKind.Schedule),
            RecordOf(PartKind.Options));
    }

    private static ConnectionModel? Connection(Spec spec, IReadOnlyList<PartName> names) => spec.Kind != SpecKind.ConnectionSpec
        ? null
        : new ConnectionModel(names.Where((_, i) => spec.Parts[i].Kind == PartKind.Auth).Select(n => n.RecordName).ToEquatableArray());
}

/// <param name="Text">The exact text in JSON.</param>
/// <param name="Title">The title in the schema, or null if there is none.</param>
internal sealed record EnumText(string Text, string? Title);
