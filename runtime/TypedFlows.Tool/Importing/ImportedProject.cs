using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using TypedFlows.Compiler.Emit;
using TypedFlows.Compiler.Modeling;
using TypedFlows.Tool.Reports;
using TypedFlows.Tool.Service;

namespace TypedFlows.Tool.Importing;

/// <summary>Writes a project for a flow: the specs, the pipeline in C#, and a test that runs it on the emulator.</summary>
internal static partial class ImportedProject
{
    private const int MaxNameLength = 60;

    /// <summary>Writes the files of the project to an empty folder.</summary>
    /// <returns>The remarks for the user, such as what has no typed form.</returns>
    public static IReadOnlyList<string> Write(FlowGraph graph, string folder)
    {
        var remarks = new List<string>();
        var typeNames = new Dictionary<string, string>(StringComparer.Ordinal);
        var specs = Compile(graph, folder, typeNames, remarks);
        var code = new PipelineCode(graph, specs);
        var name = specs.Name;
        var pipeline = code.Write();
        var hasSettings = code.Settings.All.Count > 0;
        var text = new StringBuilder();
        Append(text, pipeline, 8);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), Fill("Program.cs", new()
        {
            ["flow"] = Code.Comment(graph.Flow.Id),
            ["usings"] = Usings(text.ToString(), specs),
            ["settings"] = hasSettings ? Template("Settings") + "\n" : string.Empty,
            ["argument"] = hasSettings ? "Setting" : string.Empty,
            ["required"] = hasSettings ? """
                    if (missing.Count > 0 && plan.Steps.Any(step => step.Action == PipelineAction.Create))
                    {
                        throw new InvalidOperationException($"Set {string.Join(", ", missing)}, because the plan creates resources.");
                    }


                """.ReplaceLineEndings("\n") : string.Empty,
            ["names"] = hasSettings
                ? "    /// <summary>Gets the environment variables with the credentials, each with a text that its spec allows.</summary>\n"
                    + "    public static IReadOnlyDictionary<string, string> Settings { get; } = "
                    + new Code.Block("new Dictionary<string, string>", '{', [.. code.Settings.All.Select(each => new Code.Item(
                        $"[{CSharpText.Literal(each.Key)}] = ", Code.Literal(each.Value)))]).Print(4, 72) + ";\n\n"
                : string.Empty,
            ["parameter"] = hasSettings ? "Func<string, string> setting" : string.Empty,
            ["body"] = text.ToString(),
        }));
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), Fill("Project.csproj", new()
        {
            ["version"] = SarifReport.Version,
            ["specs"] = string.Concat(typeNames.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each =>
                $"    <SpecFile Update=\"{each.Key}\" TypeName=\"{each.Value}\" />\n")),
            ["nowarn"] = specs.Warnings.Count == 0 ? string.Empty
                : "    <!-- The specs of the service have these warnings; typedflows check shows them. -->\n"
                    + $"    <NoWarn>$(NoWarn);{string.Join(';', specs.Warnings)}</NoWarn>\n",
        }));
        if (graph.Flow.State is { } state and not "enabled")
        {
            remarks.Add($"the flow is {state}; a pipeline does not change that");
        }

        WriteTests(graph, code, name, hasSettings, folder, remarks);
        File.WriteAllText(Path.Combine(folder, ".gitignore"), "bin/\nobj/\n");
        return remarks;
    }

    /// <summary>Compiles the specs, without those that have errors.</summary>
    private static CompiledSpecs Compile(
        FlowGraph graph, string folder, Dictionary<string, string> typeNames, List<string> remarks)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var specs = graph.Specs.ToList();
        var path = Path.Combine(folder, "specs");
        while (true)
        {
            var files = new PulledFolder(path).Write(specs, isForced: true);
            var compiled = CompiledSpecs.Read(path, Name(graph.Name), typeNames);
            var clashes = compiled.Clashes.Where(file => !typeNames.ContainsKey(file)).ToList();
            if (clashes.Count > 0)
            {
                clashes.ForEach(file =>
                    typeNames[file] = Names.Unique(Names.Pascal(Path.GetFileNameWithoutExtension(file)) + "Schema", taken));
                continue;
            }

            var broken = specs.Where((_, i) => compiled.Broken.ContainsKey(
                $"specs/{Path.GetRelativePath(path, files[i].Text).Replace('\\', '/')}")).ToList();
            if (broken.Count == 0)
            {
                return compiled;
            }

            remarks.AddRange(broken.Select(spec => $"{spec.Shown} does not compile, so its types are replaced by raw JSON"));
            specs = [.. specs.Except(broken)];
            Directory.Delete(path, recursive: true);
        }
    }

    private static void WriteTests(
        FlowGraph graph, PipelineCode code, string name, bool hasSettings, string folder, List<string> remarks)
    {
        var tests = Path.Combine(folder, "tests");
        Directory.CreateDirectory(tests);
        var test = ImportedTest.Create(graph, code);
        if (test.Data is var (file, content))
        {
            var path = Path.Combine(tests, "data", file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content);
        }

        remarks.AddRange(test.Remarks);
        File.WriteAllText(Path.Combine(tests, "ImportedPipelineTests.cs"), Fill("Tests.cs", new()
        {
            ["fact"] = test.Skip is { } reason ? $"[Fact(Skip = {CSharpText.Literal(reason)})]" : "[Fact]",
            ["source"] = test.Source,
            ["argument"] = hasSettings ? "name => ImportedPipeline.Settings[name]" : string.Empty,
            ["run"] = test.Run,
        }));
        File.WriteAllText(Path.Combine(tests, name + ".Tests.csproj"), Fill("Tests.csproj", new()
        {
            ["version"] = SarifReport.Version,
            ["name"] = name,
        }));
    }

    /// <summary>Returns a name for the project and its namespace that is valid in every file system and in C#.</summary>
    private static string Name(string flow)
    {
        var ascii = string.Concat(flow.Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' '));
        var name = string.IsNullOrWhiteSpace(ascii) ? "Imported" : Names.Pascal(ascii);
        name = name.Length > MaxNameLength ? name[..MaxNameLength] : name;
        return char.IsAsciiLetter(name[0]) ? name : "Flow" + name.TrimStart('_');
    }

    private static string Usings(string code, CompiledSpecs specs)
    {
        var usings = new StringBuilder();
        foreach (var (word, name) in new[]
        {
            ("JsonElement", "System.Text.Json"), ("JsonSerializer", "System.Text.Json"), ("JsonObject", "System.Text.Json.Nodes"),
            ("JsonNode", "System.Text.Json.Nodes"), ("Raw", "TypedFlows"), ("Transformation(", "TypedFlows"), ("Xdm", "TypedFlows"),
        }.Where(each => code.Contains(each.Item1, StringComparison.Ordinal)).DistinctBy(each => each.Item2))
        {
            usings.Append("using ").Append(name).Append(";\n");
        }

        usings.Append("using TypedFlows.Client;\n");
        return usings.Append(specs.IsImported ? $"using {specs.Namespace};\n" : string.Empty).ToString();
    }

    private static void Append(StringBuilder text, Code.Item item, int indent)
    {
        var space = new string(' ', indent);
        foreach (var comment in item.Comments)
        {
            text.Append(space).Append("// ").Append(Code.Comment(comment)).Append('\n');
        }

        foreach (var id in item.Suppressed)
        {
            text.Append("#pragma warning disable ").Append(id).Append('\n');
        }

        text.Append(space).Append("return ").Append(item.Value.Print(indent, "return ".Length)).Append(";\n");
    }

    // Text of the service that looks like a placeholder is not replaced.
    private static string Fill(string template, Dictionary<string, string> values) =>
        Placeholder().Replace(Template(template), match => values[match.Groups[1].Value]);

    private static string Template(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("import/" + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex("[$]([a-z]+)[$]")]
    private static partial Regex Placeholder();
}
