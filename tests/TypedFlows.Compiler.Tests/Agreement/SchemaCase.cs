namespace TypedFlows.Compiler.Tests.Agreement;

/// <summary>Represents a schema with documents.</summary>
public sealed record SchemaCase(WrittenJson Schema, IReadOnlyList<WrittenJson> Documents)
{
    public override string ToString() =>
        $"schema\n{Schema}\n{(Documents.Count == 1 ? "document" : "documents")}\n{string.Join("\n", Documents.Take(20))}";

    /// <summary>Returns smaller cases: half the documents, then one smaller document, then a smaller schema.</summary>
    public IEnumerable<SchemaCase> Shrink()
    {
        if (Documents.Count > 1)
        {
            var half = Documents.Count / 2;
            return [this with { Documents = [.. Documents.Take(half)] }, this with { Documents = [.. Documents.Skip(half)] }];
        }

        return Documents.SelectMany(d => d.Shrink()).Select(d => this with { Documents = [d] })
            .Concat(Schema.Shrink().Where(s => s is WrittenJson.Members).Select(s => this with { Schema = s }));
    }
}
