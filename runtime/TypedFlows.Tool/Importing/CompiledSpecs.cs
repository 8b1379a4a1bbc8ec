using System.Text.Json;
using TypedFlows.Client;
using TypedFlows.Compiler;
using TypedFlows.Compiler.Emit;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Rules;
using TypedFlows.Emulator.Specs;
using TypedFlows.Tool.Specs;

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

    private readonly SpecCompilation _compilation;
    private readonly IReadOnlyList<Spec> _specs;

    private CompiledSpecs(SpecCompilation compilation, IReadOnlyList<Spec> specs, string @namespace)
    {
        _compilation = compilation;
        _specs = specs;
        Namespace = @namespace;
        IsImported = compilation.Links.TypeNames.Any() && !AllNames().Any(s_taken.Contains);
    }

    public string Namespace { get; }

    /// <summary>Gets the ids of the warnings of the specs.</summary>
    public IReadOnlyList<string> Warnings =>
    [
        .. _compilation.Diagnostics.Where(found => found.Rule.Severity == RuleSeverity.Warning)
            .Select(found => found.Rule.Id).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Gets the files that do not compile, with the first reason.</summary>
    public IReadOnlyDictionary<string, string> Broken => _compilation.Diagnostics
        .Where(found => found.Rule.Severity == RuleSeverity.Error)
        .GroupBy(found => found.Path, StringComparer.Ordinal)
        .ToDictionary(file => file.Key, file => $"{file.First().Rule.Id}: {file.First().Message}", StringComparer.Ordinal);

    /// <summary>Gets the files of the schemas with the name of another type.</summary>
    public IEnumerable<string> Clashes => _compilation.Diagnostics
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
        var parsed = files.SelectMany(file => SpecParser.Parse(file, [], formats: FormatAssertion.All).Specs).ToList();
        var compiled = SpecCompilation.Create(files, name + ".Specs", FormatAssertion.All);
        var types = compiled.Links.TypeNames.ToHashSet(StringComparer.OrdinalIgnoreCase);
        while (types.Contains(name) || s_taken.Contains(name) || PortableFileName.IsDevice(name))
        {
            name += "Pipeline";
        }

        return new(compiled, parsed, name + ".Specs");
    }

    /// <summary>Returns a spec with its types, or <see langword="null"/> if it has none.</summary>
    public CompiledSpec? Find(SpecKind kind, string? id, string? version = null)
    {
        foreach (var (name, model) in _compilation.Models)
        {
            if (name is not null && model.Identity.Kind == kind && model.Identity.Id == id
                && (version is null || model.Identity.Version == version))
            {
                var spec = _specs.First(each => (each.Path, each.Pointer) == (model.Identity.Path, model.Identity.Pointer));
                return new(spec, model, name, new TypeNames(model, name, Namespace, _compilation.Links.NamesOf(model)), Short);
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

    private IEnumerable<string> AllNames() => _compilation.Links.TypeNames.Concat(_compilation.Models
        .Where(each => each.Key is not null && each.Value.Identity.Kind.IsStandAlone())
        .SelectMany(each => each.Value.Records.Select(record => record.Name)
            .Concat(each.Value.Enums.Select(one => one.Name)).Concat(each.Value.Unions.Select(union => union.Name))
            .Select(name => each.Key + name)));
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
