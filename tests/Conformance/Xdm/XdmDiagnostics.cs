using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Conformance.Xdm;

/// <summary>Checks the diagnostics of a compiled schema.</summary>
internal static class XdmDiagnostics
{
    /// <exception cref="InvalidDataException">A build would reject the schema.</exception>
    public static void ThrowIfRejected(IEnumerable<SpecDiagnostic> diagnostics)
    {
        var errors = diagnostics.Where(d => d.Rule.Severity == RuleSeverity.Error).Select(d => d.Message).ToList();
        if (errors.Count > 0)
        {
            throw new InvalidDataException("the schema is rejected: " + string.Join("; ", errors));
        }
    }
}
