using System.Runtime.CompilerServices;

namespace TypedFlows.Tool.Tests.Support;

/// <summary>Provides the paths of the repository under test.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(ThisFolder(), "..", "..", ".."));

    public static string Specs { get; } = Path.Combine(Root, "specs");

    private static string ThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
