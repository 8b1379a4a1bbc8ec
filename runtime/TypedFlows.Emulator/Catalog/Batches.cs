using System.Globalization;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Catalog;

/// <summary>Serves the batches of the catalog. Runs and streams create them.</summary>
internal sealed class Batches(Platform platform)
{
    public IEnumerable<Operation> Operations =>
    [
        Operation.Get(
            Service.Catalog,
            "/batches",
            call => CatalogList.Page(call, platform.Resources.List(call.Sandbox, ResourceKind.Batch), Special)),
        Operation.Get(
            Service.Catalog, "/batches/{id}", call => Response.Ok(CatalogList.Dictionary(call, [Require(platform, call, call.Id)]))),
    ];

    /// <exception cref="ApiErrorException">The sandbox does not have the batch.</exception>
    public static StoredResource Require(Platform platform, RequestContext call, string id) =>
        platform.Resources.Find(call.Sandbox, ResourceKind.Batch, id) ?? throw ApiErrors.NotFound.With("batch", id, call.Sandbox);

    /// <summary>Reads a parameter that is not a property of batches.</summary>
    private static Func<StoredResource, bool>? Special(string name, string text)
    {
        switch (name)
        {
            case "createdAfter":
                var after = Time(name, text);
                return batch => batch.View.Integer("created") > after;
            case "createdBefore":
                var before = Time(name, text);
                return batch => batch.View.Integer("created") < before;
            case "batch":
                return batch => batch.Id == text;
            case "dataSet":
                var isRelated = ResourceFilter.Simple("relatedObjects.id", text);
                return batch => isRelated.Matches(batch.Document);
            default:
                return null;
        }
    }

    private static long Time(string name, string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            ? time
            : throw ApiErrors.QueryParameter.With(name, text, "it must be a time in epoch milliseconds");
}
