using System.Reflection;
using System.Text.Unicode;
using TypedFlows.Aot.Specs;
using TypedFlows.Compiler;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Tests.Agreement;
using TypedFlows.Compiler.Tests.Emit;
using TypedFlows.CompilerServices;

namespace TypedFlows.Fuzz.Harnesses;

/// <summary>
/// Reads a JSON document as a generated record and with the evaluator: both report the same violations at the same locations, and a valid
/// document is written as it was read. The first line of the input is the name of the type.
/// </summary>
internal sealed class DocumentHarness : Harness
{
    private readonly SortedList<string, (RecordProbe Probe, SchemaDocument Document, bool HasSchemaPaths, bool IsLenient)> _types =
        new(StringComparer.Ordinal);

    private readonly SpecFiles _files = Compiled();

    public DocumentHarness()
    {
        foreach (var type in typeof(SpecTypeInfoResolver).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<SpecSchemaAttribute>(inherit: false) is not null && !type.ContainsGenericParameters))
        {
            var name = Name(type);
            var isRoot = _files.Documents.TryGetValue(name, out var document);
            document ??= SpecParser.ParseDocument(type.GetCustomAttribute<SpecSchemaAttribute>()!.Schema, [])!;
            _types.Add(name, (RecordProbe.Of(type), document, isRoot, IsLenient(type)));
        }
    }

    public override IEnumerable<string> Words =>
        _types.Keys.Concat(["null", "true", "1e400", "-0.0", "{}", "[]", "\"\"", "\\ud800", "\\u0000"]);

    public override IEnumerable<byte[]> Seeds()
    {
        foreach (var name in Repository.Files("*.json", "tests/Conformance/xdm/records").Where(IsRecord))
        {
            var answer = name.Split('/')[^3];
            yield return Bytes($"{_files.Names[$"tests/Conformance/xdm/answers/{answer}.json"]}\n{Repository.Read(name)}");
        }

        foreach (var (name, (_, document, _, _)) in _types)
        {
            yield return Bytes($"{name}\n{Example(document)}");
        }
    }

    public override void Run(byte[] input)
    {
        var line = Array.IndexOf(input, (byte)'\n');
        var name = line < 0 ? string.Empty : Text(input[..line]);
        if (!_types.TryGetValue(name, out var type))
        {
            // A mutated name selects any type.
            type = _types.GetValueAtIndex(name.Aggregate(0, (hash, c) => ((hash * 31) + c) & 0xffffff) % _types.Count);
        }

        var json = input[(line + 1)..];
        if (IsDocument(json))
        {
            EngineAgreement.Check(type.Document, type.Probe, Text(json), isLenient: false, type.HasSchemaPaths);
            if (type.IsLenient)
            {
                EngineAgreement.Check(type.Document, type.Probe, Text(json), isLenient: true, type.HasSchemaPaths);
            }
        }
        else
        {
            BrokenClaimException.ThrowIf(type.Probe.Validate(json).IsValid, () => "a text that is not JSON is valid");
            BrokenClaimException.ThrowIf(type.Probe.Parse(json).Value is not null, () => "a text that is not JSON is read");
        }
    }

    // Both readers accept the same texts.
    private static bool IsDocument(byte[] json) =>
        Utf8.IsValid(json) && new SourceFile("document.json", Text(json)).Json.FirstError is null;

    // Scalars of XDM records are never lenient, so these types do not declare the property.
    private static bool IsLenient(Type type) =>
        Array.Exists(type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic), method => method.Name.EndsWith(
            "get_ScalarTypes", StringComparison.Ordinal));

    private static bool IsRecord(string path) => !path.EndsWith("/expected.json", StringComparison.Ordinal);

    private static string Name(Type type) => type.FullName![(typeof(SpecTypeInfoResolver).Namespace!.Length + 1)..];

    private static string Example(SchemaDocument document) =>
        $"{{{string.Join(",", document.Root.Properties.Select(property => $"\"{property.Name}\":{Value(property.Schema)}"))}}}";

    private static string Value(Schema schema) => schema switch
    {
        { Const: { } value } => JsonText.Of(value),
        { Enum: [var first, ..] } => JsonText.Of(first),
        { Types: var types } when types.HasFlag(SchemaTypes.String) => "\"text\"",
        { Types: var types } when types.HasFlag(SchemaTypes.Integer) || types.HasFlag(SchemaTypes.Number) => "15",
        { Types: var types } when types.HasFlag(SchemaTypes.Array) => "[]",
        { Types: var types } when types.HasFlag(SchemaTypes.Boolean) => "true",
        _ => "{}",
    };

    // What tests/Aot/Types compiles. The generated types report the paths of the schemas in the files.
    private static SpecFiles Compiled() => new(
        [
            .. Repository.Files("*.json", "specs", "tests/Conformance/xdm/answers")
                .Append("tests/Benchmarks/specs/flow.json")
                .Append("tests/Conformance/xdm/descriptors/supplier.json")
                .Select(file => new SpecFileText(file, Repository.Read(file))),
        ]);

    /// <summary>Finds the stand-alone schemas of spec files, each of which is one type.</summary>
    private sealed class SpecFiles
    {
        public SpecFiles(IReadOnlyList<SpecFileText> files)
        {
            var overlays = SpecCompiler.Sort(files.Select(SpecCompiler.TryReadOverlay));
            var texts = files.Select(file => file.File).ToList();
            foreach (var (name, model) in SpecCompilation.Create(files, "Fuzz", FormatAssertion.All).Models)
            {
                if (name is not null && model.Identity.Kind.IsStandAlone())
                {
                    var file = files.Single(file => file.Path == model.Identity.Path);
                    var parsed = SpecParser.Parse(
                        file, overlays, new SchemaDocuments(SpecCompiler.References(file, texts)), FormatAssertion.All);
                    Documents.Add(name, parsed.Specs.Single().Parts.Single().Document!);
                    Names.Add(file.Path, name);
                }
            }
        }

        /// <summary>Gets the schemas by the names of their types.</summary>
        public Dictionary<string, SchemaDocument> Documents { get; } = new(StringComparer.Ordinal);

        /// <summary>Gets the names of the types by the paths of their files.</summary>
        public Dictionary<string, string> Names { get; } = new(StringComparer.Ordinal);
    }
}
