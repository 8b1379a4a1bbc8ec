namespace TypedFlows;

/// <summary>What a validation found: nothing, or every rule that is broken.</summary>
public sealed class ValidationResult
{
    private ValidationResult(IReadOnlyList<Violation> violations) => Violations = violations;

    /// <summary>The result of a document that breaks no rule.</summary>
    public static ValidationResult Valid { get; } = new([]);

    /// <summary>The broken rules, in the order in which the schema states them; empty when valid.</summary>
    public IReadOnlyList<Violation> Violations { get; }

    /// <summary>True when no rule is broken.</summary>
    public bool IsValid => Violations.Count == 0;

    /// <summary>Wraps violations; none gives <see cref="Valid"/>.</summary>
    /// <param name="violations">The broken rules.</param>
    /// <returns>The result that holds them.</returns>
    public static ValidationResult From(IReadOnlyList<Violation> violations)
    {
        ArgumentNullException.ThrowIfNull(violations);
        return violations.Count == 0 ? Valid : new ValidationResult(violations);
    }

    /// <summary>Does nothing when valid.</summary>
    /// <exception cref="SpecValidationException">At least one rule is broken.</exception>
    public void ThrowIfInvalid()
    {
        if (!IsValid)
        {
            throw new SpecValidationException(this);
        }
    }

    /// <summary>The violations, a line each; <c>valid</c> when there are none.</summary>
    /// <returns>Text for a log or a console.</returns>
    public override string ToString() => IsValid ? "valid" : string.Join("\n", Violations);
}
