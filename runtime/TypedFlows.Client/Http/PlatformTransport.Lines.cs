using System.Runtime.CompilerServices;

namespace TypedFlows.Client;

/// <content>Reads files line by line.</content>
internal sealed partial class PlatformTransport
{
    /// <summary>Reads the lines of a file one by one. The call is retried until its response begins. Each line must arrive within the
    /// time of one try.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    public async IAsyncEnumerable<string> ReadLinesAsync(ServicePath path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new PlatformRequest { Method = HttpMethod.Get, Path = path, Accept = "*/*", IsStreamed = true };
        var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        using var streamed = response.Streamed!;
        using var reader = new StreamReader(await Exchange.OpenAsync(response.Call, streamed, cancellationToken).ConfigureAwait(false));
        while (await NextLineAsync(response.Call, reader, cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (line.Length > 0)
            {
                yield return line;
            }
        }
    }

    private async ValueTask<string?> NextLineAsync(PlatformCall call, StreamReader reader, CancellationToken cancellationToken)
    {
        using var time = _pipeline.BeginAttempt(cancellationToken);
        try
        {
            return await Exchange.ReadLineAsync(call, reader, time.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw _pipeline.Late(call, late);
        }
        catch (OperationCanceledException given)
        {
            throw new OperationCanceledException(given.Message, given, cancellationToken);
        }
    }
}
