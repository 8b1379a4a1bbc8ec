using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace TypedFlows.Emulator.Tests.Support;

/// <summary>Sends a stream of numbered messages, each one once, and continues with the next process after a kill.</summary>
internal sealed class MessageSource(int count)
{
    public const int Senders = 8;

    private TaskCompletionSource? _reached;
    private int _stopAt = int.MaxValue;
    private int _next = -1;

    /// <summary>Gets the ids of messages with a 200 response.</summary>
    public ConcurrentBag<string> Acknowledged { get; } = [];

    /// <summary>Gets the ids of messages without a response.</summary>
    public ConcurrentBag<string> Lost { get; } = [];

    /// <summary>Completes when the given number of messages has been taken for sending.</summary>
    public Task StopAt(int number)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        (_stopAt, _reached) = (number, reached);
        if (_next >= number)
        {
            reached.SetResult();
        }

        return reached.Task;
    }

    /// <summary>Sends with several concurrent senders until all messages are sent or the process is killed.</summary>
    public Task Send(HostProcess host, string inlet) =>
        Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(() => SendAsync(host, inlet))));

    private async Task SendAsync(HostProcess host, string inlet)
    {
        for (int number; (number = Interlocked.Increment(ref _next)) < count;)
        {
            if (number >= _stopAt)
            {
                _reached!.TrySetResult();
            }

            var id = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            try
            {
                using var content = new StringContent($$"""{ "_id": "{{id}}" }""", Encoding.UTF8, "application/json");
                using var response = await host.Http.PostAsync(new Uri(inlet, UriKind.Relative), content);
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                Acknowledged.Add(id);
            }
            catch (HttpRequestException)
            {
                Lost.Add(id);
                return;
            }
        }
    }
}
