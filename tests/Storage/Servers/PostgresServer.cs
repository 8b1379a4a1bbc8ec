using Npgsql;

namespace TypedFlows.Storage.Servers;

/// <summary>Represents a PostgreSQL server.</summary>
public sealed class PostgresServer : StorageServer
{
    public const string Name = "postgres";
    public const string Password = "pass;word of the 'tests'";

    protected override string Program => Name;

    protected override string? User => "postgres";

    public string ConnectionString(string password = Password) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Database = "crm",
        Username = "reader",
        Password = password,
    }.ToString();

    /// <summary>Executes statements as the owner of the database.</summary>
    public async Task ExecuteAsync(string sql, string database = "crm")
    {
        await using var connection = new NpgsqlConnection(
            $"Host=127.0.0.1;Port={Port};Database={database};Username=postgres;Password=owner;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    protected override async Task InstallAsync(string folder)
    {
        var password = Path.Combine(folder, "password");
        await File.WriteAllTextAsync(password, "owner\n");
        await RunAsUserAsync(
            Find("initdb")!, "--pgdata", Path.Combine(folder, "data"), "--username", "postgres", "--auth", "scram-sha-256", "--pwfile", password,
            "--no-sync", "--encoding", "UTF8", "--locale", "C");
    }

    protected override IEnumerable<string> Arguments(string folder) =>
        ["-D", Path.Combine(folder, "data"), "-h", "127.0.0.1", "-p", $"{Port}", "-k", folder, "-F"];

    protected override async Task PrepareAsync()
    {
        await ExecuteAsync("CREATE DATABASE crm", "postgres");
        await ExecuteAsync($"CREATE ROLE reader LOGIN PASSWORD '{Password.Replace("'", "''", StringComparison.Ordinal)}'");
    }
}
