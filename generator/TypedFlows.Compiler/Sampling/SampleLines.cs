using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Sampling;

/// <summary>
/// Writes sample records as lines of JSON. Blocks of records are created side by side and written in order, so the lines do not depend on
/// the number of processors, and the memory does not depend on the number of records.
/// </summary>
internal static class SampleLines
{
    private const int RecordsOfBlock = 100;

    private static readonly JsonWriterOptions s_json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <param name="write">Writes UTF-8 text that ends with a line.</param>
    /// <exception cref="SampleException">No valid record was found. The records before it are written.</exception>
    public static async Task WriteAsync(
        SchemaDocument document, long seed, long count, Action<ReadOnlySpan<byte>> write, CancellationToken cancellationToken)
    {
        // A worker is free again when its lines are written.
        var free = new Stack<Worker>();
        var blocks = new Queue<Task<Worker>>();
        for (var next = 0L; next < count || blocks.Count > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            while (next < count && blocks.Count <= Environment.ProcessorCount)
            {
                var worker = free.TryPop(out var idle) ? idle : new Worker(new SampleGenerator(document, seed));
                var (first, end) = (next, Math.Min(count, next + RecordsOfBlock));
                blocks.Enqueue(Task.Run(() => worker.Create(first, end), cancellationToken));
                next = end;
            }

            var done = await blocks.Dequeue().ConfigureAwait(false);
            write(done.Lines.WrittenSpan);
            if (done.Failure is { } failure)
            {
                throw failure;
            }

            free.Push(done);
        }
    }

    private sealed class Worker(SampleGenerator generator)
    {
        public ArrayBufferWriter<byte> Lines { get; } = new(1 << 16);

        public SampleException? Failure { get; private set; }

        public Worker Create(long first, long end)
        {
            Lines.ResetWrittenCount();
            using var writer = new Utf8JsonWriter(Lines, s_json);
            try
            {
                for (var i = first; i < end; i++)
                {
                    SampleJson.Write(writer, generator.Create(i));
                    writer.Flush();
                    writer.Reset();
                    Lines.Write("\n"u8);
                }
            }
            catch (SampleException e)
            {
                Failure = e;
            }

            return this;
        }
    }
}
