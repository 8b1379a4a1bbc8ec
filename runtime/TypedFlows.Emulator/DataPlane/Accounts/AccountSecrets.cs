using System.Collections.Concurrent;
using System.Text.Json;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Specs;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>
/// Holds the credentials of base connections in memory. They are never stored, so after a restart they come from another patch of the
/// connection or from environment variables.
/// </summary>
internal sealed class AccountSecrets
{
    private readonly ConcurrentDictionary<(string Sandbox, string Id), IReadOnlyDictionary<string, string>> _held = [];

    /// <summary>
    /// Returns the name of the environment variable of a parameter, such as <c>TYPEDFLOWS_SOURCE_AMAZON_S3_S3SECRETKEY</c>.
    /// </summary>
    public static string Variable(string specName, string parameter) =>
        $"TYPEDFLOWS_SOURCE_{specName.Replace('-', '_')}_{parameter}".ToUpperInvariant();

    /// <summary>Holds the parameters of a request.</summary>
    /// <param name="isWhole">True if the request replaces all parameters, otherwise the others remain.</param>
    public void Hold(StoredResource connection, JsonView parameters, bool isWhole)
    {
        if (parameters.Element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        var sent = parameters.Element.EnumerateObject()
            .Where(member => member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            .ToDictionary(member => member.Name, member => member.Value.ToString(), StringComparer.Ordinal);
        _held.AddOrUpdate(
            (connection.Sandbox, connection.Id),
            sent,
            (_, before) => isWhole ? sent : before.Concat(sent).GroupBy(pair => pair.Key, StringComparer.Ordinal)
                .ToDictionary(pair => pair.Key, pair => pair.Last().Value, StringComparer.Ordinal));
    }

    public void Clear() => _held.Clear();

    public void Forget(string sandbox, string id) => _held.TryRemove((sandbox, id), out _);

    /// <summary>
    /// Returns the parameters of a connection: those that it stores, then those of the environment, then those that were sent.
    /// </summary>
    public AccountParameters Of(LoadedSpec spec, StoredResource connection)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var stored = connection.View.Object("auth").Object("params");
        if (stored.Element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in stored.Element.EnumerateObject())
            {
                values[member.Name] = member.Value.ToString();
            }
        }

        foreach (var name in AccountParameters.Known)
        {
            if (Environment.GetEnvironmentVariable(Variable(spec.Name, name)) is { Length: > 0 } value)
            {
                values[name] = value;
            }
        }

        foreach (var (name, value) in _held.GetValueOrDefault((connection.Sandbox, connection.Id)) ?? new Dictionary<string, string>())
        {
            values[name] = value;
        }

        return new(spec.Name, connection.Id, values);
    }
}
