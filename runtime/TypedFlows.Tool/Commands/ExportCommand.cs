using System.CommandLine;
using System.Net;

namespace TypedFlows.Tool.Commands;

/// <summary>Writes the records of a dataset of a running emulator to a file.</summary>
internal static class ExportCommand
{
    public static Command Create(Terminal terminal)
    {
        var dataSet = new Argument<string>("DATASET") { Description = "The id of the dataset, as the catalog returned it." };
        var endpoint = new Option<Uri>("--endpoint")
        {
            Description = "The emulator, such as http://127.0.0.1:5080.",
            HelpName = "URL",
            Required = true,
            CustomParser = result =>
            {
                if (Uri.TryCreate(result.Tokens[^1].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
                {
                    return address;
                }

                result.AddError($"'{result.Tokens[^1].Value}' is not an http or https address.");
                return null;
            },
        };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The file. The default is DATASET.parquet. An existing file is overwritten.",
            HelpName = "FILE",
        };
        var command = new ToolVerb("export", "Write the records of a dataset of a running emulator to a Parquet file.")
        {
            dataSet, endpoint, output,
        };
        command.Examples.Add("typedflows emulator export 65f1c0de --endpoint http://127.0.0.1:5080 -o contacts.parquet");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var id = parsed.GetRequiredValue(dataSet);
            var file = parsed.GetValue(output) ?? id + ".parquet";
            await terminal.WorkAsync(
                $"Writing {file}",
                async _ =>
                {
                    await SaveAsync(parsed.GetRequiredValue(endpoint), id, file, cancellationToken);
                    return file;
                });
            terminal.Line($"{file}: {new FileInfo(file).Length} bytes");
            return ExitCode.Success;
        });
        return command;
    }

    private static async Task SaveAsync(Uri endpoint, string dataSet, string file, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = endpoint, Timeout = Timeout.InfiniteTimeSpan };
        try
        {
            using var response = await client.GetAsync(
                new Uri($"/_emulator/datasets/{Uri.EscapeDataString(dataSet)}/records?format=parquet", UriKind.Relative),
                HttpCompletionOption.ResponseHeadersRead,
                cancellationToken);
            if (response.StatusCode == HttpStatusCode.NotFound)
            {
                throw new ToolException($"{endpoint} has no dataset '{dataSet}'.");
            }

            response.EnsureSuccessStatusCode();
            await using var stream = new FileStream(file, FileMode.Create, FileAccess.Write);
            await response.Content.CopyToAsync(stream, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            throw new ToolException($"{endpoint} did not respond with the records: {e.Message}", ExitCode.Failed);
        }
    }
}
