using System.Globalization;
using System.Text.Json;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Pages;

/// <summary>Reads properties of stored resources for the page, regardless of what a patch or a snapshot has changed.</summary>
internal static class PageText
{
    private const int MaxName = 200;

    public static string Name(StoredResource resource) => Shorten(resource.View.Text("name") ?? "(no name)");

    /// <summary>Returns the title of a schema, or the name of another resource.</summary>
    public static string Title(StoredResource resource) =>
        resource.View.Text("title") is { } title ? Shorten(title) : Name(resource);

    public static long? Number(JsonView summary, string name) =>
        summary[name].Element.ValueKind == JsonValueKind.Number && summary[name].Element.TryGetInt64(out var number) ? number : null;

    public static IEnumerable<JsonView> Items(JsonView list) =>
        list.Element.ValueKind == JsonValueKind.Array
            ? list.Element.EnumerateArray().Select(item => new JsonView(item, string.Empty, IsStored: true))
            : [];

    private static string Shorten(string name) => name.Length > MaxName ? name[..MaxName] + " ..." : name;

    public static string Bytes(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} bytes",
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:N1} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0 / 1024:N1} MB"),
    };

    public static string Took(long milliseconds) => milliseconds < 10_000
        ? $"{milliseconds} ms"
        : string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000.0:N1} s");
}
