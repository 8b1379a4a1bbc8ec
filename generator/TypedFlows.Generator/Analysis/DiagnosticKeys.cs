namespace TypedFlows.Generator.Analysis;

/// <summary>Lists the keys of the diagnostic properties for the code fixes, which have no other information about the spec.</summary>
internal static class DiagnosticKeys
{
    /// <summary>The violated keyword of JSON Schema.</summary>
    public const string Keyword = nameof(Keyword);

    /// <summary>The C# name of the reported property.</summary>
    public const string Member = nameof(Member);

    /// <summary>The C# expression of a valid value for that property. For a value out of range, it is the nearest one.</summary>
    public const string LegalValue = nameof(LegalValue);

    /// <summary>The start and length of each surplus item, separated by a comma, one per line.</summary>
    public const string Surplus = nameof(Surplus);

    /// <summary>
    /// The start of the keys of alternative changes in a literal, numbered from 0. A value has the start and length of the replaced source,
    /// separated by a comma, the title and the new source, each on its own line.
    /// </summary>
    public const string Edit = nameof(Edit);

    /// <summary>The valid expressions, one per line.</summary>
    public const string Choices = nameof(Choices);

    /// <summary>The path of the spec file, relative to the project that compiles it.</summary>
    public const string SpecFile = nameof(SpecFile);

    /// <summary>The name of the assembly of the code that the spec file is compiled to.</summary>
    public const string Assembly = nameof(Assembly);

    /// <summary>The pointer of a field, as the metadata Fields lists it.</summary>
    public const string Field = nameof(Field);
}
