using System.Globalization;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Journal;

/// <summary>What the real platform does not have: the stored records, and the journal, to look at.</summary>
internal sealed class EmulatorDoors(Platform platform, RequestJournal journal)
{
    private const int DefaultLimit = 100;

    public IEnumerable<Operation> Operations =>
    [
        Operation.Get(Service.Emulator, "/datasets/{id}/records", Records),
        Operation.Get(Service.Emulator, "/runs/{id}/diagnostics", call => Page(call, Diagnostics.StoreName(call.Id))),
        Operation.Get(Service.Emulator, "/journal", Journal),
        Operation.Delete(Service.Emulator, "/journal", _ =>
        {
            journal.Clear();
            return Answer.NoContent;
        }),
    ];

    private Answer Records(Call call)
    {
        var id = call.Id;
        if (!platform.Resources.Exists(ResourceKind.DataSet, id) && platform.Records.Count(id) == 0)
        {
            throw Refusals.NotFound.With("dataset", id, "(any)");
        }

        return Page(call, id);
    }

    private Answer Page(Call call, string id)
    {
        var start = Number(call, "start", 0);
        var limit = Number(call, "limit", DefaultLimit);

        var items = new JsonArray();
        foreach (var record in platform.Records.Read(id, start).Take((int)Math.Min(limit, 10_000)))
        {
            items.Add(JsonNode.Parse(record.Span));
        }

        return Answer.Ok(new JsonObject { ["items"] = items, ["start"] = start, ["total"] = platform.Records.Count(id) });
    }

    private Answer Journal(Call call)
    {
        return Answer.Ok(new JsonObject { ["items"] = new JsonArray([.. journal.Read().Select(entry => entry.Print())]) });
    }

    private static long Number(Call call, string name, long absent)
    {
        var text = call.Query[name].ToString();
        if (text.Length == 0)
        {
            return absent;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Refusals.QueryParameter.With(name, text, "it must be a whole number");
    }
}
