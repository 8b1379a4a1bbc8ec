namespace TypedFlows.Client;

/// <summary>Changes to a connection.</summary>
public sealed class ConnectionPatch : NamedPatch<ConnectionPatch>
{
    /// <summary>Replaces the credentials' parameters; they are kept out of logs and errors.</summary>
    /// <param name="auth">The new credentials, of the same authSpec; checked.</param>
    /// <returns>This patch.</returns>
    /// <exception cref="SpecValidationException">The credentials break their spec.</exception>
    public ConnectionPatch Auth(IAuth auth)
    {
        Valid(auth);
        Hide(CredentialTexts.In(auth));
        return Appended("replace", "/auth/params", auth.WriteTo);
    }
}
