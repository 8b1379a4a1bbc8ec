namespace TypedFlows.Package.Pages;

/// <summary>
/// Runs <c>.ci/run</c> in a separate folder and records its commands. The programs are replaced by scripts that record their arguments and
/// print only the results that the script reads.
/// </summary>
internal sealed class BuildServerRun
{
    private const string Suite = "/usr/share/perl5/auto/share/dist/Test-JSON-Schema-Acceptance";

    private static readonly string[] s_programs = ["dotnet", "apt-get", "sudo"];

    /// <summary>The programs that the script installs if they are missing.</summary>
    private static readonly string[] s_prerequisites =
        ["gcc", "clang", "chromium", "npm", "pg_ctlcluster", "mariadb-install-db", "sshd", "afl-fuzz"];

    /// <summary>The system programs that the script uses.</summary>
    private static readonly string[] s_system = ["bash", "dirname", "rm", "mkdir", "grep", "tr", "awk", "cat", "id", "tee", "chmod", "wc", "env"];

    private static BuildServerRun? s_passing;

    private BuildServerRun(ShellResult result, IReadOnlyList<IReadOnlyList<string>> commands) => (Result, Commands) = (result, commands);

    public ShellResult Result { get; }

    /// <summary>Gets the arguments of each command, in order.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Commands { get; }

    /// <summary>Returns the run in which every command succeeds.</summary>
    public static async Task<BuildServerRun> PassingAsync() => s_passing ??= await StartAsync(null, hasPrerequisites: true);

    /// <summary>Starts a run in which the given command fails.</summary>
    public static Task<BuildServerRun> FailingAsync(IReadOnlyList<string> words) =>
        StartAsync(string.Join(' ', words), hasPrerequisites: true);

    /// <summary>Runs the script on a machine that has neither a compiler of C, nor a browser, nor the official JSON Schema suite.</summary>
    /// <param name="failing">The command that fails, or null where each succeeds.</param>
    /// <returns>The run.</returns>
    public static Task<BuildServerRun> BareAsync(string? failing = null) => StartAsync(failing, hasPrerequisites: false);

    /// <summary>
    /// Finds the command with these arguments in this order, with optional further options between them; <see langword="null"/> if it does
    /// not run.
    /// </summary>
    public IReadOnlyList<string>? Find(PageCommand command) => Commands.FirstOrDefault(words =>
    {
        var next = 0;
        foreach (var word in words)
        {
            next += next < command.Words.Count && word == command.Words[next] ? 1 : 0;
        }

        return next == command.Words.Count;
    });

    private static async Task<BuildServerRun> StartAsync(string? failing, bool hasPrerequisites)
    {
        var root = Directory.CreateTempSubdirectory("typedflows-ci-").FullName;
        try
        {
            var (script, log, bin) = (Path.Combine(root, ".ci", "run"), Path.Combine(root, "log"), Path.Combine(root, "bin"));
            Directory.CreateDirectory(Path.GetDirectoryName(script)!);
            Directory.CreateDirectory(bin);
            File.Copy(Path.Combine(Repository.Root, ".ci", "run"), script);
            var install = Path.Combine("tests", "Storage", "install");
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, install))!);
            File.Copy(Path.Combine(Repository.Root, install), Path.Combine(root, install));
            var fuzz = Path.Combine(root, "tests", "Fuzz", "run");
            Directory.CreateDirectory(Path.GetDirectoryName(fuzz)!);
            foreach (var path in s_programs.Concat(hasPrerequisites ? s_prerequisites : [])
                .Select(program => Path.Combine(bin, program))
                .Append(fuzz))
            {
                await File.WriteAllTextAsync(path, StandIn);
                if (!OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                }
            }

            foreach (var program in s_system)
            {
                File.CreateSymbolicLink(Path.Combine(bin, program), FindProgram(program));
            }

            // The pages use the suite of the Debian package.
            var suite = hasPrerequisites && Directory.Exists(Suite) ? Suite : Path.Combine(root, "suite");
            if (hasPrerequisites)
            {
                Directory.CreateDirectory(Path.Combine(suite, "tests", "draft7"));
            }

            // No other programs are on the path.
            var environment = new Dictionary<string, string>
            {
                ["PATH"] = bin,
                ["CALLS"] = log,
                ["FAILING"] = failing ?? string.Empty,
                ["JSON_SCHEMA_SUITE"] = suite,
                ["ADMINISTRATION_PROGRAMS"] = bin,
                ["CHROMIUM"] = string.Empty,
            };
            var result = await Shell.RunAsync(root, environment, Path.Combine(bin, "bash"), script);
            return new BuildServerRun(
                result,
                [.. (await File.ReadAllLinesAsync(log)).Select(line => line.Split('\t', StringSplitOptions.RemoveEmptyEntries))]);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static string FindProgram(string name) => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, name))
        .First(File.Exists);

    private const string StandIn = """
        #!/usr/bin/env bash
        printf '%s\t' "${0##*/}" "$@" >> "$CALLS"
        echo >> "$CALLS"
        words="${0##*/} $*"
        if [ -n "$FAILING" ] && [ "$words" == "$FAILING" ]; then exit 1; fi
        while [ $# -gt 0 ]; do
            case $1 in
                --results-directory) mkdir -p "$2"; echo '<Counters total="1" passed="1" failed="0" />' > "$2/$RANDOM.trx" ;;
                --output) [[ "$words" != "dotnet publish"* ]] || { mkdir -p "$2"; printf '#!/bin/sh\necho "1 passed, 0 failed"\n' > "$2/Aot"; chmod +x "$2/Aot"; } ;;
            esac
            shift
        done
        """;
}
