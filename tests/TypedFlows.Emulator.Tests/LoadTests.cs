using System.Text;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>Tests that a file far larger than the memory limit of a batch is stored completely.</summary>
[Collection(SerialCollection.Name)]
public sealed class LoadTests
{
    [Fact]
    public async Task Memory_does_not_grow_with_the_file()
    {
        const int Rows = 200_000;
        using var folder = new TemporaryFolder();
        var text = new StringBuilder("Id,FirstName\n");
        for (var i = 0; i < Rows; i++)
        {
            text.Append(i).Append(',').Append('x', 100).Append('\n');
        }

        folder.Write("a.csv", text.ToString());
        text.Clear();
        await using var session = await StartAsync(o => o.Source(S3, folder.Path));
        var made = await Deployment.CreateAsync(session, """{ "path": "/" }""", ("Id", "_id"), ("FirstName", "person.name.firstName"));
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var run = await session.RunAsync(await made.CreateFlowAsync());

        Assert.Equal(Rows, Records(run, "output"));
        Assert.Equal(Rows, session.Platform.CountRecords(made.DataSetId));
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(
            grown < 12 * 1024 * 1024,
            $"{grown:N0} bytes more after {Summary(run, "sizeSummary").GetProperty("outputBytes").GetInt64():N0} bytes of records");
        var last = Assert.Single(await session.Platform.GetRecordsAsync(made.DataSetId, start: Rows - 1));
        Assert.Equal("199999", last.GetProperty("_id").GetString());
    }
}
