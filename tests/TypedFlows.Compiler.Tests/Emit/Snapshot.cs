using System.Runtime.CompilerServices;

namespace TypedFlows.Compiler.Tests.Emit;

/// <summary>
/// Compares text with a file next to the test, <c>Name.verified.cs</c>. If they differ, the new text is written to <c>Name.received.cs</c>
/// and the test fails. With TYPEDFLOWS_ACCEPT_SNAPSHOTS=1, the new text replaces the old one.
/// </summary>
internal static class Snapshot
{
    public static void Verify(string name, string text, [CallerFilePath] string source = "")
    {
        var folder = Path.GetDirectoryName(source)!;
        var verified = Path.Combine(folder, name + ".verified.cs");
        var received = Path.Combine(folder, name + ".received.cs");
        var known = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : null;
        if (known == text)
        {
            File.Delete(received);
            return;
        }

        if (Environment.GetEnvironmentVariable("TYPEDFLOWS_ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(verified, text);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail(
            $"The emitted code differs from {name}.verified.cs; the new code is in {received}. Compare both, "
                + "and set TYPEDFLOWS_ACCEPT_SNAPSHOTS=1 to accept it.");
    }
}
