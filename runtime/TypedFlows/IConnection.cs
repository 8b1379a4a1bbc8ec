namespace TypedFlows;

/// <summary>Represents a base connection: a system and its credentials.</summary>
public interface IConnection
{
    /// <summary>Gets the id of the connection spec.</summary>
    string ConnectionSpecId { get; }

    /// <summary>Gets the version of the connection spec, such as <c>1.0</c>.</summary>
    string ConnectionSpecVersion { get; }

    /// <summary>Gets the credentials, or null if the connection spec requires none.</summary>
    IAuth? Auth { get; }
}
