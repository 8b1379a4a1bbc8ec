using System.Net;

namespace TypedFlows.Emulator;

/// <summary>How a <see cref="PlatformEmulator"/> is set up.</summary>
public sealed class PlatformEmulatorOptions
{
    /// <summary>The organization whose platform this is; calls that name another one are refused. <c>emulator@AdobeOrg</c> unless set.</summary>
    public string Organization { get; set; } = "emulator@AdobeOrg";

    /// <summary>
    /// Refuses what is otherwise let pass: quoted numbers and booleans in parameters, and transformations or schedules that the
    /// flow spec does not declare. Off unless set.
    /// </summary>
    public bool Strict { get; set; }

    /// <summary>Whether a text that breaks its <c>format</c> is refused; the project's property TypedFlowsFormatAssertion says the same to the compiler. On unless set.</summary>
    public bool FormatAssertion { get; set; } = true;

    /// <summary>Formats, such as <c>uri</c>, that refuse nothing; the project's property TypedFlowsIgnoredFormats says the same to the compiler. None unless added.</summary>
    public ICollection<string> IgnoredFormats { get; } = [];

    /// <summary>The clock that schedules, tokens and time stamps go by; the system's unless set.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// A folder in which everything is kept, so that it is there again after the next start, whatever ended this one. One platform at a
    /// time can have it. Null, which it is unless set, keeps everything in memory.
    /// </summary>
    public string? DataFolder { get; set; }

    internal Dictionary<string, string> Sources { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal List<string> SpecFolders { get; } = [];

    internal long MaxWaitingBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Serves the page on an address that other machines reach; on loopback it is always served.</summary>
    internal bool ServePage { get; set; }

    internal IPEndPoint ListenOn { get; set; } = new(IPAddress.Loopback, 0);

    /// <summary>Lets a folder of files stand for the system behind a connection spec, such as a bucket. The folder is read when a flow runs.</summary>
    /// <param name="connectionSpecIdOrName">Id or service name of the connection spec, such as <c>amazon-s3</c>.</param>
    /// <param name="folder">The folder; a relative one is taken from the current directory now.</param>
    /// <returns>The same options.</returns>
    /// <exception cref="ArgumentException">One of the two is empty.</exception>
    public PlatformEmulatorOptions Source(string connectionSpecIdOrName, string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionSpecIdOrName);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        Sources[connectionSpecIdOrName] = Path.GetFullPath(folder);
        return this;
    }

    /// <summary>
    /// Adds the specs of a folder and its sub-folders. One of the same kind, id and version as a spec that is known already takes its
    /// place; overlays in the folder change those that are known.
    /// </summary>
    /// <param name="folder">A folder of spec files (<c>*.json</c>).</param>
    /// <returns>The same options.</returns>
    /// <exception cref="ArgumentException">The folder's name is empty.</exception>
    public PlatformEmulatorOptions Specs(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        SpecFolders.Add(folder);
        return this;
    }
}
