using System.CommandLine;
using TypedFlows.Compiler.Parsing;

namespace TypedFlows.Tool.Specs;

/// <summary>What a project says to the generator by properties and by metadata of its spec files, said on the command line.</summary>
internal sealed class CompileOptions
{
    private static readonly string[] s_kinds = ["flow", "connection", "schema", "overlay"];

    private readonly Option<bool> _noFormats = new("--no-format-assertion")
    {
        Description = "Let no text be refused for its format, as TypedFlowsFormatAssertion=false does in a project.",
    };

    private readonly Option<string[]> _ignoredFormats = new("--ignore-format")
    {
        Description = "Let no text be refused for this format, such as uri (TypedFlowsIgnoredFormats in a project); may be repeated.",
        HelpName = "FORMAT",
    };

    private readonly Option<KeyValuePair<string, string>[]> _typeNames = new("--type-name")
    {
        Description = "The C# name of a file's spec (metadata TypeName in a project); may be repeated.",
        HelpName = "FILE=NAME",
        CustomParser = result => FilePairs.Parse(result, "--type-name", "specs/flow/CRMToAEP.json=Crm"),
    };

    private readonly Option<KeyValuePair<string, string>[]> _kinds = new("--kind")
    {
        Description = $"What a file is where its content does not tell (metadata Kind in a project): {string.Join(", ", s_kinds)}; may be repeated.",
        HelpName = "FILE=KIND",
        CustomParser = result => FilePairs.Parse(result, "--kind", "specs/plain.json=schema"),
    };

    private readonly Option<string?> _project = new("--project")
    {
        Description = "Folder of the project that the specs are for, from which paths in the output start; the nearest one with a project file unless named.",
        HelpName = "DIR",
    };

    public void AddTo(Command command)
    {
        AddFormatsTo(command);
        command.Add(_project);
        command.Add(_typeNames);
        command.Add(_kinds);
    }

    public void AddFormatsTo(Command command)
    {
        command.Add(_noFormats);
        command.Add(_ignoredFormats);
    }

    public FormatAssertion Formats(ParseResult parsed) =>
        parsed.GetValue(_noFormats) ? FormatAssertion.None : FormatAssertion.Except((parsed.GetValue(_ignoredFormats) ?? []).SelectMany(text => text.Split(',', ';')));

    /// <summary>The spec files, with what the command line says of them.</summary>
    /// <exception cref="ToolException">A place is not there, or the command line speaks of a file that is not among them.</exception>
    public SpecFolders Read(ParseResult parsed, IReadOnlyList<string> places)
    {
        var folders = SpecFolders.Read(places, parsed.GetValue(_project));
        var files = folders.Files.ToList();
        foreach (var (path, name) in parsed.GetValue(_typeNames) ?? [])
        {
            var at = folders.Find("--type-name", path);
            files[at] = files[at] with { TypeName = name };
        }

        foreach (var (path, kind) in parsed.GetValue(_kinds) ?? [])
        {
            if (!s_kinds.Contains(kind, StringComparer.OrdinalIgnoreCase))
            {
                throw new ToolException($"--kind {path}={kind}: there is no kind {kind}; it is one of {string.Join(", ", s_kinds)}.");
            }

            var at = folders.Find("--kind", path);
            files[at] = files[at] with { Kind = kind };
        }

        return folders with { Files = files };
    }
}
