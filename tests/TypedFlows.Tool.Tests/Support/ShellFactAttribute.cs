namespace TypedFlows.Tool.Tests.Support;

/// <summary>A test that requires a shell. It is skipped with a message if the shell is not on the path.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShellFactAttribute : FactAttribute
{
    public ShellFactAttribute(string shell)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        if (OperatingSystem.IsWindows() || !folders.Any(folder => File.Exists(Path.Combine(folder, shell))))
        {
            Skip = $"There is no {shell} on this machine.";
        }
    }
}
