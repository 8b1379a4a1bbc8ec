namespace Samples.Shared;

/// <summary>The job went through its calls, but its outcome is not what was asked for.</summary>
/// <param name="message">What went wrong, and what to do.</param>
public sealed class SampleFailedException(string message) : Exception(message);
