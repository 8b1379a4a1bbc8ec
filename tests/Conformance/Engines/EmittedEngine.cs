using System.Text;
using TypedFlows.Compiler;
using TypedFlows.Compiler.Model;
using TypedFlows.Conformance.Suite;

namespace TypedFlows.Conformance.Engines;

/// <summary>Compiles and runs the C# code that is generated for each schema, as the build of a user does.</summary>
internal sealed class EmittedEngine : IEngine
{
    private const int BatchSize = 100;

    public string Name => "emitted";

    public IReadOnlyList<Func<string, EngineVerdict>> Prepare(TestSuite suite)
    {
        // A text may be part of the required tests, where formats are annotations, and of the optional tests.
        var names = suite.Groups.Select(Key)
            .Distinct()
            .Select((key, i) => (key, Name: $"Schema{i}"))
            .ToDictionary(pair => pair.key, pair => pair.Name);
        var validators = new Dictionary<string, Func<string, EngineVerdict>>(StringComparer.Ordinal);
        foreach (var batch in suite.Groups.DistinctBy(Key).Chunk(BatchSize))
        {
            var classes = new List<EmittedClass>();
            foreach (var group in batch)
            {
                var name = names[Key(group)];
                var emitted = Emit(group, name, suite, out var reason);
                if (emitted is null)
                {
                    validators.Add(name, _ => EngineVerdict.None(reason));
                }
                else
                {
                    classes.Add(emitted);
                }
            }

            foreach (var (name, loaded) in EmittedAssembly.Load(classes))
            {
                validators.Add(
                    name,
                    loaded.Validate is { } validate ? data => Evaluate(validate, data) : _ => EngineVerdict.None(loaded.FailureReason));
            }
        }

        return [.. suite.Groups.Select(group => validators[names[Key(group)]])];
    }

    private static (string Schema, bool AssertsFormats) Key(SuiteGroup group) => (group.Schema, group.AssertsFormats);

    private static EmittedClass? Emit(SuiteGroup group, string name, TestSuite suite, out string reason)
    {
        var schema = SuiteSchema.Parse(group, suite);
        reason = schema.FailureReason;
        if (schema.Document is not { } document)
        {
            return null;
        }

        // The schema is compiled as a spec, because a file with the schema true or {} is not recognized as a schema.
        var spec = new Spec(
            SpecKind.JsonSchema, name + ".json", string.Empty, name, string.Empty, name, null, name, [], [],
            [new SpecPart(PartKind.Standalone, string.Empty, string.Empty, document)], name);
        try
        {
            SpecCompiler.Compile(spec, out var model);
            var files = NamedModel.From(model, SpecCompiler.Link([model.Identity], []).Table).ToList();
            var sources = files.Select(file => SpecCompiler.Emit(file, EmittedAssembly.NamespaceOf(name))).ToList();
            reason = string.Join("; ", sources.SelectMany(source => source.Failures).Select(failure => failure.Message));
            return reason.Length > 0 ? null : new EmittedClass(name, files[0].TypeName, [.. sources.Select(source => source.Text!)]);
        }
        catch (Exception e)
        {
            reason = $"the compiler failed: {e.GetType().Name}: {e.Message}";
            return null;
        }
    }

    private static EngineVerdict Evaluate(Validate validate, string data)
    {
        var result = validate(Encoding.UTF8.GetBytes(data), ReadOptions.Default);
        return result.IsValid ? EngineVerdict.Valid : EngineVerdict.Invalid(result.Violations[0].Message);
    }
}
