using System.CommandLine;
using TypedFlows.Compiler.Parsing;

namespace TypedFlows.Tool.Specs;

/// <summary>Defines the compiler options that a project sets by properties and by metadata of its spec files.</summary>
internal sealed class CompileOptions
{
    private static readonly string[] s_kinds = ["flow", "connection", "schema", "overlay"];

    private readonly Option<bool> _noFormats = new("--no-format-assertion")
    {
        Description = "Do not validate formats, as TypedFlowsFormatAssertion=false does in a project.",
    };

    private readonly Option<string[]> _ignoredFormats = new("--ignore-format")
    {
        Description = "Do not validate this format, such as uri (TypedFlowsIgnoredFormats in a project). May be repeated.",
        HelpName = "FORMAT",
    };

    private readonly Option<KeyValuePair<string, string>[]> _typeNames = new("--type-name")
    {
        Description = "The C# name of a file's spec (metadata TypeName in a project). May be repeated.",
        HelpName = "FILE=NAME",
        CustomParser = result => FilePairs.Parse(result, "--type-name", "specs/flow/CRMToAEP.json=Crm"),
    };

    private readonly Option<KeyValuePair<string, string>[]> _kinds = new("--kind")
    {
        Description = $"The kind of a file if its content does not state it (metadata Kind in a project): "
            + $"{string.Join(", ", s_kinds)}. May be repeated.",
        HelpName = "FILE=KIND",
        CustomParser = result => FilePairs.Parse(result, "--kind", "specs/plain.json=schema"),
    };

    private readonly Option<KeyValuePair<string, string>[]> _fields = new("--fields")
    {
        Description = "The pointers of the fields of an XDM schema that become C# properties (metadata Fields in a project). "
            + "May be repeated.",
        HelpName = "FILE=POINTERS",
        CustomParser = result => FilePairs.Parse(result, "--fields", "specs/xdm/member.json=/person;/personalEmail"),
    };

    private readonly Option<string?> _project = new("--project")
    {
        Description = "Folder of the project of the specs. Paths in the output are relative to it. The default is the nearest folder "
            + "with a project file.",
        HelpName = "DIR",
    };

    public void AddTo(Command command)
    {
        AddFormatsTo(command);
        command.Add(_project);
        command.Add(_typeNames);
        command.Add(_kinds);
        command.Add(_fields);
    }

    public void AddFormatsTo(Command command)
    {
        command.Add(_noFormats);
        command.Add(_ignoredFormats);
    }

    public FormatAssertion Formats(ParseResult parsed) =>
        parsed.GetValue(_noFormats)
            ? FormatAssertion.None
            : FormatAssertion.Except((parsed.GetValue(_ignoredFormats) ?? []).SelectMany(text => text.Split(',', ';')));

    /// <summary>Returns the spec files with the options that apply to them.</summary>
    /// <exception cref="ToolException">
    /// A file or folder does not exist, or an option names a file that is not among the spec files.
    /// </exception>
    public SpecFolders Read(ParseResult parsed, IReadOnlyList<string> paths)
    {
        var folders = SpecFolders.Read(paths, parsed.GetValue(_project));
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
                throw new ToolException($"--kind {path}={kind}: the kind {kind} is unknown; use one of {string.Join(", ", s_kinds)}.");
            }

            var at = folders.Find("--kind", path);
            files[at] = files[at] with { Kind = kind };
        }

        foreach (var (path, fields) in parsed.GetValue(_fields) ?? [])
        {
            var at = folders.Find("--fields", path);
            files[at] = files[at] with { Fields = string.Join('|', new[] { files[at].Fields, fields }.OfType<string>()) };
        }

        return folders with { Files = files };
    }
}
