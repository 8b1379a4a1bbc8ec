using System.Text.Json;
using Microsoft.CodeAnalysis;
using TypedFlows.Oracle.Generated;
using TypedFlows.Oracle.Schemas;

namespace TypedFlows.Oracle.Comparison;

/// <summary>Compares the output of the two generators for spec files, property by property.</summary>
internal sealed class OutputComparison
{
    private const string None = "none";

    private readonly List<Difference> _differences = [];

    public IReadOnlyList<Difference> Differences => _differences;

    /// <summary>Gets the number of schemas that were compared.</summary>
    public int Schemas { get; private set; }

    /// <summary>Gets the number of properties that both sides have.</summary>
    public int Properties { get; private set; }

    public Task AddAsync(SchemaFile file) => AddAsync(file, file);

    /// <param name="theirs">The file that NJsonSchema reads: the same, except in a test of the comparison.</param>
    public async Task AddAsync(SchemaFile file, SchemaFile theirs)
    {
        var records = GeneratedRecords.Compile(file);
        using var document = JsonDocument.Parse(theirs.Text);
        var roots = SchemaRoot.Find(document.RootElement).ToList();
        foreach (var pointer in records.Outside(roots))
        {
            _differences.Add(new($"{file.Path}#{pointer}", None, Aspect.Schema, "record", None));
        }

        foreach (var root in roots)
        {
            Schemas++;
            await AddAsync(file, records, root);
        }
    }

    private async Task AddAsync(SchemaFile file, GeneratedRecords records, SchemaRoot root)
    {
        var where = $"{file.Path}#{root.Pointer}";
        var references = new SchemaReferences(root.Schema);
        var summary = SchemaSummary.Of(references.Root);
        if (records.Find(root.Pointer) is not { } ours)
        {
            _differences.Add(new(where, summary, Aspect.Schema, None, "class"));
            return;
        }

        IPropertySymbol theirs;
        try
        {
            theirs = await NJsonSchemaClasses.CompileAsync(references);
        }
        catch (InvalidOperationException e)
        {
            _differences.Add(new(where, summary, Aspect.Schema, "record", e.Message));
            return;
        }

        new Walk(this, references, where)
            .Compare(ours, ClrProperty.Read(theirs.Type).Type, references.Follow(references.Root), string.Empty);
    }

    private sealed class Walk(OutputComparison owner, SchemaReferences references, string where)
    {
        private readonly HashSet<(string, string)> _compared = [];

        public void Compare(ITypeSymbol ours, ITypeSymbol theirs, SchemaReferences.Target? schema, string path)
        {
            switch (ClrType.Of(ours), ClrType.Of(theirs))
            {
                case (ClrType.Class own, ClrType.Class other):
                    // A recursive type is compared once.
                    if (_compared.Add((own.Symbol.ToDisplayString(), other.Symbol.ToDisplayString())))
                    {
                        Compare(own, other, schema, path);
                    }

                    break;
                case (ClrType.List own, ClrType.List other):
                    CompareElement(own.Item, other.Item, SchemaSummary.Element(references, schema, "items"), path + "/[]");
                    break;
                case (ClrType.Map own, ClrType.Map other):
                    CompareElement(own.Value, other.Value, SchemaSummary.Element(references, schema, "additionalProperties"), path + "/{}");
                    break;
                case var (own, other):
                    Report(Aspect.Type, own.Name, other.Name, schema, path);
                    break;
            }
        }

        private void Compare(ClrType.Class ours, ClrType.Class theirs, SchemaReferences.Target? schema, string path)
        {
            // If a base class has the property as well, the last one is that of the class.
            foreach (var name in ours.Properties.Concat(theirs.Properties).Select(property => property.JsonName).Distinct())
            {
                var at = $"{path}/{SchemaRoot.Escape(name)}";
                var inner = SchemaSummary.Property(references, schema, name);
                var own = ours.Properties.LastOrDefault(property => property.JsonName == name);
                var other = theirs.Properties.LastOrDefault(property => property.JsonName == name);
                if (own is null || other is null)
                {
                    Report(Aspect.Name, own is null ? None : "property", other is null ? None : "property", inner, at);
                    continue;
                }

                owner.Properties++;
                Report(Aspect.Required, own.IsRequired ? "required" : "optional", other.IsRequired ? "required" : "optional", inner, at);
                Report(Aspect.Nullability, own.Nullability, other.Nullability, inner, at);
                Compare(own.Type, other.Type, inner, at);
            }
        }

        private void CompareElement(ITypeSymbol ours, ITypeSymbol theirs, SchemaReferences.Target? schema, string path)
        {
            var (own, ownNullability) = ClrProperty.Read(ours);
            var (other, otherNullability) = ClrProperty.Read(theirs);
            Report(Aspect.Nullability, ownNullability, otherNullability, schema, path);
            Compare(own, other, schema, path);
        }

        private void Report(Aspect aspect, string ours, string theirs, SchemaReferences.Target? schema, string path)
        {
            if (ours != theirs)
            {
                owner._differences.Add(new($"{where} {path}", SchemaSummary.Of(schema), aspect, ours, theirs));
            }
        }
    }
}
