using System.Runtime.Loader;
using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using TypedFlows.Compiler;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Conformance.Engines;

namespace TypedFlows.Conformance.Xdm;

/// <summary>Compiles and runs the C# code that is generated for each schema, as the build of a user does.</summary>
internal sealed class EmittedXdmEngine : IXdmEngine
{
    private const int MostErrors = 3;

    public string Name => "emitted";

    public ValueTask<CheckRecord> PrepareAsync(string name, string schema)
    {
        var compilation = SpecCompilation.Create(
            [new SpecFileText(name + ".json", schema)], EmittedAssembly.Namespace, FormatAssertion.All);
        XdmDiagnostics.ThrowIfRejected(compilation.Diagnostics);
        using var image = new MemoryStream();
        var result = EmittedAssembly.Compile(compilation.Sources.Select(source => (source.HintName, source.Text!))).Emit(image);
        if (!result.Success)
        {
            var errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(MostErrors);
            throw new InvalidDataException("the generated C# does not compile: " + string.Join("; ", errors));
        }

        image.Position = 0;
        var assembly = new AssemblyLoadContext(name, isCollectible: true).LoadFromStream(image);
        var type = assembly.GetType($"{EmittedAssembly.Namespace}.{compilation.Models.Single().Key}", throwOnError: true)!;
        var emitted = EmittedRecord.Create(type);
        return ValueTask.FromResult<CheckRecord>(record => ValueTask.FromResult(Check(emitted, record)));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // Reading a record must agree with validating its text, and writing it must lose nothing.
    private static RecordResult Check(EmittedRecord emitted, string record)
    {
        var json = Encoding.UTF8.GetBytes(record);
        var violations = emitted.Validate(json).Violations
            .Select(v => RecordViolation.Create(v.InstancePath, v.Keyword, v.Message)).ToList();
        var written = emitted.ReadAndWrite(json, out var read);
        if (violations.Count > 0)
        {
            return new RecordResult(violations, written is null ? null : "an invalid record is read");
        }

        if (written is null)
        {
            return RecordResult.Failed("a valid record is not read: " + read);
        }

        using var original = JsonDocument.Parse(json);
        using var copy = JsonDocument.Parse(written);
        return JsonDifference.Find(original.RootElement, copy.RootElement) is { } difference
            ? RecordResult.Failed("the round trip changes the record: " + difference) : new RecordResult([]);
    }
}
