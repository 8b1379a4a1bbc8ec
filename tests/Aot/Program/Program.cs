namespace TypedFlows.Aot;

internal static class Program
{
    /// <returns>0 if every generated type reads, validates and writes its documents. 1 otherwise.</returns>
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

        Console.WriteLine($"{SpecTypes.All.Count - failed} passed, {failed} failed");
        Console.WriteLine(failed == 0 ? $"{SpecTypes.All.Count} types, ok" : $"{SpecTypes.All.Count} types, {failed} not ok");
        return failed == 0 ? 0 : 1;
    }
}
