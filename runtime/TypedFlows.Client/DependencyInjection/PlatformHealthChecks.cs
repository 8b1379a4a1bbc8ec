using Microsoft.Extensions.Diagnostics.HealthChecks;
using TypedFlows.Client;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the health check of the platform.</summary>
[CLSCompliant(false)] // The types of health checks are not marked as compliant.
public static class PlatformHealthChecks
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    /// <summary>Adds a check that the platform accepts calls of the registered <see cref="PlatformClient"/>. The check counts the flows,
    /// which is one call and changes nothing. It needs <c>AddPlatformClient</c>. No credential appears in its description.</summary>
    /// <param name="builder">The builder of health checks.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="failureStatus">The status if the platform does not accept the call; null for unhealthy.</param>
    /// <param name="tags">Tags that select checks, or null for none.</param>
    /// <param name="timeout">The time limit of the check, with all retries of the call; null for 10 seconds.</param>
    /// <returns>The builder.</returns>
    public static IHealthChecksBuilder AddPlatform(
        this IHealthChecksBuilder builder,
        string name = "platform",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name, provider => new PlatformHealthCheck(provider), failureStatus, tags, timeout ?? s_timeout));
    }

    private sealed class PlatformHealthCheck(IServiceProvider provider) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                var client = provider.GetRequiredService<PlatformClient>();
                await client.Flows.CountAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
                return HealthCheckResult.Healthy("The platform accepts calls.");
            }
            catch (PlatformException e)
            {
                // The message may contain text of the service, so only its codes are shown.
                var reason = e.Status == 0 ? "cannot be reached" : $"responded with the status {e.Status}";
                var code = e.ErrorCode is { } errorCode ? $" ({errorCode})" : string.Empty;
                return new(context.Registration.FailureStatus, $"The platform {reason}{code}.", e);
            }
        }
    }
}
