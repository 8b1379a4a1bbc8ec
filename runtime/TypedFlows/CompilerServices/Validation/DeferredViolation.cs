using TypedFlows.Compiler.Model;

namespace TypedFlows.CompilerServices;

/// <summary>A broken rule, as generated code gives it: nothing is made of it until it is asked for.</summary>
internal readonly struct DeferredViolation(string instancePath, string schemaPath, string keyword, string message, ActualValue actual)
{
    private readonly string? _keyword = keyword;

    public bool IsNone => _keyword is null;

    /// <summary>The way to the nested record whose rule it is; null for the document itself.</summary>
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
