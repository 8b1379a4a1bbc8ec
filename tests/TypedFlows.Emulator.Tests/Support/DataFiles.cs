using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace TypedFlows.Emulator.Tests.Support;

/// <summary>Changes the files of a data folder while no emulator uses it.</summary>
internal static class DataFiles
{
    public static void Execute(string folder, string sql, params (string Name, object Value)[] values)
    {
        using var connection = Open(folder);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' texts are constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }

    /// <summary>Stores a flow with another state, or removes it.</summary>
    public static void ChangeFlow(string folder, string flow, string state)
    {
        if (state == "deleted")
        {
            Execute(folder, "DELETE FROM resources WHERE id = $id AND kind = 'Flow'", ("$id", flow));
            return;
        }

        using var connection = Open(folder);
        using var read = connection.CreateCommand();
        read.CommandText = "SELECT document FROM resources WHERE id = $id AND kind = 'Flow'";
        read.Parameters.AddWithValue("$id", flow);
        var document = JsonNode.Parse((byte[])read.ExecuteScalar()!)!;
        document["state"] = state;
        WriteDocument(folder, flow, "Flow", document.ToJsonString());
    }

    /// <summary>Stores another document for a resource, without a checksum as version 0.1.0 does.</summary>
    public static void WriteDocument(string folder, string id, string kind, string document) => Execute(
        folder,
        "UPDATE resources SET document = $document" + (HasSum(folder) ? ", sum = NULL" : string.Empty) + " WHERE id = $id AND kind = $kind",
        ("$document", System.Text.Encoding.UTF8.GetBytes(document)),
        ("$id", id),
        ("$kind", kind));

    /// <summary>Stores another document for all resources of a kind, without a checksum as version 0.1.0 does.</summary>
    public static void WriteDocuments(string folder, string kind, string document) => Execute(
        folder,
        "UPDATE resources SET document = $document" + (HasSum(folder) ? ", sum = NULL" : string.Empty) + " WHERE kind = $kind",
        ("$document", System.Text.Encoding.UTF8.GetBytes(document)),
        ("$kind", kind));

    /// <summary>Changes one bit of one byte of a file.</summary>
    public static void Flip(string path, long position)
    {
        using var file = File.Open(path, FileMode.Open);
        file.Position = position;
        var old = file.ReadByte();
        file.Position = position;
        file.WriteByte((byte)(old ^ 1));
    }

    /// <summary>Gives the folder the form of version 0.1.0: rows without checksums, and files that end with their last record.</summary>
    public static void MakeOlder(string folder)
    {
        foreach (var table in (string[])["meta", "resources", "segments"])
        {
            Execute(folder, $"ALTER TABLE {table} DROP COLUMN sum");
        }

        foreach (var path in Directory.GetFiles(Path.Combine(folder, "records"), "*.records"))
        {
            using var file = File.Open(path, FileMode.Open);
            file.SetLength(file.Length - 48);
        }
    }

    private static bool HasSum(string folder)
    {
        using var connection = Open(folder);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM pragma_table_info('resources') WHERE name = 'sum'";
        return (long)command.ExecuteScalar()! > 0;
    }

    private static SqliteConnection Open(string folder)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "platform.db")};Pooling=False");
        connection.Open();
        return connection;
    }
}
