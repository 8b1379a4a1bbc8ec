using System.CommandLine;
using TypedFlows.Emulator.Hosting;

namespace TypedFlows.Tool.Commands;

/// <summary>Runs the local platform with the options of its host.</summary>
internal static class EmulatorCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new ToolVerb("emulator", HostArguments.Description + " Ctrl-C stops it with exit code 0.");
        command.Examples.AddRange(
            ["typedflows emulator --urls http://127.0.0.1:5080 --source amazon-s3=data", "typedflows emulator --specs specs --data state"]);
        HostArguments.Equip(command);
        command.Add(ExportCommand.Create(terminal));
        return command;
    }
}
