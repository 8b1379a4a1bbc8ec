using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TypedFlows.Benchmarks.Generation;

/// <summary>Represents a minimal generator over JSON files, which shows the cost of a cold run without the work of this project.</summary>
internal sealed class MinimalGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider.Select(
            (file, cancellationToken) => (Path.GetFileNameWithoutExtension(file.Path), file.GetText(cancellationToken)!.ToString()));
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
