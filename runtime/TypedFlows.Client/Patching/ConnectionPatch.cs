namespace TypedFlows.Client;

/// <summary>Represents changes to a connection.</summary>
public sealed class ConnectionPatch : NamedPatch<ConnectionPatch>
{
    /// <summary>Replaces the parameters of the credentials. They do not appear in logs and errors.</summary>
    /// <param name="auth">The new credentials of the same authentication spec. They are checked.</param>
    /// <returns>This patch.</returns>
    /// <exception cref="SpecValidationException">The credentials violate their spec.</exception>
    public ConnectionPatch Auth(IAuth auth)
    {
        Valid(auth);
        Hide(CredentialTexts.In(auth));
        return Appended("replace", "/auth/params", auth.WriteTo);
    }
}
