namespace TypedFlows.Emulator.DataPlane;

/// <summary>
/// Reads a file of an account by ranges. While one range is used, the next one is read, so memory does not depend on the size of the file.
/// Ranges grow while reading is sequential, because a reader of Parquet uses small parts in several places.
/// </summary>
/// <param name="patience">The longest time for one range; the default is 100 seconds.</param>
internal sealed class RangeStream(
    IFileAccount account, AccountFile file, CancellationToken cancellationToken, TimeSpan? patience = null) : Stream
{
    private const int Shortest = 64 * 1024;
    private const int MostAttempts = 3;
    private const int Longest = 8 * 1024 * 1024;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(100);

    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private Range _current;
    private Task<Range>? _next;
    private long _position;
    private int _size = Shortest;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => file.Length;

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new IOException("A position is not negative.");
    }

    public override int Read(Span<byte> buffer)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_position >= file.Length || buffer.IsEmpty)
        {
            return 0;
        }

        if (!_current.Contains(_position))
        {
            Move();
        }

        var from = (int)(_position - _current.Start);
        var count = Math.Min(buffer.Length, _current.Bytes.Length - from);
        _current.Bytes.AsSpan(from, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => file.Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Cancel();

            // The account may be disposed next.
            ((IAsyncResult?)_next)?.AsyncWaitHandle.WaitOne();
            _stop.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Move()
    {
        var isSequential = _position == _current.End && _position > 0;
        _size = isSequential ? Math.Min(Longest, _size * 2) : Shortest;
        var next = _next;
        _next = null;
        var read = next?.GetAwaiter().GetResult();
        _current = read is { } range && range.Contains(_position) ? range : Load(_position, _size);
        if (isSequential && _current.End < file.Length)
        {
            var (start, size) = (_current.End, _size);
            _next = Task.Run(() => Load(start, size), CancellationToken.None);
        }
    }

    private Range Load(long start, int size)
    {
        var bytes = new byte[Math.Min(size, file.Length - start)];
        for (var attempt = 1; ; attempt++)
        {
            // A server can stop in the middle of a response.
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            limit.CancelAfter(patience ?? s_patience);
            try
            {
                account.Read(file, start, bytes, limit.Token);
                return new(start, bytes);
            }
            catch (OperationCanceledException) when (!_stop.IsCancellationRequested)
            {
                throw SourceFault.Unreadable.With(
                    "/" + file.Path, $"the service did not send {bytes.Length} bytes in {(patience ?? s_patience).TotalSeconds:0} seconds");
            }
            catch (SourceException e) when (e.Fault == SourceFault.Unreadable && attempt < MostAttempts)
            {
                // The clients of services repeat requests, but not the rest of a response that ends too early.
            }
        }
    }

    private readonly record struct Range(long Start, byte[] Bytes)
    {
        public long End => Start + (Bytes?.Length ?? 0);

        public bool Contains(long position) => position >= Start && position < End;
    }
}
