using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Promotion.Specs;
using TypedFlows.Client;
using TypedFlows.Emulator;

namespace Promotion;

/// <summary>Deploys the pipeline to the sandbox of one environment.</summary>
internal sealed class Deployment(string environment, HostApplicationBuilder builder)
{
    /// <summary>Gets a value indicating whether the settings name a platform.</summary>
    public bool HasEndpoint => Setting("TYPEDFLOWS_ENDPOINT") is not null || Setting("TypedFlows:Endpoint") is not null;

    /// <summary>Reads appsettings.json, appsettings.ENVIRONMENT.json, environment variables and the arguments. The later ones override the
    /// earlier ones.</summary>
    public static Deployment Create(string environment, string[] args)
    {
        var builder = Host.CreateApplicationBuilder(["--contentRoot", AppContext.BaseDirectory, .. args, "--environment", environment]);
        builder.Logging.ClearProviders();

        // The host accepts an environment without settings, and would deploy with those of appsettings.json.
        var folder = builder.Environment.ContentRootPath;
        var file = Path.Combine(folder, $"appsettings.{environment}.json");
        if (!File.Exists(file))
        {
            var known = Directory.EnumerateFiles(folder, "appsettings.*.json").Select(path => Path.GetFileName(path)[12..^5]).Order();
            throw new FileNotFoundException(
                $"There is no environment '{environment}': {file} does not exist. The environments are {string.Join(", ", known)}.");
        }

        if (environment == "dev")
        {
            // The secrets of a developer: dotnet user-secrets set Source:SecretKey ... The environment and the arguments override them.
            builder.Configuration.AddUserSecrets<Deployment>(optional: true).AddEnvironmentVariables().AddCommandLine(args);
        }

        return new(environment, builder);
    }

    /// <summary>Shows the plan, applies it unless <c>--plan true</c> is set, and waits for the first run.</summary>
    /// <returns>False if the plan has conflicts.</returns>
    public async Task<bool> RunAsync(PlatformEmulator? emulator)
    {
        if (emulator?.ClientOptions is { } embedded)
        {
            embedded.Sandbox = builder.Configuration["TypedFlows:Sandbox"]!;
            builder.Services.AddPlatformClient(embedded);
        }
        else
        {
            builder.Services.AddPlatformClient();
        }

        using var host = builder.Build();
        var client = host.Services.GetRequiredService<PlatformClient>();
        var members = CreatePipeline(
            new AmazonS3.AccessKeyAuth
            {
                S3AccessKey = Credential("Source:AccessKey", emulator),
                S3SecretKey = Credential("Source:SecretKey", emulator),
            },
            emulator is null ? PipelineStateStore.InFile($"{environment}.applied.json") : new());

        var plan = await members.PlanAsync(client);
        Console.WriteLine($"{environment}: {host.Services.GetRequiredService<IOptions<PlatformClientOptions>>().Value}");
        Console.WriteLine(plan);
        if (plan.Conflicts.Any() || builder.Configuration.GetValue<bool>("plan"))
        {
            return !plan.Conflicts.Any();
        }

        var applied = await members.ApplyAsync(client);
        if (applied.Steps.Any(step => step.Action == PipelineAction.Update))
        {
            // The next run of the schedule is the first one with the change.
            return true;
        }

        var run = await applied.WaitForRunAsync();
        Console.WriteLine(run);
        run.EnsureSuccess();
        return true;
    }

    private Pipeline CreatePipeline(AmazonS3.AccessKeyAuth credentials, PipelineStateStore state)
    {
        var settings = builder.Configuration.GetRequiredSection("Members").Get<MemberSettings>()!;
        return new Pipeline("Club members")
        {
            // A state file belongs to one environment, because each sandbox has its own resources.
            StateStore = state,
            Connection = new AmazonS3.Connection { Auth = credentials },
            Flow = new CloudStorageToAep.Flow
            {
                Source = new AmazonS3.Source { Path = settings.Path, Recursive = true },
                Schedule = CloudStorageToAep.ScheduleParams.Minute(settings.Start, settings.IntervalMinutes),
            },

            // The schema has another id and another tenant in each sandbox. The plan finds it by its title and class, and writes the tenant
            // of the sandbox into the path of IsActive.
            Schema = Customer.Spec,
            Mapping =
            {
                ["Id"] = Customer.Paths.Id,
                ["Name"] = Customer.Paths.Person.Name.FullName,
                ["Email"] = Customer.Paths.PersonalEmail.Address,
                ["Active"] = Customer.Paths.Acme.IsActive,
            },
        };
    }

    private string? Setting(string key) => builder.Configuration[key] is { Length: > 0 } text ? text : null;

    private string Credential(string key, PlatformEmulator? emulator) => Setting(key)
        ?? (emulator is not null ? "any text" : throw new InvalidOperationException(
            $"{key} is not set. Set the variable {key.Replace(":", "__", StringComparison.Ordinal)}, or a user secret in dev."));
}
