namespace TypedFlows.Client;

/// <summary>Messages to streaming connections (Streaming Ingestion API, collection).</summary>
public class StreamingOperations
{
    /// <summary>Id of the connection spec of streaming connections, HTTP API.</summary>
    public const string ConnectionSpecId = "bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb";

    // The service takes up to 1 MB; a little is left for what stands around the messages.
    private const int LongestBatch = 1_000_000 - 64;
    private const int MostMessages = 1000;

    private readonly PlatformTransport _transport;

    internal StreamingOperations(PlatformTransport transport) => _transport = transport;

    /// <summary>For stand-ins in tests.</summary>
    protected StreamingOperations() => _transport = null!;

    /// <summary>Sends one message (Streaming Ingestion API, POST /collection/{id}).</summary>
    /// <param name="inlet">Where to.</param>
    /// <param name="message">The message.</param>
    /// <param name="validate">True to wait until the message has been checked against its schema (<c>syncValidation</c>), for development: 60 times a minute at most.</param>
    /// <param name="cancellationToken">Ends the wait; the message may have been taken by then.</param>
    /// <returns>The platform's receipt.</returns>
    /// <exception cref="PlatformException">The message is invalid or too long, the inlet wants a token, or the platform refused or could not be reached.</exception>
    public virtual async Task<StreamingReceipt> SendAsync(
        StreamingInlet inlet, StreamingMessage message, bool validate = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inlet);
        ArgumentNullException.ThrowIfNull(message);
        var body = PlatformRequest.WriteValue(writer => message.WriteTo(writer, _transport.OrganizationId));
        var request = NewRequest(inlet, isBatch: false, validate ? "syncValidation=true" : string.Empty, body);
        return StreamingReceipt.Read((await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false)).Json);
    }

    /// <summary>
    /// Sends messages together (Streaming Ingestion API, POST /collection/batch/{id}), in as many requests as the service's limit of
    /// 1 MB asks for. The platform may take some and refuse others: the results say which.
    /// </summary>
    /// <param name="inlet">Where to.</param>
    /// <param name="messages">The messages; read one after the other, so any number fits.</param>
    /// <param name="progress">Told of the number of messages sent so far, after each request.</param>
    /// <param name="cancellationToken">Ends the sending; some messages may have been taken by then.</param>
    /// <returns>One result a message.</returns>
    /// <exception cref="PlatformException">A whole request was refused, or the platform could not be reached; messages of earlier requests have been taken.</exception>
    public virtual async Task<StreamingBatch> SendBatchAsync(
        StreamingInlet inlet, IEnumerable<StreamingMessage> messages, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inlet);
        ArgumentNullException.ThrowIfNull(messages);
        var ids = new List<string>();
        var results = new List<StreamingResult>();
        var pending = new List<ReadOnlyMemory<byte>>();
        var length = 0;
        foreach (var message in messages)
        {
            var text = PlatformRequest.WriteValue(writer => message.WriteTo(writer, _transport.OrganizationId));
            if (pending.Count > 0 && (length + text.Length + 1 > LongestBatch || pending.Count == MostMessages))
            {
                await SendPendingAsync(inlet, pending, ids, results, progress, cancellationToken).ConfigureAwait(false);
                length = 0;
            }

            pending.Add(text);
            length += text.Length + 1;
        }

        if (pending.Count > 0)
        {
            await SendPendingAsync(inlet, pending, ids, results, progress, cancellationToken).ConfigureAwait(false);
        }

        return new(ids, results);
    }

    private async Task SendPendingAsync(
        StreamingInlet inlet,
        List<ReadOnlyMemory<byte>> pending,
        List<string> ids,
        List<StreamingResult> results,
        IProgress<int>? progress,
        CancellationToken cancellationToken)
    {
        var body = PlatformRequest.Write(writer =>
        {
            writer.WriteStartArray("messages");
            foreach (var text in pending)
            {
                writer.WriteRawValue(text.Span, skipInputValidation: true);
            }

            writer.WriteEndArray();
        });
        var response = await _transport.SendAsync(NewRequest(inlet, isBatch: true, string.Empty, body), cancellationToken).ConfigureAwait(false);
        var first = results.Count;
        var said = response.Json.Items("responses").ToList();
        for (var i = 0; i < pending.Count; i++)
        {
            // Without an item of its own, a message shares the fate of the whole.
            results.Add(i < said.Count
                ? StreamingResult.Read(first + i, said[i])
                : new(first + i, null, response.Status == 207 ? 0 : response.Status, response.Status == 207 ? "The service gave no result for this message." : null, default));
        }

        if (response.Json.Text("batchId") is { } id)
        {
            ids.Add(id);
        }

        pending.Clear();
        progress?.Report(results.Count);
    }

    private static PlatformRequest NewRequest(StreamingInlet inlet, bool isBatch, string query, ReadOnlyMemory<byte> body)
    {
        var url = EndpointRule.Check(inlet.Url, nameof(inlet));
        var path = url.AbsolutePath.TrimEnd('/');
        var mark = path.LastIndexOf('/');
        var id = path[(mark + 1)..];
        var collection = path[..Math.Max(mark, 0)];
        var location = isBatch ? collection + "/batch" : collection;
        return new()
        {
            Method = HttpMethod.Post,
            Endpoint = new Uri(url.GetLeftPart(UriPartial.Authority)),
            Path = new ServicePath($"{location}/{id}", location + "/{id}").With(query),
            Body = body,
            FlowId = inlet.FlowId,
            IsAnonymous = !inlet.IsAuthenticated,
            IsUnavailabilityRejection = true,
        };
    }
}
