using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace TypedFlows.Emulator.Storage;

/// <summary>Stores resources in memory and on the disk. A change is written to the disk first, and returns when both have it.</summary>
internal sealed class DurableResourceStore : IResourceStore
{
    private readonly DataFolder _folder;
    private readonly MemoryResourceStore _memory = new();
    private readonly HashSet<(string, ResourceKind, string)> _unreadable = [];

    public DurableResourceStore(DataFolder folder)
    {
        _folder = folder;
        using var command = folder.Connection.CreateCommand();
        command.CommandText = "SELECT sandbox, kind, id, etag, document, sum FROM resources ORDER BY seq";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var (sandbox, kind, id, etag) = (Text(reader, 0), Text(reader, 1), Text(reader, 2), Text(reader, 3));
            var bytes = reader.GetValue(4) as byte[] ?? [];
            if (!Enum.TryParse<ResourceKind>(kind, out var known) || !Enum.IsDefined(known))
            {
                folder.Report($"{kind} {id}", "The stored resource is left out: its kind is not known.");
            }
            else if ((reader.IsDBNull(5) || Checksum.Matches(reader.GetValue(5), Checksum.Of(sandbox, kind, id, etag, bytes)))
                && Parse(bytes) is { } document)
            {
                _memory.Put(new StoredResource(sandbox, known, id, etag, document));
            }
            else
            {
                _unreadable.Add((sandbox, known, id));
                folder.Report($"{kind} {id}", "The stored resource is damaged and is left out. Its row in the table resources is kept.");
            }
        }
    }

    public Lock Changes => _memory.Changes;

    public long Version => _memory.Version;

    public void Put(StoredResource resource) => Put([resource]);

    public void Put(IReadOnlyList<StoredResource> resources) => StorageException.Guard(() =>
    {
        lock (_folder.Access)
        {
            using var transaction = _folder.Connection.BeginTransaction();
            Write(transaction, resources);
            transaction.Commit();
            Show(resources);
        }
    });

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
            INSERT INTO resources (sandbox, kind, id, etag, document, sum) VALUES ($sandbox, $kind, $id, $etag, $document, $sum)
            ON CONFLICT (sandbox, kind, id) DO UPDATE SET etag = excluded.etag, document = excluded.document, sum = excluded.sum
            """;
        foreach (var resource in resources)
        {
            var document = JsonSerializer.SerializeToUtf8Bytes(resource.Document);
            command.Parameters.Clear();
            Address(command, resource.Sandbox, resource.Kind, resource.Id);
            command.Parameters.AddWithValue("$etag", resource.Etag);
            command.Parameters.AddWithValue("$document", document);
            command.Parameters.AddWithValue(
                "$sum", Checksum.Of(resource.Sandbox, resource.Kind.ToString(), resource.Id, resource.Etag, document));
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Makes committed resources visible.</summary>
    public void Show(IReadOnlyList<StoredResource> resources)
    {
        _memory.Put(resources);
        foreach (var resource in resources)
        {
            _unreadable.Remove((resource.Sandbox, resource.Kind, resource.Id));
        }
    }

    /// <summary>Makes committed resources visible in place of all others.</summary>
    public void ShowOnly(IReadOnlyList<StoredResource> resources)
    {
        _memory.Replace(resources);
        _unreadable.Clear();
    }

    public StoredResource? Find(string sandbox, ResourceKind kind, string id) => _memory.Find(sandbox, kind, id);

    public IReadOnlyList<StoredResource> List(string sandbox, ResourceKind kind) => _memory.List(sandbox, kind);

    public IReadOnlyList<StoredResource> ListAll(ResourceKind kind) => _memory.ListAll(kind);

    public bool Exists(ResourceKind kind, string id) => _memory.Exists(kind, id);

    public bool IsUnreadable(string sandbox, ResourceKind kind, string id)
    {
        lock (_folder.Access)
        {
            return _unreadable.Contains((sandbox, kind, id));
        }
    }

    public IReadOnlyList<StoredResource> All() => _memory.All();

    public bool Remove(string sandbox, ResourceKind kind, string id) => StorageException.Guard(() =>
    {
        lock (_folder.Access)
        {
            using var command = _folder.Connection.CreateCommand();
            command.CommandText = "DELETE FROM resources WHERE sandbox = $sandbox AND kind = $kind AND id = $id";
            Address(command, sandbox, kind, id);
            command.ExecuteNonQuery();
            _unreadable.Remove((sandbox, kind, id));
            return _memory.Remove(sandbox, kind, id);
        }
    });

    private static void Address(SqliteCommand command, string sandbox, ResourceKind kind, string id)
    {
        command.Parameters.AddWithValue("$sandbox", sandbox);
        command.Parameters.AddWithValue("$kind", kind.ToString());
        command.Parameters.AddWithValue("$id", id);
    }

    private static string Text(SqliteDataReader reader, int column) =>
        Convert.ToString(reader.GetValue(column), System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty;

    private static JsonElement? Parse(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
