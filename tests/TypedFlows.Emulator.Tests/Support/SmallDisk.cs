using System.Diagnostics;
using System.Globalization;

namespace TypedFlows.Emulator.Tests.Support;

/// <summary>Represents a disk of a few megabytes in memory, mounted in a temporary folder.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly bool _isMounted;

    private SmallDisk(int megabytes) => _isMounted = Run("mount", "-t", "tmpfs", "-o", Size(megabytes), "tmpfs", _folder.Path);

    /// <summary>Gets a value indicating whether this process can mount a disk.</summary>
    public static bool IsAvailable { get; } = IsMountable();

    public string Path => _folder.Path;

    /// <summary>Mounts a disk, or provides an ordinary folder where that is not allowed.</summary>
    public static SmallDisk Mount(int megabytes) => new(megabytes);

    public void Resize(int megabytes) => Assert.True(Run("mount", "-o", "remount," + Size(megabytes), _folder.Path));

    public void Dispose()
    {
        if (_isMounted)
        {
            Run("umount", "--lazy", _folder.Path);
        }

        _folder.Dispose();
    }

    private static bool IsMountable()
    {
        using var disk = new SmallDisk(1);
        return disk._isMounted;
    }

    private static string Size(int megabytes) => string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m");

    private static bool Run(string command, params string[] arguments)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}

/// <summary>Marks a test that needs a small disk. It is skipped where this process cannot mount one.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        if (!SmallDisk.IsAvailable)
        {
            Skip = "Mounting a disk in memory needs Linux and root.";
        }
    }
}
