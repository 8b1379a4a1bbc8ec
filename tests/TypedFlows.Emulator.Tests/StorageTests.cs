using System.Text;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Tests;

/// <summary>Tests that records are read as they were stored, from memory and from files, and that a batch is atomic.</summary>
public sealed class StorageTests
{
    [Theory]
    [InlineData(3000, 20)]
    [InlineData(3000, 5000)]
    [InlineData(40, 300_000)]
    public void Records_are_read_from_any_start(int count, int size)
    {
        using var store = new SegmentedRecordStore(new MemoryResourceStore());
        using (var batch = store.Begin("x"))
        {
            for (var i = 0; i < count; i++)
            {
                batch.Append(Encoding.ASCII.GetBytes(i.ToString(System.Globalization.CultureInfo.InvariantCulture).PadRight(size, '.')));
            }

            Assert.Equal(0, store.Count("x"));
            store.Commit([batch], () => []);
        }

        Assert.Equal(count, store.Count("x"));
        foreach (var start in (int[])[0, 1, count / 2, count - 1, count])
        {
            var read = store.Read("x", start).Select(
                record => int.Parse(Encoding.ASCII.GetString(record.Span).TrimEnd('.'), System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(Enumerable.Range(start, count - start), read);
        }
    }

    [Fact]
    public void Uncommitted_records_do_not_exist()
    {
        using var store = new SegmentedRecordStore(new MemoryResourceStore());
        using (var batch = store.Begin("x"))
        {
            batch.Append("1"u8);
        }

        using (var batch = store.Begin("x"))
        {
            batch.Append("2"u8);
            store.Commit([batch], () => []);
        }

        Assert.Equal("2", Encoding.ASCII.GetString(Assert.Single(store.Read("x", 0).ToList()).Span));
        Assert.Empty(store.Read("y", 0));
    }
}
