namespace TypedFlows.Tool;

/// <summary>How a command ends; the numbers never change.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>What was asked about is wrong: a spec has errors, a document breaks a rule, a difference breaks code.</summary>
    public const int Found = 1;

    /// <summary>The command line is wrong, or names what is not there or cannot be read.</summary>
    public const int Usage = 2;

    /// <summary>A service could not be reached or refused, or a file could not be written.</summary>
    public const int Failed = 3;

    /// <summary>Stopped with Ctrl-C.</summary>
    public const int Stopped = 130;

    public const string Help = """
        Exit codes:
          0    done, and nothing wrong
          1    errors, violations or breaking differences were found
          2    wrong usage, or something that was named is not there
          3    a service or the disk failed
          130  stopped with Ctrl-C
        """;
}
