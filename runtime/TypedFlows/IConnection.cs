namespace TypedFlows;

/// <summary>A base connection: which system, and how to sign in to it.</summary>
public interface IConnection
{
    /// <summary>Id of the connection spec.</summary>
    string ConnectionSpecId { get; }

    /// <summary>Version of the connection spec, such as <c>1.0</c>.</summary>
    string ConnectionSpecVersion { get; }

    /// <summary>The credentials; null where the connection spec asks for none.</summary>
    IAuth? Auth { get; }
}
