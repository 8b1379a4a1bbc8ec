using MySqlConnector;

namespace TypedFlows.Storage.Servers;

/// <summary>Represents a MariaDB server, which has the protocol of MySQL.</summary>
public sealed class MySqlServer : StorageServer
{
    public const string Name = "mariadbd";
    public const string Password = "pass;word of the tests";

    private string _socket = string.Empty;

    protected override string Program => Name;

    protected override string? User => "mysql";

    public string ConnectionString(string password = Password) => new MySqlConnectionStringBuilder
    {
        Server = "127.0.0.1",
        Port = (uint)Port,
        Database = "crm",
        UserID = "reader",
        Password = password,
    }.ToString();

    /// <summary>Executes statements as the owner of the database.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new MySqlConnection(
            $"Server={_socket};Protocol=unix;User ID={(Environment.UserName == "root" ? "root" : Environment.UserName)};Pooling=false");
        await connection.OpenAsync();
        await using var command = new MySqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    protected override Task InstallAsync(string folder)
    {
        _socket = Path.Combine(folder, "socket");
        return RunAsUserAsync(
            Find("mariadb-install-db")!, "--no-defaults", $"--datadir={Path.Combine(folder, "data")}", "--auth-root-authentication-method=socket",
            $"--auth-root-socket-user={(Environment.UserName == "root" ? "root" : Environment.UserName)}", "--skip-test-db");
    }

    protected override IEnumerable<string> Arguments(string folder) =>
    [
        "--no-defaults", $"--datadir={Path.Combine(folder, "data")}", "--bind-address=127.0.0.1", $"--port={Port}", $"--socket={_socket}",
        $"--pid-file={Path.Combine(folder, "pid")}", "--character-set-server=utf8mb4",
    ];

    protected override async Task PrepareAsync()
    {
        await ExecuteAsync("CREATE DATABASE crm");
        await ExecuteAsync($"CREATE USER 'reader'@'127.0.0.1' IDENTIFIED BY '{Password}'");
    }
}
