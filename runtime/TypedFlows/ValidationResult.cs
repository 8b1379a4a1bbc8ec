using TypedFlows.CompilerServices;

namespace TypedFlows;

/// <summary>Represents the result of a validation. The default is valid.</summary>
public readonly struct ValidationResult
{
    private readonly IReadOnlyList<Violation>? _violations;
    private readonly DeferredViolation _first;

    private ValidationResult(IReadOnlyList<Violation> violations) => _violations = violations;

    private ValidationResult(DeferredViolation first) => _first = first;

    /// <summary>Gets the result of a valid document.</summary>
    public static ValidationResult Valid => default;

    /// <summary>Gets the violations in the order of the schema. The list is empty if the document is valid.</summary>
    public IReadOnlyList<Violation> Violations => _violations ?? (_first.IsNone ? [] : [_first.ToViolation()]);

    /// <summary>Gets a value indicating whether there are no violations.</summary>
    public bool IsValid => _violations is null && _first.IsNone;

    /// <summary>Creates a result from violations. An empty list gives <see cref="Valid"/>.</summary>
    /// <param name="violations">The violations.</param>
    /// <returns>The result with the violations.</returns>
    public static ValidationResult From(IReadOnlyList<Violation> violations)
    {
        ArgumentNullException.ThrowIfNull(violations);
        return violations.Count == 0 ? Valid : new ValidationResult(violations);
    }

    internal static ValidationResult From(DeferredViolation first) => new(first);

    /// <summary>Throws an exception if there are violations.</summary>
    /// <exception cref="SpecValidationException">At least one rule is violated.</exception>
    public void ThrowIfInvalid()
    {
        if (!IsValid)
        {
            throw new SpecValidationException(this);
        }
    }

    /// <summary>Returns the violations, one per line, or <c>valid</c> if there are none.</summary>
    /// <returns>Text for a log or a console.</returns>
    public override string ToString() => IsValid ? "valid" : string.Join("\n", Violations);
}
