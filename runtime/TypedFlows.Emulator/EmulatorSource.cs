namespace TypedFlows.Emulator;

/// <summary>Configures what flows read for a connection spec.</summary>
public sealed class EmulatorSource
{
    private readonly PlatformEmulatorOptions _options;
    private readonly string _name;

    internal EmulatorSource(PlatformEmulatorOptions options, string name)
    {
        _options = options;
        _name = name;
    }

    /// <summary>
    /// Reads the system itself, such as a bucket, with the credentials of each base connection. The emulator only lists and reads. It holds
    /// the credentials in memory, so after a restart the connections must be patched, or environment variables such as
    /// <c>TYPEDFLOWS_SOURCE_AMAZON_S3_S3SECRETKEY</c> supply them. The credentials of the machine are never used.
    /// </summary>
    /// <param name="endpoint">
    /// The address of a compatible service, such as <c>http://127.0.0.1:9000</c>. The default is the address of the vendor.
    /// </param>
    /// <param name="hostKey">
    /// The fingerprint of the host key of SFTP servers, such as <c>SHA256:...</c>, or <c>*</c> to accept every key. The default is the
    /// parameter <c>hostKey</c> of each connection.
    /// </param>
    /// <returns>The options.</returns>
    /// <exception cref="ArgumentException">The address is not an absolute HTTP address, or contains a user.</exception>
    public PlatformEmulatorOptions FromAccount(Uri? endpoint = null, string? hostKey = null)
    {
        if (endpoint is not null && !IsEndpoint(endpoint))
        {
            // The address could contain a password.
            throw new ArgumentException("The endpoint is not an absolute HTTP address without a user.", nameof(endpoint));
        }

        _options.Sources[_name] = new(null, endpoint, hostKey);
        return _options;
    }

    internal static bool IsEndpoint(Uri address) =>
        address.IsAbsoluteUri && address.Scheme is "http" or "https" && address.UserInfo.Length == 0;
}
