namespace TypedFlows.Generator;

/// <summary>Names of the generator's steps, for the tests that prove what an edit re-runs.</summary>
internal static class StepNames
{
    public const string Project = nameof(Project);

    /// <summary>What is said of the project's properties.</summary>
    public const string Properties = nameof(Properties);

    public const string Files = nameof(Files);
    public const string Overlays = nameof(Overlays);

    /// <summary>What references in each file may lead to.</summary>
    public const string References = nameof(References);

    public const string Compiled = nameof(Compiled);
    public const string Models = nameof(Models);
    public const string Identities = nameof(Identities);
    public const string Links = nameof(Links);
    public const string Sources = nameof(Sources);
    public const string LinkSource = nameof(LinkSource);
    public const string Locations = nameof(Locations);

    /// <summary>The diagnostics of each file.</summary>
    public const string Diagnostics = nameof(Diagnostics);

    /// <summary>The diagnostics of the set of files.</summary>
    public const string LinkDiagnostics = nameof(LinkDiagnostics);

    /// <summary>What could not be printed.</summary>
    public const string Failures = nameof(Failures);
}
