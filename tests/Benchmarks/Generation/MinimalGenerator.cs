using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TypedFlows.Benchmarks.Generation;

/// <summary>The least that a generator over JSON files can do: what a cold run costs without any of our work.</summary>
internal sealed class MinimalGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider.Select((file, cancellation) => (Path.GetFileNameWithoutExtension(file.Path), file.GetText(cancellation)!.ToString()));
        context.RegisterSourceOutput(files, (output, file) =>
        {
            using var document = JsonDocument.Parse(file.Item2);
            var code = new StringBuilder("public sealed record ").Append(file.Item1).Append("\n{\n");
            foreach (var property in document.RootElement.GetProperty("properties").EnumerateObject())
            {
                code.Append("    public object? ").Append(property.Name).Append(" { get; init; }\n");
            }

            output.AddSource(file.Item1 + ".g.cs", SourceText.From(code.Append("}\n").ToString(), Encoding.UTF8));
        });
    }
}
