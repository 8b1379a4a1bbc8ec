using System.IO.Compression;
using System.Security.Cryptography;
using TypedFlows.Emulator.DataPlane;

namespace TypedFlows.Emulator.Tests;

/// <summary>Tests files of accounts that are read by ranges. The servers of tests/Storage do not fail in the middle of a range.</summary>
public class RangeStreamTests
{
    private static readonly byte[] s_content = RandomNumberGenerator.GetBytes(3 * 1024 * 1024 + 17);

    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(70_000)]
    [InlineData(4_000_000)]
    public void All_bytes_are_read_in_order_and_each_once(int size)
    {
        using var account = new ArrayAccount(size == 1 ? s_content[..200_000] : s_content);
        using var stream = new RangeStream(account, account.File, CancellationToken.None);
        using var target = new MemoryStream();
        var buffer = new byte[size];
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            target.Write(buffer, 0, read);
        }

        Assert.Equal(account.Content, target.ToArray());
        Assert.Equal(account.Content.Length, account.BytesRead);
    }

    [Fact]
    public void A_reader_that_moves_reads_small_ranges()
    {
        using var account = new ArrayAccount(s_content);
        using var stream = new RangeStream(account, account.File, CancellationToken.None);
        var random = new Random(7);
        var buffer = new byte[100];
        for (var i = 0; i < 50; i++)
        {
            stream.Position = random.Next(s_content.Length - buffer.Length);
            var from = (int)stream.Position;
            stream.ReadExactly(buffer);
            Assert.Equal(s_content[from..(from + buffer.Length)], buffer);
        }

        Assert.True(account.Largest <= 128 * 1024, $"{account.Largest}");
        Assert.Equal(s_content.Length - 3, stream.Seek(-3, SeekOrigin.End));
        Assert.Equal(3, stream.Read(buffer));
        Assert.Equal(0, stream.Read(buffer));
    }

    [Fact]
    public void A_range_that_ends_too_early_is_read_again()
    {
        using var account = new ArrayAccount(s_content) { FailuresOfEachRange = 2 };
        using var stream = new RangeStream(account, account.File, CancellationToken.None);
        using var target = new MemoryStream();
        stream.CopyTo(target);
        Assert.Equal(s_content, target.ToArray());
    }

    [Fact]
    public void A_range_that_always_ends_too_early_is_an_error()
    {
        using var account = new ArrayAccount(s_content) { FailuresOfEachRange = 3 };
        using var stream = new RangeStream(account, account.File, CancellationToken.None);
        var error = Assert.Throws<SourceException>(() => stream.CopyTo(Stream.Null));
        Assert.Equal("CONNECTOR-2001-500", error.Code);
    }

    [Fact]
    public void A_file_that_changes_while_it_is_read_is_an_error()
    {
        using var account = new ArrayAccount(s_content);
        using var stream = new RangeStream(account, account.File, CancellationToken.None);
        stream.ReadExactly(new byte[100_000]);
        account.Version = "2";
        var error = Assert.Throws<SourceException>(() => stream.CopyTo(Stream.Null));
        Assert.Equal("CONNECTOR-2008-409", error.Code);
    }

    [Fact]
    public void A_cancelled_run_stops_the_range_that_is_being_read()
    {
        using var account = new ArrayAccount(s_content) { Hangs = true };
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        using var stream = new RangeStream(account, account.File, cancellation.Token);
        Assert.ThrowsAny<OperationCanceledException>(() => stream.Read(new byte[10]));
    }

    [Fact]
    public void A_service_that_stops_sending_is_an_error_after_a_limit()
    {
        using var account = new ArrayAccount(s_content) { Hangs = true };
        using var stream = new RangeStream(account, account.File, CancellationToken.None, TimeSpan.FromMilliseconds(100));
        var error = Assert.Throws<SourceException>(() => stream.Read(new byte[10]));
        Assert.Equal("CONNECTOR-2001-500", error.Code);
    }

    [Fact]
    public void A_zip_archive_is_not_read_completely()
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var large = archive.CreateEntry("large.bin", CompressionLevel.NoCompression).Open())
            {
                large.Write(s_content);
            }

            using var rows = archive.CreateEntry("rows.csv").Open();
            rows.Write("Id\n1\n2\n"u8);
        }

        using var account = new ArrayAccount(target.ToArray());
        var file = new SourceFile("bucket/rows.zip", "/bucket/rows.zip") { Remote = (account, account.File) };
        var ids = new List<string?>();
        foreach (var source in new SourceFormat("delimited", null, null).Open(
            file, ColumnTypes.None, (_, _) => { }, CancellationToken.None))
        {
            using (source)
            {
                while (source.Read())
                {
                    ids.Add(source.Text(0));
                }
            }
        }

        Assert.Equal(["1", "2"], ids);
        Assert.True(account.BytesRead < s_content.Length / 2, $"{account.BytesRead}");
    }

    private sealed class ArrayAccount(byte[] content) : IFileAccount
    {
        private readonly Dictionary<long, int> _failures = [];

        public byte[] Content => content;

        public string Version { get; set; } = "1";

        public int FailuresOfEachRange { get; init; }

        public bool Hangs { get; init; }

        public long BytesRead { get; private set; }

        public int Largest { get; private set; }

        public AccountFile File => new("bucket/file", content.Length, DateTime.UnixEpoch, "1");

        public void Test(CancellationToken cancellationToken) => throw new NotSupportedException();

        public AccountFile? Find(string path, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IEnumerable<AccountFile> List(string folder, bool isRecursive, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public void Read(AccountFile file, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
        {
            if (Hangs)
            {
                cancellationToken.WaitHandle.WaitOne();
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (file.Version != Version)
            {
                throw SourceFault.Changed.With(file.Path);
            }

            var failures = _failures[offset] = _failures.GetValueOrDefault(offset) + 1;
            if (failures <= FailuresOfEachRange)
            {
                throw SourceFault.Unreadable.With(file.Path, "the response ended too early");
            }

            content.AsMemory((int)offset, buffer.Length).CopyTo(buffer);
            BytesRead += buffer.Length;
            Largest = Math.Max(Largest, buffer.Length);
        }

        public void Dispose()
        {
        }
    }
}
