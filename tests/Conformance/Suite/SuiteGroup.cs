namespace TypedFlows.Conformance.Suite;

/// <summary>Represents a schema with its test documents.</summary>
/// <param name="File">The file in the folder of the draft, with forward slashes.</param>
/// <param name="Schema">The schema as JSON text.</param>
internal sealed record SuiteGroup(string File, string Description, string Schema, IReadOnlyList<SuiteTest> Tests)
{
    public const string OptionalFolder = "optional/";

    /// <summary>
    /// Gets a value indicating whether <c>format</c> is checked. The required tests treat it as an annotation, and the optional ones check
    /// it.
    /// </summary>
    public bool AssertsFormats => File.StartsWith(OptionalFolder, StringComparison.Ordinal);
}
