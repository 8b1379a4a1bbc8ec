namespace TypedFlows.Generator.Tests.Analysis.Combinatorial;

/// <summary>
/// Contains statements about an open object with properties that affect each other. The expected diagnostics are marked up.
/// </summary>
internal static class CombinatorialConditions
{
    public static TheoryData<string> All =>
    [
        // Omitted properties, and the number of properties.
        "_ = new {|TFL1004:Den|}();",
        "_ = new Den { Class = maybeText };",
        "_ = new Den { Class = {|TFL1004:\"x\"|} };",
        "_ = new Den { C = {|TFL1001:5|} };",
        "_ = new Den { C = 100 };",
        "_ = new Den { A = maybe, C = {|TFL1001:5|} };",
        "_ = new Den { A = maybe, B = 1, C = 5 };",
        "_ = new {|TFL1003:Den|} { A = 1 };",
        "_ = new {|TFL1003:Den|} { A = maybe ?? 1 };",
        "_ = new Den { A = 1, B = 2, {|TFL1002:Speed = number|} };",
        "_ = new {|TFL1004:Den|} { Class = \"ab\", A = 1, B = 1, C = 5, Odd = DenOdd.AB, Price = 1, Point = new() { Item1 = 1 } };",
        "_ = new Den { Class = \"ab\", A = 1, B = 1, C = 5, Odd = DenOdd.AB, Price = 1, Point = point };",
        "_ = new Den { Class = \"ab\", A = 1, B = 1, C = 5, Odd = DenOdd.AB, Price = 1, AdditionalProperties = extra };",

        // Rules of one value that depend on another value.
        "_ = new {|TFL1003:Den|} { Mode = DenMode.On };",
        "_ = new Den { Mode = DenMode.On, Speed = {|TFL1001:9|} };",
        "_ = new Den { Mode = mode, Speed = {|TFL1001:5|} };",
        "_ = new Den { Mode = mode, Speed = 10 };",
        "_ = new Den { Mode = mode, Speed = 0 };",
        "_ = new Den { Mode = mode };",
        "_ = new Den { Speed = {|TFL1004:1|} };",
        "_ = new Den { Mode = DenMode.Off, Speed = 0 } with { Speed = {|TFL1004:1|} };",
        "var on = new Den { Mode = DenMode.On, Speed = 10 }; _ = on {|TFL1004:with|} { Mode = null }; System.Console.Write(on);",
        "_ = known with { Mode = DenMode.On, Speed = {|TFL1001:1|} };",
        "_ = known with { Mode = DenMode.On };",
        "_ = known with { A = 1, {|TFL1002:Speed = 0|} };".Replace(
            "{|TFL1002:Speed = 0|}", "{|TFL1002:Speed = 0|}", StringComparison.Ordinal),

        "_ = known with { Mode = (DenMode)1, Speed = {|TFL1001:9|} };",
        "_ = new Den { Mode = Enum.Parse<DenMode>(\"On\"), Speed = 10 };",
        "_ = (known with { C = {|TFL1001:5|} }) with { A = null };",
        "_ = known with { C = 5 };",
        "_ = System.Linq.Enumerable.Select(many, each => each with { C = {|TFL1001:5|}, A = null });",
        "var den = new Den { C = 100 }; den = den with { C = 5 }; den = den with { A = 1, B = 1 };",
        "const long c = 5; const long d = c * 1; _ = new Den { C = {|TFL1001:d|} };",
        "_ = new Den { C = ({|TFL1001:0x5|}) };",
        "_ = new Den { C = 1_00 };",
        "_ = new Den { C = long.Parse(\"5\") + Math.Max(5, 6) + text.Length };",
        "_ = new Den { C = text is [] ? 100 : number };",
        "Den[] all = [new() { C = {|TFL1001:5|} }, .. many];",
        "_ = System.Linq.Enumerable.Select(numbers, c => new Den { C = c });",

        // Nested objects of the same type, in lists and in maps.
        "_ = new Den { Child = new() { C = {|TFL1001:5|} } };",
        "_ = new Den { Child = new() { Child = new() { Child = new {|TFL1004:Den|}() } } };",
        "_ = new Den { Children = {|TFL1004:[known, known, known]|} };",
        "_ = new Den { Children = [known, .. many] };",
        "_ = new Den { Shapes = [\"s\", 1, {|TFL1004:\"x\"|}, {|TFL1004:0|}] };",
        "_ = new Den { Shapes = [flag ? \"s\" : 1] };",
        "_ = new Den { ByKey = new Dictionary<string, IReadOnlyList<long>> { [\"k\"] = {|TFL1004:[]|}, [\"l\"] = [9, {|TFL1001:10|}] } };",
        "_ = new Den { ByKey = new Dictionary<string, IReadOnlyList<long>> { [\"k\"] = numbers } };",

        // Undeclared properties.
        "_ = new Den { AdditionalProperties = new Dictionary<string, JsonElement> "
            + "{ [\"x_1\"] = {|TFL1004:JsonDocument.Parse(\"\\\"s\\\"\").RootElement|} } };",
        "_ = new Den { AdditionalProperties = new Dictionary<string, JsonElement> "
            + "{ [\"y\"] = {|TFL1004:JsonDocument.Parse(\"true\").RootElement|} } };",
        "_ = new Den { AdditionalProperties = new Dictionary<string, JsonElement> { [\"y\"] = JsonDocument.Parse(\"1\").RootElement, "
            + "[text] = element } };",
        "_ = new Den { AdditionalProperties = new Dictionary<string, JsonElement> { [\"class\"] = JsonDocument.Parse(\"1\").RootElement }, "
            + "Class = \"ab\" };",
        "_ = new Den { AdditionalProperties = new Dictionary<string, JsonElement> { [\"b\"] = JsonDocument.Parse(\"1\").RootElement }, "
            + "A = 1 };",
        "_ = new Den { AdditionalProperties = extra, A = 1, B = 2 };",
        "_ = new DenWho { Name = \"x\", Extra = element };",
        "_ = new DenWho { Name = \"x\", Extra = default };",

        // Null as a value, and null as an absent property.
        "_ = new Den { Nul = null };",
        "_ = new Den { Nul = DenNul.X };",
        "_ = new Den { Need = null };",
        "_ = new Den { Need = {|TFL1001:4|} };",
        "_ = new Den { Need = maybe };",
        "_ = new {|TFL1004:Den|} { Need = default };",
        "_ = new {|TFL1004:Den|} { Nul = default, Class = null };",
        "Optional<long?> need = default; _ = new {|TFL1004:Den|} { Need = need };",
        "Optional<long?> need = 4L; _ = new Den { Need = {|TFL1001:need|} };",
        "Optional<long?> need = flag ? 4L : default(Optional<long?>); _ = new Den { Need = need, Class = \"ab\" };",

        // Secrets, tuples, unions, numbers with decimals.
        "_ = new Den { Secret = {|TFL1004:\"abc\"|} };",
        "_ = new Den { Secret = text };",
        "_ = new Den { Point = new() { Item1 = 1 } };",
        "_ = new Den { Point = new DenPoint { Item1 = double.NaN } };",
        "_ = new Den { Either = new DenEither.WithX { X = 1 } };",
        "_ = new Den { Either = new {|TFL1004:DenEither.WithX|} { X = 1, "
            + "AdditionalProperties = new Dictionary<string, JsonElement> { [\"y\"] = JsonDocument.Parse(\"1\").RootElement } } };",
        "_ = new Den { Either = new DenEither.WithX { X = 1, AdditionalProperties = extra } };",
        "_ = new Den { Price = 99.99 };",
        "_ = new Den { Price = {|TFL1001:99.995|} };",
        "_ = new Den { Price = {|TFL1001:100|} };",
        "_ = new Den { Price = 0.07 };",
        "_ = new Den { Price = {|TFL1001:0.1 + 0.2|} };",

        // JSON.
        "_ = Den.ParseJson(\"\"\"{|TFL1004:{}|}\"\"\"u8);",
        "_ = Den.ParseJson(\"\"\"{ \"x_a\": {|TFL1004:\"s\"|}, \"z\": {|TFL1004:null|} }\"\"\"u8);",
        "_ = Den.ParseJson(\"\"\"{ \"c\": 100.0 }\"\"\"u8);",
        "_ = Den.ParseJson(\"\"\"{ \"odd\": {|TFL1004:\" \"|} }\"\"\"u8);",
        "_ = Den.ParseJson(\"\"\"{ \"child\": { \"child\": {|TFL1004:{}|} } }\"\"\"u8);",
        "_ = Den.ParseJson(\"\"\"{ \"need\": null, \"nul\": null }\"\"\"u8);",
        "ReadOnlySpan<byte> json = \"\"\"{ \"c\": 100 }\"\"\"u8; json = \"\"\"{ \"c\": 5 }\"\"\"u8; _ = Den.ParseJson(json);",
        "ReadOnlySpan<byte> json = \"\"\"{ \"c\": {|TFL1001:5|} }\"\"\"u8; _ = Den.ParseJson(json);",
        "_ = SpecJson.Parse<Den>(\"\"\"{ \"c\": {|TFL1001:5|} }\"\"\"u8);",
        "_ = Den.ParseJson(\" \\n{ \\\"c\\\": 1e2, \\\"c\\\": 101.0 } \\t\"u8);",
        "_ = Den.ParseJson(\"{ \\\"class\\\": \\\"\\\\u0061b\\\", \\\"odd\\\": \\\"\\\\t\\\" }\"u8);",
        "var json = \"\"\"{ \"c\": 5 }\"\"\"u8.ToArray(); json[7] = (byte)'9'; _ = Den.ParseJson(json);",
    ];
}
