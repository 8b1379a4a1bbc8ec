using System.Text;
using TypedFlows.Compiler;
using TypedFlows.Compiler.Model;
using TypedFlows.Conformance.Suite;

namespace TypedFlows.Conformance.Engines;

/// <summary>The C# that is generated for each schema, compiled and run as a consumer's build would.</summary>
internal sealed class EmittedEngine : IEngine
{
    private const int BatchSize = 100;

    public string Name => "emitted";

    public IReadOnlyList<Func<string, Judgement>> Prepare(TestSuite suite)
    {
        var schemas = suite.Groups.Select(group => group.Schema).Distinct(StringComparer.Ordinal).Select((text, i) => (Text: text, Name: $"Schema{i}"));
        var judges = new Dictionary<string, Func<string, Judgement>>(StringComparer.Ordinal);
        foreach (var batch in schemas.Chunk(BatchSize))
        {
            var classes = new List<EmittedClass>();
            foreach (var (text, name) in batch)
            {
                var emitted = Emit(text, name, suite, out var refusal);
                if (emitted is null)
                {
                    judges.Add(text, _ => Judgement.None(refusal));
                }
                else
                {
                    classes.Add(emitted);
                }
            }

            foreach (var (text, judge) in EmittedAssembly.Load(classes))
            {
                judges.Add(text, judge.Validate is { } validate ? data => Judge(validate, data) : _ => Judgement.None(judge.Refusal));
            }
        }

        return [.. suite.Groups.Select(group => judges[group.Schema])];
    }

    private static EmittedClass? Emit(string text, string name, TestSuite suite, out string refusal)
    {
        var schema = SuiteSchema.Parse(text, suite);
        refusal = schema.Refusal;
        if (schema.Document is not { } document)
        {
            return null;
        }

        // Given as a spec rather than as a file: a project's file with the schema true or {} is not told for one.
        var spec = new Spec(
            SpecKind.JsonSchema, name + ".json", string.Empty, name, string.Empty, name, null, name, [], [],
            [new SpecPart(PartKind.StandAlone, string.Empty, string.Empty, document)], name);
        try
        {
            SpecCompiler.Compile(spec, out var model);
            var link = SpecCompiler.Link([model.Identity], []);
            var typeName = link.Table.Find(model.Identity)!.TypeName!;
            return new EmittedClass(text, typeName, SpecCompiler.Emit(model, typeName, EmittedAssembly.Namespace));
        }
        catch (Exception e)
        {
            refusal = $"the compiler failed: {e.GetType().Name}: {e.Message}";
            return null;
        }
    }

    private static Judgement Judge(Validate validate, string data)
    {
        var result = validate(Encoding.UTF8.GetBytes(data), ReadOptions.Default);
        return result.IsValid ? Judgement.Valid : Judgement.Invalid(result.Violations[0].Message);
    }
}
