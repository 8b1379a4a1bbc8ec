namespace TypedFlows.Compiler;

/// <summary>Handles file names that must be valid on every operating system.</summary>
internal static class PortableFileName
{
    private static readonly HashSet<string> s_devices = new(
        ((string[])["CON", "PRN", "AUX", "NUL"])
            .Concat(Enumerable.Range(1, 9).SelectMany(number => new[] { "COM" + number, "LPT" + number })),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns a value indicating whether Windows reserves a name, with any extension, for a device.</summary>
    public static bool IsDevice(string name) => s_devices.Contains(name.Split('.')[0].TrimEnd(' '));
}
