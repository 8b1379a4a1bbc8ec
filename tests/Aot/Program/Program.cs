using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedFlows.Aot;

internal static class Program
{
#if NET10_0_OR_GREATER
    private const double Size = 7_719_624;
#else
    private const double Size = 8_643_720;
#endif

    private const double Tolerance = 0.05;

    /// <returns>0 if every generated type reads, validates and writes its documents, and the program has its usual size. 1
    /// otherwise.</returns>
    private static int Main()
    {
        var failed = 0;
        foreach (var type in SpecTypes.All)
        {
            var failures = type.Try().ToList();
            failures.ForEach(failure => Console.Error.WriteLine($"{type.Name}: {failure}"));
            failed += failures.Count == 0 ? 0 : 1;
        }

        // Identities are attributes, which trimming must keep.
        if (Specs.NorthwindSupplier.Spec.Identities is not [{ Path: "mail.mailbox", Namespace: "Email", IsPrimary: true }, _])
        {
            Console.Error.WriteLine("The identities of a schema are missing.");
            failed++;
        }

        // A program that runs before it is published has no size of its own.
        if (!RuntimeFeature.IsDynamicCodeSupported && RuntimeInformation.RuntimeIdentifier == "linux-x64"
            && new FileInfo(Environment.ProcessPath!).Length is var bytes && Math.Abs((bytes / Size) - 1) > Tolerance)
        {
            Console.Error.WriteLine(
                $"The program has {bytes} bytes, but {Size} are expected, with a tolerance of {Tolerance:P0}. If this is "
                    + "intended, change the number in tests/Aot/Program/Program.cs.");
            failed++;
        }

        Console.WriteLine($"{SpecTypes.All.Count - failed} passed, {failed} failed");
        Console.WriteLine(failed == 0 ? $"{SpecTypes.All.Count} types, ok" : $"{SpecTypes.All.Count} types, {failed} not ok");
        return failed == 0 ? 0 : 1;
    }
}
