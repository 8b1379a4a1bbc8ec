using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TypedFlows.Benchmarks.Generation;

/// <summary>Represents an in-memory spec file.</summary>
/// <param name="fields">The metadata Fields, or null for all fields.</param>
internal sealed class SpecText(string name, string text, string? fields = null) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text);

    public string? Fields => fields;

    public override string Path => "/project/specs/" + name;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;

    /// <summary>Creates copies of a schema with a number in the title and the file name.</summary>
    public static IReadOnlyList<SpecText> Copies(string schema, int count) =>
        [
            .. Enumerable.Range(0, count).Select(
                i =>
                    new SpecText(
                        $"copy{i}.json", schema.Replace("\"title\": \"Flow\"", $"\"title\": \"Copied {i}\"", StringComparison.Ordinal)))];
}
