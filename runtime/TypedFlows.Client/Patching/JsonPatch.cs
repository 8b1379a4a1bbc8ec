using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Changes to a resource, as a JSON Patch (RFC 6902) of the operations that the services take: add, replace and remove.</summary>
public abstract class JsonPatch
{
    private readonly List<(string Operation, string Path, Action<Utf8JsonWriter>? Value)> _operations = [];
    private readonly List<Secret> _secrets = [];

    private protected JsonPatch()
    {
    }

    /// <summary>How many changes there are.</summary>
    public int Count => _operations.Count;

    internal IReadOnlyList<Secret> Secrets => _secrets;

    /// <summary>Operations and places, a line each; values are left out, for they may be credentials.</summary>
    /// <returns>Text for a log.</returns>
    public override string ToString() => string.Join('\n', _operations.Select(change => $"{change.Operation} {change.Path}"));

    /// <summary>The body of the request.</summary>
    /// <exception cref="ArgumentException">There are no changes.</exception>
    internal ReadOnlyMemory<byte> ToBody() => Count == 0
        ? throw new ArgumentException("The patch has no changes. Add one, or do not send it.")
        : PlatformRequest.WriteValue(Write);

    /// <summary>Each change with the value that it leaves; undefined where it removes.</summary>
    internal IEnumerable<(string Path, JsonElement Value)> Outcomes()
    {
        using var document = JsonDocument.Parse(ToBody());
        return [.. document.RootElement.EnumerateArray().Select(change => (change.Text("path")!, change.TryGetProperty("value", out var value) ? value.Clone() : default))];
    }

    private protected void Append(string operation, string pointer, Action<Utf8JsonWriter>? value)
    {
        ArgumentNullException.ThrowIfNull(pointer);
        if (pointer.Length > 0 && pointer[0] != '/')
        {
            throw new ArgumentException($"'{pointer}' is no JSON Pointer. Write it with a slash before each name, such as /scheduleParams/interval.", nameof(pointer));
        }

        _operations.Add((operation, pointer, value));
    }

    private protected void Hide(IReadOnlyList<Secret> secrets) => _secrets.AddRange(secrets);

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var (operation, path, value) in _operations)
        {
            writer.WriteStartObject();
            writer.WriteString("op", operation);
            writer.WriteString("path", path);
            if (value is not null)
            {
                writer.WritePropertyName("value");
                value(writer);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
