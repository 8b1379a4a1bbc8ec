using System.Data.Common;
using Npgsql;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Reads a PostgreSQL database.</summary>
internal sealed class PostgresStore(AccountParameters parameters, TimeProvider time) : DatabaseStore(parameters, time)
{
    protected override string TablesQuery => """
        SELECT table_schema, table_name FROM information_schema.tables
        WHERE table_schema NOT IN ('pg_catalog', 'information_schema')
        ORDER BY table_schema <> current_schema(), table_schema, table_name
        """;

    protected override string ReadOnlyStatement => "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY";

    protected override DbConnection Create(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = false,
            Timeout = ConnectSeconds,
            TcpKeepAlive = true,
        };

        // Otherwise, the driver takes them from the environment or the password file of this machine.
        return string.IsNullOrEmpty(builder.Username) || string.IsNullOrEmpty(builder.Password) || string.IsNullOrEmpty(builder.Host)
            ? throw new ArgumentException("The connection string has no server, user or password.")
            : new NpgsqlConnection(builder.ToString());
    }

    // Class 28 is an invalid authorization, 3D an unknown database, and 42501 a missing privilege.
    protected override bool IsRejection(Exception error) =>
        error is PostgresException { SqlState: { } state }
            && (state.StartsWith("28", StringComparison.Ordinal) || state.StartsWith("3D", StringComparison.Ordinal) || state == "42501");

    protected override string SelectName(string schema, string table) => $"{Quote(schema)}.{Quote(table)}";

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
