using System.Globalization;
using TypedFlows.Compiler.Evaluation;

namespace TypedFlows.Emulator.Gateway;

/// <summary>Ends a call with a refusal of the table.</summary>
internal sealed class ApiErrorException(ApiError error, string[] arguments, IReadOnlyList<SchemaViolation> violations)
    : Exception(string.Format(CultureInfo.InvariantCulture, error.Text, arguments))
{
    public ApiError Error { get; } = error;

    /// <summary>What a spec's schema forbids, when that is the reason; paths start at the root of the request's body.</summary>
    public IReadOnlyList<SchemaViolation> Violations { get; } = violations;
}
