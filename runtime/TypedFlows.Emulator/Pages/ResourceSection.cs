using System.Text.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Pages;

/// <summary>Lists schemas, connections and mapping sets, and shows one of them as JSON.</summary>
internal sealed class ResourceSection(Platform platform)
{
    private const int MaxText = 64 * 1024;

    private static readonly Column[] s_columns = [new("Name"), new("Kind"), new("System or schema"), new("Sandbox"), new("Id")];

    private static readonly Column[] s_mapping = [new("Source"), new("Destination")];

    private static readonly JsonSerializerOptions s_indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly (ResourceKind Kind, string Name)[] s_kinds =
    [
        (ResourceKind.Connection, "base connection"),
        (ResourceKind.SourceConnection, "source connection"),
        (ResourceKind.TargetConnection, "target connection"),
        (ResourceKind.MappingSet, "mapping set"),
        (ResourceKind.Schema, "schema"),
    ];

    public IReadOnlyList<StoredResource> All => [.. s_kinds.SelectMany(each => platform.Resources.ListAll(each.Kind).Reverse())];

    public void Print(Html html, PageView view)
    {
        var all = All;
        var found = all
            .Where(each => view.Matches(PageText.Title(each), each.Id, each.Sandbox, Kind(each), PartnerOf(platform, each)))
            .ToList();
        html.Section("definitions", "Schemas, connections and mapping sets", all.Count, string.Empty, null, content => PageList.Print(
            content,
            view,
            "definitions",
            found,
            all.Count,
            "No schema, connection or mapping set has been created yet.",
            s_columns,
            resource =>
            [
                cell => cell.Link("resource-" + resource.Id, view.Select("resource", resource.Id, "resource"), PageText.Title(resource)),
                cell => cell.Text(Kind(resource)),
                cell => cell.Words(PartnerOf(platform, resource)),
                cell => cell.Text(resource.Sandbox),
                cell => cell.Code(resource.Id),
            ]));
    }

    /// <summary>Shows the resource that the address selects. The store contains no secrets.</summary>
    public void PrintOne(Html html, PageView view)
    {
        if (view.Resource is not { } id || All.FirstOrDefault(resource => resource.Id == id) is not { } found)
        {
            return;
        }

        var kind = Kind(found);
        var title = char.ToUpperInvariant(kind[0]) + kind[1..] + ": " + PageText.Title(found);
        html.Section("resource", title, null, string.Empty, head => head.Close(view.Close("definitions")), content =>
        {
            if (found.Kind == ResourceKind.MappingSet)
            {
                Mapping(content, "resource-title", found);
            }

            content.Raw("<div class=\"inner\">");
            Json(content, "resource-json", JsonSerializer.Serialize(found.Document, s_indented));
            content.Raw("</div>");
        });
    }

    /// <summary>Shows the rows of a mapping set.</summary>
    public static void Mapping(Html html, string labelledBy, StoredResource mappingSet) => html.Table(
        labelledBy,
        "The mapping set has no rows.",
        s_mapping,
        [.. mappingSet.View.Items("mappings").Select(row => (Action<Html>[])
        [
            cell => cell.Code(row.Text("source") ?? row.Text("sourceAttribute")),
            cell => cell.Code(row.Text("destination") ?? row.Text("destinationXdmPath")),
        ])]);

    /// <summary>Shows JSON text.</summary>
    public static void Json(Html html, string id, string text) =>
        html.Raw($"<pre id=\"{id}\">").Text(text.Length > MaxText ? text[..MaxText] + "\n..." : text).Raw("</pre>");

    /// <summary>Returns the system of a connection, or the schema of a mapping set.</summary>
    public static string PartnerOf(Platform platform, StoredResource resource)
    {
        if (resource.View["connectionSpec"].Text("id") is { } specId)
        {
            return platform.Specs.ConnectionSpecs
                .FirstOrDefault(spec => string.Equals(spec.Id, specId, StringComparison.OrdinalIgnoreCase))?.Name ?? specId;
        }

        return resource.View.Text("xdmSchema") ?? resource.View.Text("meta:class") ?? string.Empty;
    }

    private static string Kind(StoredResource resource) => Array.Find(s_kinds, each => each.Kind == resource.Kind).Name;
}
