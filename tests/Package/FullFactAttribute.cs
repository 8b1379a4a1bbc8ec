namespace TypedFlows.Package;

/// <summary>A test that takes minutes: it runs with FULL=1.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FullFactAttribute : FactAttribute
{
    public FullFactAttribute() =>
        Skip = Environment.GetEnvironmentVariable("FULL") == "1" ? null : "It takes minutes: set FULL=1 to run it.";
}
