using System.Reflection;
using TypedFlows.Client;
using TypedFlows.CompilerServices;
using TypedFlows.Documents.Support;
using TypedFlows.Emulator;

namespace TypedFlows.Documents;

/// <summary>What a package offers is written down beside it, so that a change of it shows in review.</summary>
public class PublicApiTests
{
    [Theory]
    [InlineData("TypedFlows", typeof(SpecSchemaAttribute))]
    [InlineData("TypedFlows.Client", typeof(PlatformClient))]
    [InlineData("TypedFlows.Emulator", typeof(PlatformEmulator))]
    public void It_is_what_is_written_down(string package, Type type)
    {
        var verified = Repository.Full($"runtime/{package}/PublicApi.verified.txt");
        var received = verified.Replace(".verified.", ".received.", StringComparison.Ordinal);
        var now = PublicApi.Print(type.Assembly);
        var then = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : string.Empty;
        if (now == then)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, now);
        var (lines, old) = (now.Split('\n'), then.Split('\n'));
        Assert.Fail($"The public surface of {package} is other than written down. Where that is meant, put {Path.GetFileName(received)} in the place of {Path.GetFileName(verified)}.\n"
            + string.Join('\n', old.Except(lines).Select(line => "- " + line).Concat(lines.Except(old).Select(line => "+ " + line))));
    }

    [Fact]
    public void The_tool_offers_nothing_but_its_command() => Assert.Empty(Assembly.Load("TypedFlows.Tool").GetExportedTypes());
}
