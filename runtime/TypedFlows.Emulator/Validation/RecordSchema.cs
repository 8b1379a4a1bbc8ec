using System.Text.Json;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Specs;

namespace TypedFlows.Emulator.Validation;

/// <summary>A schema that records are validated against, with the compiler's evaluator. It contains no rules itself.</summary>
/// <param name="Id">The <c>$id</c> of the schema.</param>
internal sealed record RecordSchema(string Id, SchemaDocument Document)
{
    /// <summary>Returns the violations of a record, or <see langword="null"/> if it is valid.</summary>
    /// <param name="json">The record as UTF-8.</param>
    public RecordViolations? Validate(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, JsonLimits.Record);
        var record = document.RootElement;
        var instance = JsonInstance.Of(record);
        if (SchemaEvaluator.Evaluate(Document, instance) == Verdict.Valid)
        {
            return null;
        }

        return RecordViolations.Of(SchemaEvaluator.Evaluate(Document, instance, string.Empty).Violations, Document, record);
    }
}
