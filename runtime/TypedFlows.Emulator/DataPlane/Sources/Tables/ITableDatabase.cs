using System.Data.Common;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Opens a database and names its tables.</summary>
internal interface ITableDatabase
{
    /// <summary>Opens a connection that can only read.</summary>
    /// <exception cref="SourceException">The database cannot be opened.</exception>
    DbConnection Open(CancellationToken cancellationToken);

    /// <summary>Returns the query for all rows of a table.</summary>
    /// <param name="table">The name of the table as the database lists it.</param>
    string SelectFrom(string table);

    /// <summary>Ends the query that another thread waits for.</summary>
    void Interrupt(DbConnection connection, DbCommand command);

    /// <summary>Returns the reason of an error without secrets.</summary>
    string Describe(Exception error);
}
