namespace TypedFlows;

/// <summary>The exception that is thrown when a value violates rules of its spec.</summary>
public sealed class SpecValidationException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="SpecValidationException"/> class.</summary>
    /// <param name="result">The validation result.</param>
    public SpecValidationException(ValidationResult result)
        : base(result.ToString()) => Result = result;

    /// <summary>Gets the validation result.</summary>
    public ValidationResult Result { get; }
}
