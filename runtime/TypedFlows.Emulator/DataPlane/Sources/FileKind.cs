using System.Runtime.InteropServices;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Recognizes regular files. Opening a pipe would wait for a writer that may never come.</summary>
internal static class FileKind
{
    private const int CurrentFolder = -100;
    private const uint TypeMask = 0x1;
    private const int ModeOffset = 28;
    private const int FormatBits = 0xF000;
    private const int RegularFile = 0x8000;

    /// <summary>Returns whether the path, with links followed, is a file with bytes to read.</summary>
    public static bool IsRegular(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return File.Exists(path) && (File.GetAttributes(path) & FileAttributes.Device) == 0;
        }

        try
        {
            var status = new byte[256];
            return statx(CurrentFolder, path, 0, TypeMask, status) == 0
                && (BitConverter.ToUInt16(status, ModeOffset) & FormatBits) == RegularFile;
        }
        catch (EntryPointNotFoundException)
        {
            return File.Exists(path);
        }
    }

    /// <summary>Returns whether the path stays below the root after every link is followed.</summary>
    public static bool IsContained(string root, string path)
    {
        var real = Real(path);
        var realRoot = Real(root);
        return real == realRoot
            || real.StartsWith(
                Path.EndsInDirectorySeparator(realRoot) ? realRoot : realRoot + Path.DirectorySeparatorChar,
                StringComparison.Ordinal);
    }

    private static string Real(string path)
    {
        var real = Path.GetPathRoot(path)!;
        var isFollowed = 0;
        var rest = new Stack<string>(
            path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse());
        while (rest.TryPop(out var name))
        {
            var next = Path.Combine(real, name);
            var target = new FileInfo(next).LinkTarget;
            if (target is null)
            {
                real = next;
                continue;
            }

            if (++isFollowed > 40)
            {
                throw new IOException($"'{path}' resolves through more than 40 links.");
            }

            var full = Path.GetFullPath(target, real);
            real = Path.GetPathRoot(full)!;
            foreach (var part in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse())
            {
                rest.Push(part);
            }
        }

        return real;
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int statx(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, byte[] status);
}
