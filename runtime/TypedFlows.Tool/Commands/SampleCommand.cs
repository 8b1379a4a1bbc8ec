using System.CommandLine;
using System.CommandLine.Completions;
using System.Text;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Sampling;
using TypedFlows.Tool.Specs;

namespace TypedFlows.Tool.Commands;

/// <summary>Writes valid sample records of a schema as lines of JSON.</summary>
internal static class SampleCommand
{
    public static Command Create(Terminal terminal)
    {
        var specs = SpecOptions.CreateSpecs();
        var schema = new Option<string?>("--schema")
        {
            Description = "Title, id or file of an XDM schema.",
            HelpName = "TITLE",
        };
        schema.CompletionSources.Add(context =>
            KnownSpecs.Names(context.ParseResult.GetValue(specs) ?? [], SpecKind.XdmSchema).Select(name => new CompletionItem(name)));
        var spec = SpecOptions.CreateSpec(specs);
        var part = SpecOptions.CreatePart();
        var count = new Option<long>("--count") { Description = "The number of records.", HelpName = "N", DefaultValueFactory = _ => 10 };
        var seed = new Option<long>("--seed")
        {
            Description = "The same seed gives the same records. The default is 0.",
            HelpName = "N",
        };
        var options = new CompileOptions();
        var command = new ToolVerb("sample", "Write valid sample records of a schema as JSON Lines.")
        {
            schema, spec, part, count, seed, specs,
        };
        command.Examples.AddRange(
            [
                "typedflows sample --schema \"Loyalty Members\" --count 1000 > members.jsonl",
                "typedflows sample --spec CRMToAEP --part schedule --count 3 --seed 7",
            ]);
        options.AddFormatsTo(command);
        command.Validators.Add(result =>
        {
            if ((result.GetResult(schema) is null) == (result.GetResult(spec) is null))
            {
                result.AddError("Exactly one of --schema and --spec is required.");
            }
            else if (result.GetResult(part) is not null && result.GetResult(spec) is null)
            {
                result.AddError("--part requires --spec.");
            }

            if (result.GetResult(count)?.Tokens is [{ Value: ['-', ..] }])
            {
                result.AddError("--count must be at least 0.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folders = parsed.GetValue(specs) ?? [];
            var title = parsed.GetValue(schema);
            var name = title ?? parsed.GetRequiredValue(spec)!;
            if (title is not null && File.Exists(title))
            {
                folders = [title];
                name = Path.GetFileNameWithoutExtension(title);
            }

            var request = parsed.GetValue(part);
            var found = KnownSpecs.Read(folders, options.Formats(parsed)).Find(name, request?.Kind);
            if (title is not null && !found.Kind.IsStandAlone())
            {
                throw new ToolException($"{title} is not a schema; select a part of a spec with --spec and --part.");
            }

            var document = SpecOptions.Schema(found, SpecOptions.Part(found, request));
            try
            {
                await SampleLines.WriteAsync(
                    document, parsed.GetValue(seed), parsed.GetValue(count),
                    lines => terminal.Output.Write(Encoding.UTF8.GetString(lines)), cancellationToken);
            }
            catch (SampleException e)
            {
                throw new ToolException(e.Message, ExitCode.Found);
            }

            return ExitCode.Success;
        });
        return command;
    }
}
