using System.Data.Common;
using MySqlConnector;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Reads a MySQL or MariaDB database.</summary>
internal sealed class MySqlStore(AccountParameters parameters, TimeProvider time) : DatabaseStore(parameters, time)
{
    protected override string TablesQuery => """
        SELECT table_schema, table_name FROM information_schema.tables
        WHERE table_schema NOT IN ('mysql', 'information_schema', 'performance_schema', 'sys')
        ORDER BY table_schema <> COALESCE(DATABASE(), ''), table_schema, table_name
        """;

    protected override string ReadOnlyStatement => "SET SESSION TRANSACTION READ ONLY";

    protected override DbConnection Create(string connectionString)
    {
        var builder = new MySqlConnectionStringBuilder(connectionString)
        {
            Pooling = false,
            ConnectionTimeout = ConnectSeconds,
            Keepalive = 30,
            AllowLoadLocalInfile = false,
            GuidFormat = MySqlGuidFormat.None,
        };
        return string.IsNullOrEmpty(builder.UserID) || string.IsNullOrEmpty(builder.Password) || string.IsNullOrEmpty(builder.Server)
            ? throw new ArgumentException("The connection string has no server, user or password.")
            : new MySqlConnection(builder.ToString());
    }

    protected override bool IsRejection(Exception error) => error is MySqlException
    {
        ErrorCode: MySqlErrorCode.AccessDenied or MySqlErrorCode.DatabaseAccessDenied or MySqlErrorCode.UnknownDatabase
            or MySqlErrorCode.TableAccessDenied,
    };

    protected override string SelectName(string schema, string table) => $"{Quote(schema)}.{Quote(table)}";

    private static string Quote(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";
}
