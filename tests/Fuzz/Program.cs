using System.Text;
using SharpFuzz;

namespace TypedFlows.Fuzz;

/// <summary>Replays inputs, and contains what the script <c>run</c> requires.</summary>
internal static class Program
{
    private const string Help = """
        Fuzz HARNESS FILE...          replays the inputs and prints what each breaks
        Fuzz --list                   prints the names of the harnesses
        Fuzz --seeds HARNESS DIR      writes the seeds and words.txt, the words of the harness
        Fuzz --instrument FILE...     adds the counters of afl-fuzz to assemblies
        Fuzz --afl HARNESS            runs the inputs that afl-fuzz sends
        """;

    /// <returns>0 if no input breaks a claim, 1 if one does, 2 if the arguments are invalid.</returns>
    private static int Main(string[] args)
    {
        switch (args)
        {
            case ["--list"]:
                Console.WriteLine(string.Join('\n', HarnessList.Names));
                return 0;
            case ["--instrument", .. var files] when files.Length > 0:
                foreach (var file in files)
                {
                    Fuzzer.Instrument(file, _ => true, Options.Value);
                }

                return 0;
            case ["--seeds", var name, var folder] when HarnessList.Find(name) is { } harness:
                WriteSeeds(harness, folder);
                return 0;
            case ["--afl", var name] when HarnessList.Names.Contains(name):
                // The counters exist only while an input runs, and creating a harness runs code that counts.
                Harness? created = null;
                Fuzzer.OutOfProcess.Run(stream =>
                {
                    using var input = new MemoryStream();
                    stream.CopyTo(input);
                    (created ??= HarnessList.Find(name)!).Run(input.ToArray());
                });
                return 0;
            case [var name, .. var files] when files.Length > 0 && HarnessList.Find(name) is { } harness:
                return Replay(harness, files);
            default:
                Console.Error.WriteLine(Help);
                Console.Error.WriteLine($"The harnesses are {string.Join(", ", HarnessList.Names)}.");
                return 2;
        }
    }

    private static int Replay(Harness harness, string[] files)
    {
        using var replayed = harness;
        var failed = 0;
        foreach (var file in files)
        {
            try
            {
                harness.Run(File.ReadAllBytes(file));
                Console.WriteLine($"{file}: ok");
            }
            catch (Exception e)
            {
                failed++;
                Console.WriteLine($"{file}: {e}");
            }
        }

        return failed == 0 ? 0 : 1;
    }

    private static void WriteSeeds(Harness harness, string folder)
    {
        using var written = harness;
        var inputs = Directory.CreateDirectory(Path.Combine(folder, "seeds"));
        foreach (var (seed, i) in harness.Seeds().Select((seed, i) => (seed, i)))
        {
            File.WriteAllBytes(Path.Combine(inputs.FullName, $"{i:D4}"), seed);
        }

        File.WriteAllLines(Path.Combine(folder, "words.txt"), harness.Words.Distinct().Select(Quote));
    }

    private static string Quote(string word) =>
        $"\"{string.Concat(Encoding.UTF8.GetBytes(word).Select(b => b is >= 0x20 and < 0x7f and not (byte)'"' and not (byte)'\\'
            ? ((char)b).ToString() : $"\\x{b:x2}"))}\"";
}
