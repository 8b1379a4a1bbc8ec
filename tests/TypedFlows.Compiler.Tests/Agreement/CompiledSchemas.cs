using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Rules;
using TypedFlows.Compiler.Tests.Emit;

namespace TypedFlows.Compiler.Tests.Agreement;

/// <summary>Compiles a batch of schemas to records in one compilation.</summary>
internal sealed class CompiledSchemas
{
    private readonly Dictionary<string, RecordProbe> _probes = [];

    /// <summary>Returns the schema as the compiler reads it, or null if a build would reject it.</summary>
    public static SchemaDocument? Read(WrittenJson schema) => Read(schema.ToString());

    /// <inheritdoc cref="Read(WrittenJson)"/>
    public static SchemaDocument? Read(string schema)
    {
        var file = SpecParser.Parse(new SpecFileText("specs/Case.json", schema), []);
        return file.Diagnostics.Any(d => d.Rule.Severity == RuleSeverity.Error) || file.Specs.Count != 1
            ? null : file.Specs[0].Parts[0].Document;
    }

    public RecordProbe Find(WrittenJson schema) => _probes[schema.ToString()];

    /// <summary>Compiles the schemas that are not compiled yet.</summary>
    public void Add(IEnumerable<WrittenJson> schemas)
    {
        var news = schemas.Where(s => !_probes.ContainsKey(s.ToString())).DistinctBy(s => s.ToString()).ToList();
        if (news.Count == 0)
        {
            return;
        }

        // Equal schemas would become one type, so each gets a unique title.
        var code = EmittedCode.From([.. news.Select((s, i) => ($"specs/Case{i}.json", Titled(s, $"Case {i}").ToString()))]);
        var assembly = code.Load();
        for (var i = 0; i < news.Count; i++)
        {
            _probes.Add(
                news[i].ToString(),
                RecordProbe.Of(assembly, code.Links.Table.Specs.Single(s => s.Path == $"specs/Case{i}.json").TypeName!));
        }
    }

    private static WrittenJson Titled(WrittenJson schema, string title) =>
        new WrittenJson.Members(
            [.. ((WrittenJson.Members)schema).All.Where(m => m.Name.Value != "title"), new("title", new WrittenJson.Text(title))]);
}
