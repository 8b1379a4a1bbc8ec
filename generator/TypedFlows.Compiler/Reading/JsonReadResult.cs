namespace TypedFlows.Compiler.Reading;

/// <summary>What reading one file gave.</summary>
/// <param name="Root">The document, as far as it could be read; a Missing literal where nothing could.</param>
/// <param name="Diagnostics">Syntax errors and duplicate keys, in text order.</param>
/// <param name="FirstError">Offset at which the text stops being JSON; null when all of it is.</param>
/// <param name="InDoubtFrom">Offset from which on what was read may mean something else once the first error is mended.</param>
/// <param name="Damaged">Objects and arrays that a repair changed.</param>
internal sealed record JsonReadResult(
    JsonSyntax Root,
    IReadOnlyList<SpecDiagnostic> Diagnostics,
    int? FirstError,
    int? InDoubtFrom,
    IReadOnlyCollection<JsonSyntax> Damaged);
