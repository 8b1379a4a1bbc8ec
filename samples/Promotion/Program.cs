// Promotes a pipeline: one program, and one file of settings per environment. Without an argument it deploys to dev and then to prod on the
// embedded emulator, in which the sandboxes have different tenants. A deployment names its environment: --environment prod.
using Microsoft.Extensions.Configuration;
using Promotion;
using Promotion.Specs;
using TypedFlows;
using TypedFlows.Client;
using TypedFlows.Emulator;

try
{
    // The host's own setting: --environment, or the variable DOTNET_ENVIRONMENT.
    var named = new ConfigurationBuilder().AddEnvironmentVariables("DOTNET_").AddCommandLine(args).Build()["environment"];
    string[] environments = named is null ? ["dev", "prod"] : [named];
    var deployments = environments.Select(environment => Deployment.Create(environment, args)).ToList();

    await using var emulator = deployments.Any(deployment => deployment.HasEndpoint) ? null : await PlatformEmulator.StartAsync(options =>
        options.Source(AmazonS3.Id, Path.Combine(AppContext.BaseDirectory, "data")).Tenant("dev", "acmedev").Tenant("prod", "acmeprod"));
    foreach (var deployment in deployments)
    {
        if (!await deployment.RunAsync(emulator))
        {
            return 1;
        }
    }

    return 0;
}
catch (Exception e) when (e is InvalidOperationException or IOException or FormatException or FlowRunException or PipelineException
    or PlatformException or SpecValidationException or Microsoft.Extensions.Options.OptionsValidationException)
{
    await Console.Error.WriteLineAsync("error: " + e.Message);
    return 1;
}
