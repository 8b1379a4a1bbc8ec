namespace TypedFlows.Emulator.DataPlane;

/// <summary>Represents the parameters with which the emulator signs in to an account. Their values appear in no message.</summary>
internal sealed record AccountParameters(string SpecName, string ConnectionId, IReadOnlyDictionary<string, string> Values)
{
    private const int ShortestSecret = 4;

    // The spec documents and the vendor's pages name some of them differently.
    public const string S3AccessKey = "s3AccessKey";
    public const string AccessKeyId = "accessKeyId";
    public const string S3SecretKey = "s3SecretKey";
    public const string SecretAccessKey = "secretAccessKey";
    public const string SessionToken = "s3SessionToken";
    public const string ConnectionString = "connectionString";
    public const string SasUri = "sasUri";
    public const string BucketName = "bucketName";
    public const string ContainerName = "containerName";
    public const string Url = "url";
    public const string ServicePrincipalId = "servicePrincipalId";
    public const string ServicePrincipalKey = "servicePrincipalKey";
    public const string Tenant = "tenant";
    public const string Host = "host";
    public const string Port = "port";
    public const string UserName = "userName";
    public const string Password = "password";
    public const string SshKey = "sshKey";
    public const string PrivateKey = "privateKeyContent";
    public const string PassPhrase = "passPhrase";
    public const string HostKey = "hostKey";

    /// <summary>Gets the parameters that an environment variable can supply.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        S3AccessKey, AccessKeyId, S3SecretKey, SecretAccessKey, SessionToken, ConnectionString, SasUri, ServicePrincipalKey, Password, SshKey,
        PrivateKey, PassPhrase, HostKey,
    ];

    /// <summary>Returns the first of the parameters that has a value, or <see langword="null"/>.</summary>
    public string? Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Values.TryGetValue(name, out var value) && value.Length > 0)
            {
                return value;
            }
        }

        return null;
    }

    /// <exception cref="SourceException">None of the parameters has a value.</exception>
    public string Require(params ReadOnlySpan<string> names) =>
        Find(names) ?? throw SourceFault.NoCredentials.With(
            ConnectionId, names[0], AccountSecrets.Variable(SpecName, names[0]));

    /// <summary>Returns one line of a message of a service, without the values of the parameters.</summary>
    public string Clean(string message)
    {
        var line = message.AsSpan().Trim();
        var end = line.IndexOfAny('\r', '\n');
        var clean = (end < 0 ? line : line[..end]).ToString();
        foreach (var value in Values.Values.Where(value => value.Length >= ShortestSecret))
        {
            clean = clean.Replace(value, "***", StringComparison.Ordinal);
        }

        return clean;
    }
}
