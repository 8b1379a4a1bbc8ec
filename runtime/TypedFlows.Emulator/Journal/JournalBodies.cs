using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Specs;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace TypedFlows.Emulator.Journal;

/// <summary>
/// Keeps the bodies of the latest requests and responses without secrets. Only requests with a token are passed to it, never those of the
/// token service and of inlets.
/// </summary>
internal sealed class JournalBodies(SpecCatalog specs)
{
    /// <summary>The number of requests with bodies. Together they have at most 12.5 MB.</summary>
    public const int Capacity = 100;

    /// <summary>The maximum length of a body in characters. The rest is left out.</summary>
    public const int MaxLength = 64 * 1024;

    private const string Removed = "(removed)";

    private static readonly JsonSerializerOptions s_indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _lock = new();
    private readonly Queue<(long Number, string? Request, string? Response)> _bodies = new(Capacity);

    // The names that any part of a connection spec declares as secret. They are secret in every body.
    private readonly Lazy<IReadOnlyList<SchemaDocument>> _documents = new(() =>
    [
        .. specs.ConnectionSpecs.SelectMany(spec => spec.Model.Parts)
            .Select(part => part.Document)
            .OfType<SchemaDocument>()
            .Where(document => new SecretProperties([document]) is { IsWholeSecret: false, Names.Count: > 0 }),
    ]);

    public void Add(long number, JsonElement request, JsonNode? response)
    {
        var entry = (number, Print(JsonCopy.ToNode(request)), Print(response?.DeepClone()));
        lock (_lock)
        {
            if (_bodies.Count == Capacity)
            {
                _bodies.Dequeue();
            }

            _bodies.Enqueue(entry);
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _bodies.Clear();
        }
    }

    /// <summary>Returns the bodies of a request as text; <see langword="null"/> if they are not kept.</summary>
    public (string? Request, string? Response)? Find(long number)
    {
        lock (_lock)
        {
            foreach (var (found, request, response) in _bodies)
            {
                if (found == number)
                {
                    return (request, response);
                }
            }
        }

        return null;
    }

    private string? Print(JsonNode? body)
    {
        if (body is null)
        {
            return null;
        }

        foreach (var document in _documents.Value)
        {
            SecretRemoval.Apply(body, document);
        }

        SecretRemoval.ApplyWellKnown(body);
        RemoveAuth(body);
        var text = body.ToJsonString(s_indented);
        return text.Length > MaxLength ? text[..MaxLength] + "\n..." : text;
    }

    /// <summary>Removes all of <c>auth</c>, and the values of patches, in which a path names the secret.</summary>
    private static void RemoveAuth(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                RemoveAuth(item);
            }
        }
        else if (node is JsonObject members)
        {
            foreach (var name in members.Select(member => member.Key).ToList())
            {
                if (name == "auth" || (name == "value" && IsSecretPatch(members)))
                {
                    members[name] = Removed;
                }
                else
                {
                    RemoveAuth(members[name]);
                }
            }
        }
    }

    private static bool IsSecretPatch(JsonObject patch) =>
        patch["op"] is not null
        && patch["path"] is System.Text.Json.Nodes.JsonValue path
        && path.TryGetValue<string>(out var text)
        && (text.StartsWith("/auth", StringComparison.Ordinal) || text.StartsWith("/params", StringComparison.Ordinal));
}
