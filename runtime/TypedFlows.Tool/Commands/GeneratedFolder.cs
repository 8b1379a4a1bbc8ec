using System.Text;
using TypedFlows.Compiler;

namespace TypedFlows.Tool.Commands;

/// <summary>Writes generated files to a folder and removes stale ones. Unchanged files keep their time stamps.</summary>
internal static class GeneratedFolder
{
    private const string Marker = "GeneratedCode(\"TypedFlows\"";

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <exception cref="ToolException">The folder cannot be written.</exception>
    public static (int Written, int Same, int Removed) Write(string folder, IReadOnlyList<GeneratedSource> sources)
    {
        try
        {
            Directory.CreateDirectory(folder);

            // Only files of an earlier run are removed, because a folder may contain other files. They are removed before the new ones are
            // written, so that a rename that changes only the case works on a case-insensitive file system.
            var names = sources
                .Where(source => source.Text is not null)
                .Select(source => source.HintName)
                .ToHashSet(StringComparer.Ordinal);
            var left = Directory.EnumerateFiles(folder, "*.g.cs")
                .Where(path => !names.Contains(Path.GetFileName(path)) && File.ReadAllText(path).Contains(Marker, StringComparison.Ordinal))
                .ToList();
            left.ForEach(File.Delete);

            var (written, same) = (0, 0);
            foreach (var source in sources.Where(source => source.Text is not null))
            {
                var path = Path.Combine(folder, source.HintName);
                var bytes = s_utf8.GetBytes(source.Text!);
                if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
                {
                    same++;
                    continue;
                }

                File.WriteAllBytes(path, bytes);
                written++;
            }

            return (written, same, left.Count);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"{folder} cannot be written: {e.Message} Name another folder with -o.", ExitCode.Failed);
        }
    }
}
