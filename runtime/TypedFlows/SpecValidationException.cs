namespace TypedFlows;

/// <summary>A value breaks rules of its spec.</summary>
public sealed class SpecValidationException : Exception
{
    /// <summary>Creates the exception from what a validation found.</summary>
    /// <param name="result">The broken rules.</param>
    public SpecValidationException(ValidationResult result)
        : base(result.ToString()) => Result = result;

    /// <summary>The broken rules.</summary>
    public ValidationResult Result { get; }
}
