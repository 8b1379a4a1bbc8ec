namespace TypedFlows.Generator;

/// <summary>Lists the names of the generator steps, for the tests that verify which steps a change runs again.</summary>
internal static class StepNames
{
    public const string Project = nameof(Project);

    /// <summary>The diagnostics of the project properties.</summary>
    public const string Properties = nameof(Properties);

    public const string Files = nameof(Files);
    public const string Overlays = nameof(Overlays);

    /// <summary>The files that references in each file may refer to.</summary>
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

    /// <summary>The specs that could not be emitted.</summary>
    public const string Failures = nameof(Failures);
}
