using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace TypedFlows.Emulator.Storage;

/// <summary>Stores resources in memory and on the disk. A change is written to the disk first, and returns when both have it.</summary>
internal sealed class DurableResourceStore : IResourceStore
{
    private readonly DataFolder _folder;
    private readonly MemoryResourceStore _memory = new();

    public DurableResourceStore(DataFolder folder)
    {
        _folder = folder;
        using var command = folder.Connection.CreateCommand();
        command.CommandText = "SELECT sandbox, kind, id, etag, document FROM resources ORDER BY seq";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            using var document = JsonDocument.Parse((byte[])reader.GetValue(4));
            _memory.Put(new StoredResource(
                reader.GetString(0),
                Enum.Parse<ResourceKind>(reader.GetString(1)),
                reader.GetString(2),
                reader.GetString(3),
                document.RootElement.Clone()));
        }
    }

    public Lock Changes => _memory.Changes;

    public long Version => _memory.Version;

    public void Put(StoredResource resource) => Put([resource]);

    public void Put(IReadOnlyList<StoredResource> resources)
    {
        lock (_folder.Access)
        {
            using var transaction = _folder.Connection.BeginTransaction();
            Write(transaction, resources);
            transaction.Commit();
            _memory.Put(resources);
        }
    }

    /// <summary>Writes in a transaction of the caller, who then calls <see cref="Show"/>.</summary>
    public void Write(SqliteTransaction transaction, IReadOnlyList<StoredResource> resources)
    {
        if (resources.Count == 0)
        {
            return;
        }

        using var command = _folder.Connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            """
            INSERT INTO resources (sandbox, kind, id, etag, document) VALUES ($sandbox, $kind, $id, $etag, $document)
            ON CONFLICT (sandbox, kind, id) DO UPDATE SET etag = excluded.etag, document = excluded.document
            """;
        foreach (var resource in resources)
        {
            command.Parameters.Clear();
            Address(command, resource.Sandbox, resource.Kind, resource.Id);
            command.Parameters.AddWithValue("$etag", resource.Etag);
            command.Parameters.AddWithValue("$document", JsonSerializer.SerializeToUtf8Bytes(resource.Document));
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Makes committed resources visible.</summary>
    public void Show(IReadOnlyList<StoredResource> resources) => _memory.Put(resources);

    public StoredResource? Find(string sandbox, ResourceKind kind, string id) => _memory.Find(sandbox, kind, id);

    public IReadOnlyList<StoredResource> List(string sandbox, ResourceKind kind) => _memory.List(sandbox, kind);

    public IReadOnlyList<StoredResource> ListAll(ResourceKind kind) => _memory.ListAll(kind);

    public bool Exists(ResourceKind kind, string id) => _memory.Exists(kind, id);

    public IReadOnlyList<StoredResource> All() => _memory.All();

    public void Clear()
    {
        lock (_folder.Access)
        {
            using var command = _folder.Connection.CreateCommand();
            command.CommandText = "DELETE FROM resources";
            command.ExecuteNonQuery();
            _memory.Clear();
        }
    }

    public bool Remove(string sandbox, ResourceKind kind, string id)
    {
        lock (_folder.Access)
        {
            using var command = _folder.Connection.CreateCommand();
            command.CommandText = "DELETE FROM resources WHERE sandbox = $sandbox AND kind = $kind AND id = $id";
            Address(command, sandbox, kind, id);
            command.ExecuteNonQuery();
            return _memory.Remove(sandbox, kind, id);
        }
    }

    private static void Address(SqliteCommand command, string sandbox, ResourceKind kind, string id)
    {
        command.Parameters.AddWithValue("$sandbox", sandbox);
        command.Parameters.AddWithValue("$kind", kind.ToString());
        command.Parameters.AddWithValue("$id", id);
    }
}
