using System.CommandLine;
using System.CommandLine.Completions;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Tool.Specs;

/// <summary>Defines the options that select a schema of a spec.</summary>
internal static class SpecOptions
{
    public static Option<string?> CreateSpec(Option<string[]> specs)
    {
        var spec = new Option<string?>("--spec")
        {
            Description = "Name or id of the spec, with @VERSION if there are several versions.",
            HelpName = "NAME[@VERSION]",
        };
        spec.CompletionSources.Add(context =>
            KnownSpecs.Names(context.ParseResult.GetValue(specs) ?? []).Select(name => new CompletionItem(name)));
        return spec;
    }

    public static Option<PartRequest?> CreatePart()
    {
        var part = new Option<PartRequest?>("--part")
        {
            Description = "The part of the spec. It is optional if the spec has only one.",
            HelpName = string.Join('|', PartRequest.Forms),
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (PartRequest.TryParse(text) is not { } request)
                {
                    result.AddError(
                        $"--part {text} is not a part; write {string.Join(", ", PartRequest.Forms)}.");
                    return null;
                }

                return request;
            },
        };
        part.CompletionSources.Add("schedule", "transformation:", "options", "run", "source", "target", "auth:", "record");
        return part;
    }

    public static Option<string[]> CreateSpecs() => new("--specs")
    {
        Description = "Folders of specs. The default is the folder specs. Specs that are included in this tool are known too.",
        HelpName = "DIR",
    };

    /// <summary>Returns the requested part of a spec, or its only part.</summary>
    /// <exception cref="ToolException">No part or several parts match. The message lists them.</exception>
    public static SpecPart Part(Spec spec, PartRequest? request) => request?.Find(spec) ?? (spec.Parts.Count == 1
        ? spec.Parts[0]
        : throw new ToolException(
            $"{KnownSpecs.Shown(spec)} has the parts {string.Join(", ", spec.Parts.Select(PartRequest.Spell))}; select one with --part."));

    /// <summary>Returns the schema of a part.</summary>
    /// <exception cref="ToolException">The schema is malformed.</exception>
    public static SchemaDocument Schema(Spec spec, SpecPart part) => part.Document ?? throw new ToolException(
        $"The schema of {KnownSpecs.Shown(spec)}, {PartRequest.Spell(part)}, is malformed, so it cannot be used. "
            + "typedflows check reports the location.");
}
