namespace Samples.Shared;

/// <summary>The exception that is thrown when the calls of a job succeed but its result is not the expected one.</summary>
/// <param name="message">The error and its remedy.</param>
public sealed class SampleFailedException(string message) : Exception(message);
