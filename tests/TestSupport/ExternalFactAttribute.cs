namespace TypedFlows.TestSupport;

/// <summary>
/// Marks a test that compares with files outside the repository. It is skipped unless an environment variable names them.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ExternalFactAttribute : FactAttribute
{
    /// <param name="variable">The environment variable with the path.</param>
    /// <param name="content">What the path names.</param>
    public ExternalFactAttribute(string variable, string content)
    {
        Variable = variable;
        Content = content;
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable)))
        {
            Skip = $"Set {variable} to {content} to run this test.";
        }
    }

    public string Variable { get; }

    public string Content { get; }
}

/// <summary>Provides the paths of files outside the repository, which the caller of the tests specifies.</summary>
public static class ExternalFiles
{
    /// <summary>The variable with the folder of the vendor's OpenAPI files.</summary>
    public const string OpenApi = "TYPEDFLOWS_OPENAPI";

    /// <summary>The variable with the folder of the tutorials.</summary>
    public const string Tutorials = "TYPEDFLOWS_TUTORIALS";

    /// <summary>The variable with the file of facts about the platform's API.</summary>
    public const string ApiFacts = "TYPEDFLOWS_API_FACTS";

    /// <summary>Returns the file or folder that a variable names.</summary>
    /// <exception cref="FileNotFoundException">The variable names a path that does not exist.</exception>
    public static string Find(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } path && Path.Exists(path)
            ? path
            : throw new FileNotFoundException($"{variable} does not name an existing file or folder.");
}
