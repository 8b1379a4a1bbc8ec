using System.Net;

namespace TypedFlows.Emulator;

/// <summary>Provides the options of a <see cref="PlatformEmulator"/>.</summary>
public sealed class PlatformEmulatorOptions
{
    /// <summary>
    /// Gets or sets the organization of the platform. Calls that name another organization are rejected. The default is
    /// <c>emulator@AdobeOrg</c>.
    /// </summary>
    public string Organization { get; set; } = "emulator@AdobeOrg";

    /// <summary>
    /// Gets or sets a value indicating whether the platform rejects quoted numbers and booleans in parameters, and transformations or
    /// schedules that the flow spec does not declare. The default is <see langword="false"/>.
    /// </summary>
    public bool Strict { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether strings that violate their <c>format</c> are rejected, as the project property
    /// TypedFlowsFormatAssertion does for the compiler. The default is <see langword="true"/>.
    /// </summary>
    public bool FormatAssertion { get; set; } = true;

    /// <summary>
    /// Gets the formats, such as <c>uri</c>, that are not validated, as the project property TypedFlowsIgnoredFormats does for the
    /// compiler. The default is empty.
    /// </summary>
    public ICollection<string> IgnoredFormats { get; } = [];

    /// <summary>Gets or sets the clock for schedules, tokens and time stamps. The default is the system clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Gets or sets the folder that keeps all data across restarts. Only one platform at a time can use a folder. The default is
    /// <see langword="null"/>, which keeps all data in memory.
    /// </summary>
    public string? DataFolder { get; set; }

    /// <summary>
    /// Gets the host names, without a port, by which clients reach the platform in addition to the names of the loopback address, such as
    /// the service name of a container. Requests that name another host are rejected, because a web page can resolve its own host name to
    /// this machine. The default is empty.
    /// </summary>
    public ICollection<string> AllowedHosts { get; } = [];

    /// <summary>
    /// Gets or sets a value indicating whether the page shows the bodies of the latest requests and responses, without secrets. The default
    /// is <see langword="false"/>.
    /// </summary>
    public bool JournalBodies { get; set; }

    internal Dictionary<string, DataPlane.BoundSource> Sources { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal List<string> SpecFolders { get; } = [];

    internal Dictionary<string, string> Tenants { get; } = new(StringComparer.Ordinal);

    internal long MaxWaitingBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>
    /// Gets or sets a value indicating whether the page is served on an address that other machines reach. It is always served on loopback.
    /// </summary>
    internal bool ServePage { get; set; }

    /// <summary>Gets or sets the delegate that receives what happens outside of requests.</summary>
    internal Action<string>? Warn { get; set; }

    /// <summary>Gets or sets a value indicating whether the host prints requests when standard error is not a terminal.</summary>
    internal bool Log { get; set; }

    /// <summary>Gets or sets the delegate that receives each entry of the journal. It must not wait.</summary>
    internal Action<Journal.JournalEntry>? Watch { get; set; }

    /// <summary>Gets or sets a delegate that replaces the store of records, with which tests inject faults.</summary>
    internal Func<Storage.IRecordStore, Storage.IRecordStore>? Decorate { get; set; }

    internal IPEndPoint ListenOn { get; set; } = new(IPAddress.Loopback, 0);

    /// <summary>
    /// Uses a folder of files in place of the system behind a connection spec, such as a bucket. The folder is read when a flow runs.
    /// </summary>
    /// <param name="connectionSpecIdOrName">The id or service name of the connection spec, such as <c>amazon-s3</c>.</param>
    /// <param name="folder">The folder. A relative path is resolved against the current directory immediately.</param>
    /// <returns>The same options.</returns>
    /// <exception cref="ArgumentException">An argument is empty.</exception>
    public PlatformEmulatorOptions Source(string connectionSpecIdOrName, string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionSpecIdOrName);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        Sources[connectionSpecIdOrName] = new(Path.GetFullPath(folder));
        return this;
    }

    /// <summary>Selects the source of a connection spec, to configure what flows read for it.</summary>
    /// <param name="connectionSpecIdOrName">The id or service name of the connection spec, such as <c>amazon-s3</c>.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public EmulatorSource Source(string connectionSpecIdOrName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionSpecIdOrName);
        return new(this, connectionSpecIdOrName);
    }

    /// <summary>
    /// Adds the specs of a folder and its subfolders. A spec replaces a known spec of the same kind, id and version. Overlays in the folder
    /// change known specs.
    /// </summary>
    /// <param name="folder">The folder of spec files (<c>*.json</c>).</param>
    /// <returns>The same options.</returns>
    /// <exception cref="ArgumentException">The folder name is empty.</exception>
    public PlatformEmulatorOptions Specs(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        SpecFolders.Add(folder);
        return this;
    }

    /// <summary>
    /// Gives a sandbox a tenant of its own, so that a test can promote from one sandbox to another. The schemas that are compiled have
    /// another <c>$id</c> and the tenant's object in this sandbox. The tenant of other sandboxes is <c>emulator</c>.
    /// </summary>
    /// <param name="sandbox">The name of the sandbox.</param>
    /// <param name="tenant">The tenant id, such as <c>acme</c>, without the underscore of its object.</param>
    /// <returns>The same options.</returns>
    /// <exception cref="ArgumentException">The sandbox is empty, or the tenant has other characters than letters and digits.</exception>
    public PlatformEmulatorOptions Tenant(string sandbox, string tenant)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sandbox);
        ArgumentException.ThrowIfNullOrEmpty(tenant);
        Tenants[sandbox] = tenant.All(char.IsAsciiLetterOrDigit)
            ? tenant
            : throw new ArgumentException($"The tenant '{tenant}' has other characters than letters and digits.", nameof(tenant));
        return this;
    }
}
