using TypedFlows;
using TypedFlows.Client;

namespace Samples.Shared;

/// <summary>
/// Schemas of raw data, as the older tutorials have them made for each source: an ad hoc class with the source's columns, and a schema of
/// that class. Newer tutorials do without.
/// </summary>
internal static class RawSchemas
{
    /// <summary>The schema of a title, made if it is not there.</summary>
    public static async Task<XdmSchemaRef> OfAsync(PlatformClient client, string title, IEnumerable<string> columns, CancellationToken cancellation)
    {
        var byTitle = new PropertyFilter("title", "==", title);
        await foreach (var schema in client.Schemas.ListAsync(byTitle, cancellation))
        {
            return schema.Reference;
        }

        string? classId = null;
        await foreach (var found in client.Classes.ListAsync(byTitle, cancellation))
        {
            classId = found.Id;
        }

        classId ??= (await client.Classes.CreateAsync(XdmClass.AdHoc(title, columns.Select(column => KeyValuePair.Create(column, "string"))), cancellation)).Id;
        return (await client.Schemas.CreateAsync(XdmSchema.Of(title, classId), cancellation)).Reference;
    }
}
