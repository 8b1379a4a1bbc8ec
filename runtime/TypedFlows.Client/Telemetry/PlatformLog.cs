using Microsoft.Extensions.Logging;

namespace TypedFlows.Client;

/// <summary>What the client logs. Paths hold ids; credentials and bodies are not logged.</summary>
internal static partial class PlatformLog
{
    public const string Category = "TypedFlows.Client";

    [LoggerMessage(1, LogLevel.Debug, "{Method} {Path} answered {Status} after {Milliseconds} ms (request id {RequestId})")]
    public static partial void ResponseReceived(ILogger logger, string method, string path, int status, double milliseconds, string? requestId);

    [LoggerMessage(2, LogLevel.Warning, "Try {Tries} failed, the next one is in {Seconds} s: {Reason}")]
    public static partial void Repeating(ILogger logger, int tries, double seconds, string reason);

    [LoggerMessage(3, LogLevel.Information, "{Method} {Path}: the access token was refused; asking for another one")]
    public static partial void TokenRejected(ILogger logger, string method, string path);

    [LoggerMessage(4, LogLevel.Information, "{Method} {Path}: an earlier try had taken effect; nothing was sent again")]
    public static partial void HadTakenEffect(ILogger logger, string method, string path);
}
