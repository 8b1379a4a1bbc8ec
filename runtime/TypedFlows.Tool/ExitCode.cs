using TypedFlows.Emulator.Hosting;

namespace TypedFlows.Tool;

/// <summary>Lists the exit codes of the commands; the numbers never change.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The input has errors: a spec has errors, a document violates a rule, or a change breaks code.</summary>
    public const int Found = 1;

    /// <summary>The command line is invalid, or names a file or spec that does not exist or cannot be read.</summary>
    public const int Usage = 2;

    /// <summary>A service could not be reached or rejected the request, or a file could not be written.</summary>
    public const int Failed = 3;

    /// <summary>The port of the local platform is in use.</summary>
    public const int PortInUse = HostCommand.PortInUse;

    /// <summary>The command was stopped with Ctrl-C.</summary>
    public const int Stopped = 130;

    public const string Help = """
        Exit codes:
          0    success
          1    errors, violations or breaking changes were found
          2    invalid arguments, or a file or spec was not found
          3    a service or the disk failed
          4    the port of the local platform is in use
          130  stopped with Ctrl-C
        """;
}
