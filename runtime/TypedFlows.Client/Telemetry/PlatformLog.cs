using Microsoft.Extensions.Logging;

namespace TypedFlows.Client;

/// <summary>Defines the log messages of the client. Paths contain ids. Credentials and bodies are not logged.</summary>
internal static partial class PlatformLog
{
    public const string Category = "TypedFlows.Client";

    [LoggerMessage(1, LogLevel.Debug, "{Method} {Path} returned {Status} after {Milliseconds} ms (request id {RequestId})")]
    public static partial void ResponseReceived(
        ILogger logger, string method, string path, int status, double milliseconds, string? requestId);

    [LoggerMessage(2, LogLevel.Warning, "Attempt {Attempt} failed. The next attempt starts in {Seconds} s: {Reason}")]
    public static partial void Repeating(ILogger logger, int attempt, double seconds, string reason);

    [LoggerMessage(3, LogLevel.Information, "{Method} {Path}: the access token was rejected. Requesting another token")]
    public static partial void TokenRejected(ILogger logger, string method, string path);

    [LoggerMessage(4, LogLevel.Information, "{Method} {Path}: an earlier attempt had taken effect. The request was not sent again")]
    public static partial void HadTakenEffect(ILogger logger, string method, string path);
}
