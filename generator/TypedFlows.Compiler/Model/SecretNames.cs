namespace TypedFlows.Compiler.Model;

/// <summary>
/// Recognizes names of credentials that a spec does not declare as secret. A name is compared without its case and separators, so that
/// <c>s3_secret_key</c> and <c>S3SecretKey</c> are the same.
/// </summary>
internal static class SecretNames
{
    private static readonly string[] s_ends =
    [
        "accesstoken",
        "accountkey",
        "apikey",
        "apitoken",
        "authtoken",
        "bearertoken",
        "connectionstring",
        "credential",
        "credentials",
        "encryptionkey",
        "idtoken",
        "passphrase",
        "passwd",
        "password",
        "privatekey",
        "pwd",
        "refreshtoken",
        "saskey",
        "sastoken",
        "sasuri",
        "secret",
        "secretaccesskey",
        "secretkey",
        "securitytoken",
        "serviceprincipalkey",
        "sessiontoken",
        "sharedaccesskey",
        "sharedkey",
        "sshkey",
    ];

    /// <summary>Returns a value indicating whether a property with this name holds a credential.</summary>
    public static bool IsWellKnown(string name)
    {
        var letters = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return Array.Exists(s_ends, end => letters.EndsWith(end, StringComparison.Ordinal));
    }
}
