using System.Text.Json;
using TypedFlows.Client;
using TypedFlows.Compiler;
using TypedFlows.Compiler.Emit;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Modeling;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;
using TypedFlows.Emulator.Specs;
using TypedFlows.Tool.Specs;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace TypedFlows.Tool.Importing;

/// <summary>The specs of an imported project, compiled as its build compiles them. The names are those of the compiler.</summary>
internal sealed class CompiledSpecs
{
    // What the imported code names, in addition to the types of the libraries.
    private static readonly HashSet<string> s_taken =
    [
        "System", "TypedFlows", "Microsoft", "Xunit", "Specs", "Tests", "Program", "ImportedPipeline", "ImportedPipelineTests", "Console",
        "Environment", "Func", "Dictionary", "IReadOnlyList", "InvalidOperationException", "JsonElement", "JsonObject", "JsonArray",
        "JsonSerializer", "JsonNode",
        .. typeof(Pipeline).Assembly.GetExportedTypes().Concat(typeof(ISource).Assembly.GetExportedTypes())
            .Where(type => type.Namespace is "TypedFlows" or "TypedFlows.Client" && !type.IsNested).Select(type => type.Name.Split('`')[0]),
    ];

    private readonly IReadOnlyList<Spec> _specs;
    private readonly IReadOnlyList<SpecModel> _models;
    private readonly IReadOnlyList<SpecDiagnostic> _diagnostics;
    private readonly LinkTable _links;

    private CompiledSpecs(IReadOnlyList<SpecFileText> files, string name)
    {
        // The steps of a build, without the step that prints the types.
        var texts = files.Select(file => file.File).ToList();
        var documents = files.Select(SpecCompiler.Documents).ToList();
        var (specs, models, diagnostics) = (new List<Spec>(), new List<SpecModel>(), new List<SpecDiagnostic>());
        foreach (var file in files)
        {
            var references = SpecCompiler.References(file, texts);
            var isReferenced = SpecCompiler.IsReferenced(file, documents);
            try
            {
                var parsed = SpecParser.Parse(file, [], new SchemaDocuments(references), FormatAssertion.All);
                diagnostics.AddRange(parsed.Diagnostics);
                foreach (var spec in parsed.Specs.Select(spec => spec with { IsReferenced = isReferenced }))
                {
                    diagnostics.AddRange(SpecCompiler.Compile(spec, out var model)
                        .Select(diagnostic => PointerLocator.Locate(diagnostic, file.File)));
                    specs.Add(spec);
                    models.Add(model);
                }
            }
            catch (NotSupportedException)
            {
                // The build reports a schema that is nested too deeply.
                diagnostics.AddRange(SpecCompiler.Compile(file, references, [], FormatAssertion.All, isReferenced).Diagnostics);
            }
        }

        (_specs, _models) = (specs, models);
        var links = SpecCompiler.Link(SpecCompiler.Identities(_models), []);
        _links = links.Table;
        _diagnostics = [.. diagnostics, .. SpecCompiler.Locate(links, texts)];
        var types = _links.TypeNames.ToHashSet(StringComparer.OrdinalIgnoreCase);
        while (types.Contains(name) || s_taken.Contains(name) || PortableFileName.IsDevice(name))
        {
            name += "Pipeline";
        }

        Name = name;
        Namespace = name + ".Specs";
        IsImported = types.Count > 0 && !AllNames().Any(s_taken.Contains);
    }

    /// <summary>Gets the name of the project.</summary>
    public string Name { get; }

    public string Namespace { get; }

    /// <summary>Gets the ids of the warnings of the specs.</summary>
    public IReadOnlyList<string> Warnings =>
    [
        .. _diagnostics.Where(found => found.Rule.Severity == RuleSeverity.Warning)
            .Select(found => found.Rule.Id).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Gets the files that do not compile, with the first reason.</summary>
    public IReadOnlyDictionary<string, string> Broken => _diagnostics
        .Where(found => found.Rule.Severity == RuleSeverity.Error)
        .GroupBy(found => found.Path, StringComparer.Ordinal)
        .ToDictionary(file => file.Key, file => $"{file.First().Rule.Id}: {file.First().Message}", StringComparer.Ordinal);

    /// <summary>Gets the files of the schemas with the name of another type.</summary>
    public IEnumerable<string> Clashes => _diagnostics
        .Where(found => found.Rule == DefinitionRules.NameClash && found.Path.StartsWith("specs/xdm/", StringComparison.Ordinal))
        .Select(found => found.Path).Distinct();

    /// <param name="folder">The folder of the specs in the project.</param>
    /// <param name="name">The wanted name of the project, which is changed if a type has it.</param>
    /// <param name="typeNames">The names of types that the project sets, by the paths of their files.</param>
    public static CompiledSpecs Read(string folder, string name, IReadOnlyDictionary<string, string> typeNames)
    {
        var files = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Any()
            ? SpecFolders.Read([folder], Path.GetDirectoryName(folder)).Files
                .Select(file => file with { TypeName = typeNames.GetValueOrDefault(file.Path) }).ToList()
            : [];
        return new(files, name);
    }

    /// <summary>Returns a spec with its types, or <see langword="null"/> if it has none.</summary>
    public CompiledSpec? Find(SpecKind kind, string? id, string? version = null)
    {
        foreach (var model in _models)
        {
            if (_links.Find(model.Identity)?.TypeName is { } name && model.Identity.Kind == kind && model.Identity.Id == id
                && (version is null || model.Identity.Version == version))
            {
                var spec = _specs.First(each => (each.Path, each.Pointer) == (model.Identity.Path, model.Identity.Pointer));
                return new(spec, model, name, new TypeNames(model, name, Namespace, _links.NamesOf(model)), Short);
            }
        }

        return null;
    }

    /// <summary>
    /// Gets a value indicating whether the code imports the namespace. Otherwise a type would hide one that the code uses.
    /// </summary>
    public bool IsImported { get; }

    /// <summary>Shortens the name of a type if its namespace is imported.</summary>
    private string Short(string full) => IsImported ? full[$"global::{Namespace}.".Length..] : full;

    private IEnumerable<string> AllNames() => _links.TypeNames.Concat(_models
        .Where(model => model.Identity.Kind.IsStandAlone())
        .SelectMany(model => model.Records.Select(record => record.Name)
            .Concat(model.Enums.Select(one => one.Name)).Concat(model.Unions.Select(union => union.Name))
            .Select(name => _links.Find(model.Identity)?.TypeName + name)));
}

/// <summary>A spec with the names of its generated types.</summary>
/// <param name="Shorten">A function that returns the name of a type in the code of the project.</param>
internal sealed record CompiledSpec(Spec Spec, SpecModel Model, string TypeName, TypeNames Names, Func<string, string> Shorten)
{
    private static readonly EvaluationOptions s_lenient = new(LenientScalars: true);

    /// <summary>Gets the name of the class of the spec.</summary>
    public string Class => Shorten(Names.Spec);

    /// <summary>Returns the name of a type of the spec.</summary>
    public string NameOf(string type) => Shorten(Names.Full(type));

    /// <summary>Returns a part of the spec by its kind and its name in JSON.</summary>
    public SpecPart? Part(PartKind kind, string? name = null) =>
        Spec.Parts.FirstOrDefault(part => part.Kind == kind && (name is null || part.Name == name));

    /// <summary>Returns a text for a property with a rule for its text; <see langword="null"/> if any text is valid.</summary>
    public string? Sample(string property)
    {
        foreach (var document in Spec.Parts.Select(part => part.Document).OfType<SchemaDocument>())
        {
            if (document.Root.FindProperty(property) is { } schema
                && (schema.Pattern is not null || schema.MinLength is > 0 || schema.MaxLength is not null || schema.Enum is not null
                    || schema.Format is not (null or "password")))
            {
                var sample = new SampleValues(document).Of(property, string.Empty, 0);
                return sample is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
            }
        }

        return null;
    }

    /// <summary>Returns the rule that parameters violate, without any value; <see langword="null"/> if they are valid.</summary>
    public string? Violation(SpecPart? part, JsonElement value)
    {
        if (part?.Document is not { } document)
        {
            return null;
        }

        var result = SchemaEvaluator.Evaluate(document, JsonInstance.Of(value), Spec.Name, s_lenient);
        return result.Verdict == Verdict.Valid ? null
            : result.Violations.FirstOrDefault() is { } violation
                ? $"'{(violation.InstancePath.Length == 0 ? "/" : violation.InstancePath)}' violates the keyword {violation.Keyword}"
            : "a string exceeds the time limit of its pattern";
    }
}
