using TypedFlows.CompilerServices;

namespace TypedFlows;

/// <summary>What a validation found: nothing, or the rules that are broken. The default is valid.</summary>
public readonly struct ValidationResult
{
    private readonly IReadOnlyList<Violation>? _violations;
    private readonly DeferredViolation _first;

    private ValidationResult(IReadOnlyList<Violation> violations) => _violations = violations;

    private ValidationResult(DeferredViolation first) => _first = first;

    /// <summary>The result of a document that breaks no rule.</summary>
    public static ValidationResult Valid => default;

    /// <summary>The broken rules, in the order in which the schema states them; empty when valid.</summary>
    public IReadOnlyList<Violation> Violations => _violations ?? (_first.IsNone ? [] : [_first.ToViolation()]);

    /// <summary>True when no rule is broken.</summary>
    public bool IsValid => _violations is null && _first.IsNone;

    /// <summary>Wraps violations; none gives <see cref="Valid"/>.</summary>
    /// <param name="violations">The broken rules.</param>
    /// <returns>The result that holds them.</returns>
    public static ValidationResult From(IReadOnlyList<Violation> violations)
    {
        ArgumentNullException.ThrowIfNull(violations);
        return violations.Count == 0 ? Valid : new ValidationResult(violations);
    }

    internal static ValidationResult From(DeferredViolation first) => new(first);

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
