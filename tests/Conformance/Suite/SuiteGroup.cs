namespace TypedFlows.Conformance.Suite;

/// <summary>A schema and the documents that it judges.</summary>
/// <param name="File">The file in the folder of the draft, with forward slashes.</param>
/// <param name="Schema">JSON text.</param>
internal sealed record SuiteGroup(string File, string Description, string Schema, IReadOnlyList<SuiteTest> Tests)
{
    public const string OptionalFolder = "optional/";

    /// <summary>The required tests take <c>format</c> for an annotation; the optional ones hold it to be checked.</summary>
    public bool AssertsFormats => File.StartsWith(OptionalFolder, StringComparison.Ordinal);
}
