using System.Data.Common;
using System.Text.Json;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>
/// Provides the tables of a database server. A name without a schema means a table of any schema, first of the user's default schema.
/// </summary>
internal abstract class DatabaseStore(AccountParameters parameters, TimeProvider time) : SourceStore, ITableDatabase
{
    protected const int ConnectSeconds = 15;

    public override bool HasTables => true;

    protected AccountParameters Parameters { get; } = parameters;

    /// <summary>Gets the query for the schema and the name of each table and view, those of the default schema first.</summary>
    protected abstract string TablesQuery { get; }

    /// <summary>Gets the statement after which a transaction cannot write.</summary>
    protected abstract string ReadOnlyStatement { get; }

    public override SourceSelection Find(JsonView parameters, SourceFormat format, CancellationToken cancellationToken)
    {
        var asked = (Text(parameters["tableName"]) ?? Text(parameters["path"]) ?? string.Empty).Trim('/');
        var tables = Tables(cancellationToken);
        var found = tables.Find(table => $"{table.Schema}.{table.Name}" == asked || table.Name == asked);
        if (found.Name is null)
        {
            throw SourceFault.NoSuchPath.With(
                asked,
                tables.Count == 0 ? "the user can read no table of the database"
                    : "the user can read these tables: " + SourceFiles.Shorten(tables.Select(table => $"{table.Schema}.{table.Name}")));
        }

        return new([new(asked, "/" + asked, SelectName(found.Schema, found.Name)) { Server = (this, time.GetUtcNow().UtcDateTime) }], []);
    }

    public override IReadOnlyList<(string Name, string Path, bool IsFolder)> List(string path, CancellationToken cancellationToken) =>
        path.Trim('/').Length == 0
            ? [.. Tables(cancellationToken).Select(table => ($"{table.Schema}.{table.Name}", $"{table.Schema}.{table.Name}", false))]
            : throw SourceFault.NoSuchPath.With(path, "a database has no folders; list its root");

    public override void Test(CancellationToken cancellationToken) => Open(cancellationToken).Dispose();

    public DbConnection Open(CancellationToken cancellationToken)
    {
        DbConnection? connection = null;
        try
        {
            connection = Create(Parameters.Require(AccountParameters.ConnectionString));
            connection.OpenAsync(cancellationToken).GetAwaiter().GetResult();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // It is a constant.
            command.CommandText = ReadOnlyStatement;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
            return connection;
        }
        catch (ArgumentException)
        {
            // The message may contain parts of the text.
            connection?.Dispose();
            throw SourceFault.NotAllowed.With(
                "/", Parameters.ConnectionId, "the connection string is malformed or has an option that is not supported");
        }
        catch (Exception e) when (e is DbException or IOException or TimeoutException or System.Net.Sockets.SocketException)
        {
            connection?.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw (IsRejection(e) ? SourceFault.NotAllowed : null)?.With("/", Parameters.ConnectionId, Describe(e))
                ?? SourceFault.Unreadable.With("The database", Describe(e));
        }
    }

    public string SelectFrom(string table) => "SELECT * FROM " + table;

    public void Interrupt(DbConnection connection, DbCommand command) => command.Cancel();

    public string Describe(Exception error) => Parameters.Clean(
        error.InnerException is { } inner && error is not DbException { SqlState: not null }
            ? $"{error.Message} ({inner.Message})"
            : error.Message);

    /// <exception cref="ArgumentException">The text is malformed, or has no user or password.</exception>
    protected abstract DbConnection Create(string connectionString);

    /// <summary>Returns whether the server rejects the user, the password or the database.</summary>
    protected abstract bool IsRejection(Exception error);

    /// <summary>Returns the quoted name of a table for a query.</summary>
    protected abstract string SelectName(string schema, string table);

    private List<(string Schema, string Name)> Tables(CancellationToken cancellationToken)
    {
        using var connection = Open(cancellationToken);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // It is a constant.
        command.CommandText = TablesQuery;
#pragma warning restore CA2100
        var tables = new List<(string, string)>();
        try
        {
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                tables.Add((reader.GetString(0), reader.GetString(1)));
            }
        }
        catch (DbException e)
        {
            throw SourceFault.Unreadable.With("The database", Describe(e));
        }

        return tables;
    }

    private static string? Text(JsonView value) => value.Element.ValueKind == JsonValueKind.String ? value.Element.GetString() : null;
}
