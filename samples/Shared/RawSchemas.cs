using TypedFlows;
using TypedFlows.Client;

namespace Samples.Shared;

/// <summary>Creates schemas of raw data, as the older tutorials do for each source: an ad hoc class with the source's columns, and a schema
/// of that class. Newer tutorials need none.</summary>
internal static class RawSchemas
{
    /// <summary>Returns the schema with a title, and creates it if it does not exist.</summary>
    public static async Task<XdmSchemaRef> OfAsync(
        PlatformClient client, string title, IEnumerable<string> columns, CancellationToken cancellationToken)
    {
        var byTitle = new PropertyFilter("title", "==", title);
        await foreach (var schema in client.Schemas.ListAsync(byTitle, cancellationToken))
        {
            return schema.Reference;
        }

        string? classId = null;
        await foreach (var found in client.Classes.ListAsync(byTitle, cancellationToken))
        {
            classId = found.Id;
        }

        classId ??= (
            await client.Classes.CreateAsync(
                XdmClass.AdHoc(title, columns.Select(column => KeyValuePair.Create(column, "string"))), cancellationToken)).Id;
        return (await client.Schemas.CreateAsync(XdmSchema.Of(title, classId), cancellationToken)).Reference;
    }
}
