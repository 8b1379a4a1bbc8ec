using FsCheck;
using FsCheck.Fluent;

namespace TypedFlows.Compiler.Tests.Agreement;

/// <summary>Represents cases that are compiled together, because one compilation takes about as long as a hundred schemas in it.</summary>
public sealed record SchemaBatch(IReadOnlyList<SchemaCase> Cases)
{
    public override string ToString() => Cases.Count == 1 ? Cases[0].ToString() : $"{Cases.Count} schemas";

    /// <summary>Gets batches of schemas that compile, each with similar documents.</summary>
    public static Arbitrary<SchemaBatch> Of(int schemas, int documents) => Arb.From(
        Gen.ArrayOf(Case(documents), schemas).Select(cases => new SchemaBatch(cases)), batch => batch.Shrink());

    public static Gen<SchemaCase> Case(int documents) =>
        from schema in SchemaGenerator.File.Where(s => CompiledSchemas.Read(s) is not null)
        from near in Gen.ArrayOf(DocumentGenerator.Near(schema), documents)
        select new SchemaCase(schema, near);

    private IEnumerable<SchemaBatch> Shrink()
    {
        if (Cases.Count > 1)
        {
            var half = Cases.Count / 2;
            return [new SchemaBatch([.. Cases.Take(half)]), new SchemaBatch([.. Cases.Skip(half)])];
        }

        return Cases.SelectMany(c => c.Shrink()).Select(c => new SchemaBatch([c]));
    }
}
