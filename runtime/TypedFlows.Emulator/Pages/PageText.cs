using System.Globalization;
using System.Text.Json;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Pages;

/// <summary>Reads properties of stored resources for the page, regardless of what a patch or a snapshot has changed.</summary>
internal static class PageText
{
    /// <summary>The maximum number of items in each list, the latest first.</summary>
    public const int MaxShown = 25;

    public static JsonView View(StoredResource resource) => resource.View;

    public static string Name(StoredResource resource) => Text(View(resource)["name"]) ?? "(no name)";

    public static string? Text(JsonView value) => value.Element.ValueKind == JsonValueKind.String ? value.Element.GetString() : null;

    public static long? Number(JsonView summary, string name) =>
        summary[name].Element.ValueKind == JsonValueKind.Number && summary[name].Element.TryGetInt64(out var number) ? number : null;

    public static IEnumerable<JsonView> Items(JsonView list) =>
        list.Element.ValueKind == JsonValueKind.Array
            ? list.Element.EnumerateArray().Select(item => new JsonView(item, string.Empty, IsStored: true))
            : [];

    public static string Address(string what, string id, string part) => $"/?{what}={Uri.EscapeDataString(id)}#{part}";

    public static void More(Html html, int count, string what)
    {
        if (count > MaxShown)
        {
            html.Raw("<p class=\"more\">").Text($"The latest {MaxShown} of {Html.Number(count)} {what}.").Raw("</p>");
        }
    }

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
