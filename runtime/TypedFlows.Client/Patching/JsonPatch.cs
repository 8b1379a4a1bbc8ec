using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents changes to a resource as a JSON Patch (RFC 6902) with the operations that the services support: add, replace and
/// remove.</summary>
public abstract class JsonPatch
{
    private readonly List<(string Operation, string Path, Action<Utf8JsonWriter>? Value)> _operations = [];
    private readonly List<Secret> _secrets = [];

    private protected JsonPatch()
    {
    }

    /// <summary>Gets the number of changes.</summary>
    public int Count => _operations.Count;

    internal IReadOnlyList<Secret> Secrets => _secrets;

    /// <summary>Returns the operations and pointers, one per line. Values are omitted, because they can be credentials.</summary>
    /// <returns>Text for a log.</returns>
    public override string ToString() => string.Join('\n', _operations.Select(change => $"{change.Operation} {change.Path}"));

    /// <summary>Returns the body of the request.</summary>
    /// <exception cref="ArgumentException">The patch has no changes.</exception>
    internal ReadOnlyMemory<byte> ToBody() => Count == 0
        ? throw new ArgumentException("The patch has no changes. Add a change, or do not send the patch.")
        : PlatformRequest.WriteValue(Write);

    /// <summary>Returns each change with its resulting value, or undefined for a removal.</summary>
    internal IEnumerable<(string Path, JsonElement Value)> Outcomes()
    {
        using var document = JsonDocument.Parse(ToBody());
        return [
            .. document.RootElement.EnumerateArray().Select(
                change => (change.Text("path")!, change.TryGetProperty("value", out var value) ? value.Clone() : default))];
    }

    private protected void Append(string operation, string pointer, Action<Utf8JsonWriter>? value)
    {
        ArgumentNullException.ThrowIfNull(pointer);
        if (pointer.Length > 0 && pointer[0] != '/')
        {
            throw new ArgumentException(
                $"'{pointer}' is not a JSON Pointer. Start each segment with a slash, such as /scheduleParams/interval.", nameof(pointer));
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
