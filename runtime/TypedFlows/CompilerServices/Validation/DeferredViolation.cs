using TypedFlows.Compiler.Model;

namespace TypedFlows.CompilerServices;

/// <summary>Represents a violation from generated code. The violation object is created on demand.</summary>
internal readonly struct DeferredViolation(string instancePath, string? schemaPath, string keyword, string message, ActualValue actual)
{
    private readonly string? _keyword = keyword;

    public bool IsNone => _keyword is null;

    /// <summary>Gets the path to the nested record with the violation, or null for the document itself.</summary>
    public SpecStep? EnclosingPath { get; init; }

    public Violation ToViolation()
    {
        var validation = new SpecValidation(ValidationMode.All);
        for (var step = EnclosingPath; step is not null; step = step.Inner)
        {
            if (step.Index < 0)
            {
                validation.Enter(JsonPointer.Append(string.Empty, step.Member), step.SchemaPath);
            }
            else
            {
                validation.Enter(string.Empty, step.Index, step.SchemaPath);
            }
        }

        return validation.ToViolation(instancePath, schemaPath, _keyword!, message, actual);
    }
}
