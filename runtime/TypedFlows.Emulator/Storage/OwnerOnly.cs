using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace TypedFlows.Emulator.Storage;

/// <summary>Creates files and folders that only their owner can read.</summary>
internal static class OwnerOnly
{
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode = FileMode | UnixFileMode.UserExecute;

    /// <summary>Creates a folder, or leaves an existing one as it is.</summary>
    public static void CreateFolder(string path)
    {
        if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path);
            RestrictFolder(path);
        }
    }

    /// <summary>Opens a file, and creates it if the mode allows that.</summary>
    public static FileStream Open(string path, System.IO.FileMode mode, FileAccess access, FileShare share, int bufferSize = 4096)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = bufferSize };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileMode;
        }

        var file = new FileStream(path, options);
        if (OperatingSystem.IsWindows())
        {
            RestrictFile(path);
        }

        return file;
    }

    /// <summary>Restricts an existing folder.</summary>
    public static void RestrictFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            var security = new DirectorySecurity();
            Restrict(security, InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit);
            new DirectoryInfo(path).SetAccessControl(security);
        }
        else
        {
            File.SetUnixFileMode(path, FolderMode);
        }
    }

    /// <summary>Restricts an existing file.</summary>
    public static void RestrictFile(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            var security = new FileSecurity();
            Restrict(security, InheritanceFlags.None);
            new FileInfo(path).SetAccessControl(security);
        }
        else
        {
            File.SetUnixFileMode(path, FileMode);
        }
    }

    [SupportedOSPlatform("windows")]
    private static void Restrict(FileSystemSecurity security, InheritanceFlags inheritance)
    {
        using var owner = WindowsIdentity.GetCurrent();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        security.AddAccessRule(new(owner.User!, FileSystemRights.FullControl, inheritance, PropagationFlags.None, AccessControlType.Allow));
    }
}
