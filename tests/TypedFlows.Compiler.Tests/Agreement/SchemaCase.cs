namespace TypedFlows.Compiler.Tests.Agreement;

/// <summary>A schema and documents to try on it.</summary>
public sealed record SchemaCase(WrittenJson Schema, IReadOnlyList<WrittenJson> Documents)
{
    public override string ToString() => $"schema\n{Schema}\n{(Documents.Count == 1 ? "document" : "documents")}\n{string.Join("\n", Documents.Take(20))}";

    /// <summary>Half the documents, then one document with less in it, then less in the schema.</summary>
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
