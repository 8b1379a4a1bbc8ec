using System.Globalization;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Emulator.Validation;

namespace TypedFlows.Emulator.Gateway;

/// <summary>The exception that is thrown when a request is rejected with an error of the table.</summary>
internal sealed class ApiErrorException(ApiError error, string[] arguments, IReadOnlyList<SchemaViolation> violations)
    : Exception(string.Format(CultureInfo.InvariantCulture, error.Text, arguments))
{
    public ApiError Error { get; } = error;

    /// <summary>Gets the violations of the spec's schema, if they are the reason. Paths start at the root of the request body.</summary>
    public IReadOnlyList<SchemaViolation> Violations { get; } = violations;

    /// <summary>Gets the violations of a record in the form of the streaming service, if they are the reason.</summary>
    public RecordViolations? OfRecord { get; init; }
}
