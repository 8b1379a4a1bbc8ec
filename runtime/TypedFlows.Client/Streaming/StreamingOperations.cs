namespace TypedFlows.Client;

/// <summary>Provides operations that send messages to streaming connections (Streaming Ingestion API, collection).</summary>
public class StreamingOperations
{
    /// <summary>The id of the connection spec of streaming connections (HTTP API).</summary>
    public const string ConnectionSpecId = "bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb";

    // The service accepts up to 1 MB. The rest is for the text around the messages.
    private const int LongestBatch = 1_000_000 - 64;
    private const int MostMessages = 1000;

    private readonly PlatformTransport _transport;

    internal StreamingOperations(PlatformTransport transport) => _transport = transport;

    /// <summary>Initializes a new instance of the <see cref="StreamingOperations"/> class for mocking.</summary>
    protected StreamingOperations() => _transport = null!;

    /// <summary>Sends one message (Streaming Ingestion API, POST /collection/{id}).</summary>
    /// <param name="inlet">The endpoint for the message.</param>
    /// <param name="message">The message.</param>
    /// <param name="validate">True to wait until the message has been validated against its schema (<c>syncValidation</c>), for
    /// development. The limit is 60 calls per minute.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The message may have been accepted by then.</param>
    /// <returns>The platform's receipt.</returns>
    /// <exception cref="SpecValidationException">The record of the message violates its schema. Nothing was sent.</exception>
    /// <exception cref="PlatformException">The message is invalid or too long, the inlet requires a token, or the platform rejected the
    /// request or could not be reached.</exception>
    public virtual async Task<StreamingReceipt> SendAsync(
        StreamingInlet inlet, StreamingMessage message, bool validate = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inlet);
        ArgumentNullException.ThrowIfNull(message);
        message.Validate(inlet).ThrowIfInvalid();
        var body = PlatformRequest.WriteValue(writer => message.WriteTo(writer, _transport.OrganizationId, inlet));
        var request = NewRequest(inlet, isBatch: false, validate ? "syncValidation=true" : string.Empty, body);
        return StreamingReceipt.Read((await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false)).Json);
    }

    /// <summary>Sends messages together (Streaming Ingestion API, POST /collection/batch/{id}), split into requests of at most 1 MB, the
    /// limit of the service. The platform can accept some messages and reject others. The results contain the status of each.</summary>
    /// <param name="inlet">The endpoint for the messages.</param>
    /// <param name="messages">The messages. They are read one by one, so any number is possible.</param>
    /// <param name="progress">Receives the number of messages sent so far, after each request.</param>
    /// <param name="cancellationToken">A token that cancels the operation. Some messages may have been accepted by then.</param>
    /// <returns>One result per message. A record that violates its schema is not sent; its result has the violations.</returns>
    /// <exception cref="PlatformException">A complete request was rejected, or the platform could not be reached. Messages of earlier
    /// requests have been accepted.</exception>
    public virtual async Task<StreamingBatch> SendBatchAsync(
        StreamingInlet inlet,
        IEnumerable<StreamingMessage> messages,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inlet);
        ArgumentNullException.ThrowIfNull(messages);
        var ids = new List<string>();
        var results = new List<StreamingResult>();
        var pending = new List<(int Index, ReadOnlyMemory<byte> Text)>();
        var length = 0;
        foreach (var message in messages)
        {
            var index = results.Count + pending.Count;
            if (message.Validate(inlet) is { IsValid: false } invalid)
            {
                results.Add(StreamingResult.Of(index, invalid));
                continue;
            }

            var text = PlatformRequest.WriteValue(writer => message.WriteTo(writer, _transport.OrganizationId, inlet));
            if (pending.Count > 0 && (length + text.Length + 1 > LongestBatch || pending.Count == MostMessages))
            {
                await SendPendingAsync(inlet, pending, ids, results, progress, cancellationToken).ConfigureAwait(false);
                length = 0;
            }

            pending.Add((index, text));
            length += text.Length + 1;
        }

        if (pending.Count > 0)
        {
            await SendPendingAsync(inlet, pending, ids, results, progress, cancellationToken).ConfigureAwait(false);
        }

        return new(ids, [.. results.OrderBy(result => result.Index)]);
    }

    private async Task SendPendingAsync(
        StreamingInlet inlet,
        List<(int Index, ReadOnlyMemory<byte> Text)> pending,
        List<string> ids,
        List<StreamingResult> results,
        IProgress<int>? progress,
        CancellationToken cancellationToken)
    {
        var body = PlatformRequest.Write(writer =>
        {
            writer.WriteStartArray("messages");
            foreach (var (_, text) in pending)
            {
                writer.WriteRawValue(text.Span, skipInputValidation: true);
            }

            writer.WriteEndArray();
        });
        var response = await _transport.SendAsync(
            NewRequest(inlet, isBatch: true, string.Empty, body), cancellationToken).ConfigureAwait(false);
        var said = response.Json.Items("responses").ToList();
        for (var i = 0; i < pending.Count; i++)
        {
            // A message without an item in the response has the status of the complete request.
            results.Add(i < said.Count
                ? StreamingResult.Read(pending[i].Index, said[i])
                : new(
                    pending[i].Index,
                    null,
                    response.Status == 207 ? 0 : response.Status,
                    response.Status == 207 ? "The service returned no result for this message." : null,
                    default));
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
        var slash = path.LastIndexOf('/');
        var id = path[(slash + 1)..];
        var collection = path[..Math.Max(slash, 0)];
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
