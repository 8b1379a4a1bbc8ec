using System.CommandLine;
using TypedFlows.Tool.Starting;

namespace TypedFlows.Tool.Commands;

/// <summary>Creates a project.</summary>
internal static class NewCommand
{
    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string>("NAME") { Description = "Name of the project and of its folder." };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "Folder of the project. The default is NAME in the current folder.",
            HelpName = "DIR",
        };
        var command = new ToolVerb(
            "new",
            "Create a project with specs, a pipeline in typed C#, and the local platform. No account is needed.")
        {
            name,
            output,
        };
        command.Examples.Add("typedflows new Demo && dotnet run --project Demo");
        command.SetAction(parsed =>
        {
            var chosen = parsed.GetRequiredValue(name).Trim();
            if (chosen.Length == 0
                || chosen.StartsWith('.')
                || chosen.IndexOfAny([.. Path.GetInvalidFileNameChars(), '/', '\\', '<', '&', '%', '$', '@', ';']) >= 0)
            {
                throw new ToolException($"{chosen} is not a valid project name. Use letters, digits, dots and hyphens, such as "
                    + "Contacts.Pipelines.");
            }

            var folder = parsed.GetValue(output) ?? chosen;
            if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            {
                throw new ToolException($"{folder} already exists and is not empty. Choose another name, or another folder with -o.");
            }

            foreach (var (path, text) in StarterProject.Files(chosen))
            {
                var full = Path.Combine(folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                File.WriteAllText(full, text);
                terminal.Line(full.Replace('\\', '/'));
            }

            terminal.Line(
                $"Now run it: dotnet run --project {(folder.Contains(' ', StringComparison.Ordinal) ? $"\"{folder}\"" : folder)}");
            return ExitCode.Success;
        });
        return command;
    }
}
