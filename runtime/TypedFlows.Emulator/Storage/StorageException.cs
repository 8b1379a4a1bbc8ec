using Microsoft.Data.Sqlite;

namespace TypedFlows.Emulator.Storage;

/// <summary>The exception that is thrown when records or resources cannot be stored, such as on a full disk.</summary>
internal sealed class StorageException(string message, Exception cause) : Exception(message, cause)
{
    /// <summary>Runs an action that writes, and converts the errors of the disk and the database.</summary>
    public static T Guard<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new StorageException(e.Message, e);
        }
    }

    /// <summary>Runs an action that writes, and converts the errors of the disk and the database.</summary>
    public static void Guard(Action write) => Guard(() =>
    {
        write();
        return true;
    });
}
