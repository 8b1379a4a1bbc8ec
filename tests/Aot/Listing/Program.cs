namespace TypedFlows.Aot.Listing;

internal static class Program
{
    /// <param name="args">The C# file to write.</param>
    private static int Main(string[] args)
    {
        if (args.Length != 1)
        {
            Console.Error.WriteLine("Aot.Listing FILE: writes C# that lists every generated type of specs/ with documents for each.");
            return 2;
        }

        var types = ListedType.All();
        foreach (var type in types.Where(type => type.Valid.Count == 0))
        {
            Console.Error.WriteLine(
                $"error: found no document that the schema of {type.Name} accepts; teach Examples its keywords: {type.Schema}");
        }

        File.WriteAllText(args[0], ListText.Of(types));
        return types.All(type => type.Valid.Count > 0) && types.Count > 0 ? 0 : 1;
    }
}
