using TypedFlows.Package.Pages;

namespace TypedFlows.Package;

/// <summary>Tests what <c>.ci/run</c> installs, and what it prints at the end.</summary>
public class BuildServerTests
{
    private static readonly string[] s_packages =
    [
        "libtest-json-schema-acceptance-perl", "gcc", "libc6-dev", "zlib1g-dev", "chromium", "nodejs", "npm", "postgresql", "mariadb-server",
        "openssh-server", "afl++",
    ];

    [Fact]
    public async Task The_last_line_counts_the_tests()
    {
        var result = (await BuildServerRun.PassingAsync()).Result.MustSucceed();

        // A message of a missing program could come before or after the last line.
        Assert.DoesNotContain("command not found", result.Output, StringComparison.Ordinal);
        Assert.EndsWith(" passed, 0 failed", result.Output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_installed_where_nothing_is_missing() =>
        Assert.DoesNotContain((await BuildServerRun.PassingAsync()).Commands, words => words.Contains("apt-get"));

    [Fact]
    public async Task Everything_that_is_missing_is_installed_first_in_one_step()
    {
        var run = await BuildServerRun.BareAsync();
        Assert.Contains("SKIPPED: afl-fuzz", run.Result.MustSucceed().Output, StringComparison.Ordinal);
        var commands = run.Commands.Select(words => words[0] == "sudo" ? [.. words.Skip(1)] : words).ToList();
        Assert.Equal(["apt-get", "update"], commands[0]);
        Assert.Equal(["apt-get", "install", "-y", .. s_packages], commands[1]);
        Assert.DoesNotContain(commands.Skip(2), words => words[0] == "apt-get");
    }

    [Fact]
    public async Task A_package_that_cannot_be_installed_fails_its_step()
    {
        var prefix = Environment.UserName == "root" ? string.Empty : "sudo ";
        var run = await BuildServerRun.BareAsync($"{prefix}apt-get install -y {string.Join(' ', s_packages)}");
        var output = run.Result.MustFail().Output;
        Assert.Contains("apt-get could not install the Debian packages: " + string.Join(' ', s_packages), output, StringComparison.Ordinal);
        Assert.Contains("FAILED STEP: prerequisites", output, StringComparison.Ordinal);
    }
}
