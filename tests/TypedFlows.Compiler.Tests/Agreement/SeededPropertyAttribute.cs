using FsCheck.Xunit;

namespace TypedFlows.Compiler.Tests.Agreement;

/// <summary>
/// Identifies a property that is tried with a fixed seed, so that a build fails only for its own changes. <c>FULL=1</c> tries it ten
/// times as often and from a new seed. <c>REPLAY</c> names a seed as a failure prints it: <c>seed,gamma</c> or <c>seed,gamma,size</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SeededPropertyAttribute : PropertyAttribute
{
    /// <param name="tests">The number of values that are tried.</param>
    public SeededPropertyAttribute(int tests)
    {
        var isFull = Environment.GetEnvironmentVariable("FULL") == "1";
        var asked = Environment.GetEnvironmentVariable("REPLAY") ?? string.Empty;
        MaxTest = isFull ? tests * 10 : tests;
        Replay = asked.Contains(',', StringComparison.Ordinal) ? asked : isFull ? null : $"{Arbitraries.Seed},{Arbitraries.Gamma}";
        QuietOnSuccess = true;
        Arbitrary = [typeof(Arbitraries)];
    }
}
