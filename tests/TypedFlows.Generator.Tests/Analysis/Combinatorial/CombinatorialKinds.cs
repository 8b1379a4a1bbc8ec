namespace TypedFlows.Generator.Tests.Analysis.Combinatorial;

/// <summary>Contains statements for every kind of type and keyword in common forms. The expected diagnostics are marked up.</summary>
internal static class CombinatorialKinds
{
    public static TheoryData<string> All =>
    [
        // Tuples.
        "_ = new LabPair { Item1 = {|TFL1004:\"a\"|}, Item2 = 3 };",
        "_ = new LabPair { Item1 = \"ab\", Item2 = {|TFL1001:2|} };",
        "_ = new Lab { Pair = new() { Item1 = \"ab\", Item2 = {|TFL1001:2|}, AdditionalItems = [true] } };",
        "_ = new LabPair { Item1 = \"ab\", Item2 = 3, AdditionalItems = [] };",
        "_ = new LabExact { Item2 = 1 };",
        "_ = new LabExact { Item1 = 1, Item2 = 2 } with { Item1 = null };",

        // Unions.
        "_ = new LabShape.Circle { Radius = 0.5 };",
        "_ = new {|TFL1004:LabShape.Circle|} { Radius = 0 };",
        "_ = new Lab { Shape = {|TFL1004:\"abcde\"|} };",
        "_ = new Lab { Shape = \"abcd\" };",
        "_ = new Lab { Shape = new LabShape.Square { Side = number } };",
        "LabShape shape = new LabShape.String { Value = \"abc\" }; _ = shape with { };",
        "LabShape shape = new LabShape.Circle { Radius = 1 }; _ = new Lab { Shape = shape };",
        "_ = new Lab { Shape = flag ? \"abc\" : new LabShape.Circle { Radius = 1 } };",
        "_ = new Lab { Any = {|TFL1004:\"ab\"|} };",
        "_ = new Lab { Any = {|TFL1004:9|} };",
        "_ = new Lab { Any = 10 };",
        "_ = new Lab { Any = flag ? \"abc\" : 10 };",
        "_ = new Lab { Any = text };",

        "LabAny any = \"abc\"; _ = any with { };",
        "void Copy(LabAny any, LabShape shape) => _ = (any with { }, shape with { }, new Lab { Any = any with { } });",
        "_ = new Lab { Shape = new LabShape.Circle { Radius = 1 } with { } };",
        "LabShape shape = new LabShape.Square { Side = 1 }; _ = ((LabShape.Square)shape) with { Side = 2 };",

        // All, none, not.
        "_ = new Lab { Both = {|TFL1001:4|} };",
        "_ = new Lab { Both = {|TFL1001:10|} };",
        "_ = new Lab { NotFive = {|TFL1004:5|} };",
        "_ = new Lab { NotFive = 6, NotSet = \"c\" };",
        "_ = new Lab { NotSet = {|TFL1004:\"a\"|} };",
        "_ = new Lab { Flag = {|TFL1004:false|} };",
        "_ = new Lab { Flag = true, Level = 3 };",
        "_ = new Lab { Level = {|TFL1004:4|} };",

        // Maps.
        "_ = new Lab { Labels = new Dictionary<string, string> { [\"a\"] = {|TFL1004:\"abcd\"|} } };",
        "_ = new Lab { Labels = new Dictionary<string, string> { [{|TFL1004:\"A\"|}] = \"abc\" } };".Replace(
            "[{|TFL1004:\"A\"|}] = \"abc\"", "[\"A\"] = {|TFL1004:\"abc\"|}", StringComparison.Ordinal),
        "_ = new Lab { Labels = {|TFL1004:new Dictionary<string, string> { [\"a\"] = \"\", [\"b\"] = \"\", [\"c\"] = \"\" }|} };",
        "_ = new Lab { Labels = new Dictionary<string, string> { [\"a\"] = \"1\", [\"a\"] = \"2\", [\"b\"] = \"3\" } };",
        "_ = new Lab { Labels = new Dictionary<string, string> { [\"a\"] = \"abcd\", [\"a\"] = \"ok\" } };",
        "_ = new Lab { Labels = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [\"a\"] = \"1\", [\"A\"] = \"2\" } };",
        "_ = new Lab { Labels = new Dictionary<string, string>(texts) { [\"a\"] = \"1\" } };",
        "_ = new Lab { Labels = new Wide { [\"A\"] = \"abcd\" } };",
        "_ = new Lab { Labels = new Dictionary<string, string> { [text] = {|TFL1004:\"abcd\"|} } };".Replace(
            "{|TFL1004:\"abcd\"|}", "\"abcd\"", StringComparison.Ordinal),
        "var map = new Dictionary<string, string> { [\"a\"] = \"abcd\" }; map[\"a\"] = \"ok\"; _ = new Lab { Labels = map };",
        "var map = new Dictionary<string, string> { [\"a\"] = \"abcd\" }; map.Remove(\"a\"); _ = new Lab { Labels = map };",
        "var map = new Dictionary<string, string> { [\"a\"] = \"abcd\" }; "
            + "foreach (var key in new List<string>(map.Keys)) { map[key] = \"\"; } _ = new Lab { Labels = map };",

        // Lists.
        "_ = new Lab { Must = {|TFL1004:[1, 2]|} };",
        "_ = new Lab { Must = [1, number] };",
        "_ = new Lab { Must = [1, .. numbers] };",
        "_ = new Lab { Must = [.. new long[] { 7 }] };",
        "_ = new Lab { Must = new Sevens { 1 } };",
        "_ = new Lab { Must = [.. new Bag()] };",
        "_ = new Lab { Must = [.. new Sevens { 1 }] };",
        "_ = new Lab { Must = new List<long>(numbers) { 1 } };",
        "_ = new Lab { Must = {|TFL1004:new List<long>(8) { 1 }|} };",
        "_ = new Lab { Must = new long[1] };".Replace("new long[1]", "{|TFL1004:new long[1]|}", StringComparison.Ordinal)
            .Replace("{|TFL1004:new long[1]|}", "new long[1]", StringComparison.Ordinal),
        "var list = new long[] { 1 }; list[0] = 7; _ = new Lab { Must = list };",
        "var list = new long[] { 1 }; list.AsSpan()[0] = 7; _ = new Lab { Must = list };",
        "var list = new long[] { 1 }; Array.Fill(list, 7); _ = new Lab { Must = list };",
        "var list = new List<long> { 1 }; IList<long> other = list; other.Add(7); _ = new Lab { Must = list };",
        "var list = new List<long> { 1 }; var lab = new Lab { Must = {|TFL1004:list|} };",
        "var list = new List<long> { 1 }; var lab = new Lab { Must = list }; list.Add(7);",
        "var list = new List<long> { 1 }; Action later = () => list.Add(7); later(); _ = new Lab { Must = list };",
        "var list = new List<long> { 1 }; var holder = new { list }; holder.list.Add(7); _ = new Lab { Must = list };",
        "IReadOnlyList<long> list = [1]; _ = new Lab { Must = {|TFL1004:list|} };",
        "_ = new Lab { Unique = {|TFL1004:[new() { K = \"a\" }, new() { K = \"a\" }]|} };",
        "_ = new Lab { Unique = [new() { K = \"a\" }, new() { K = \"a\", V = 1 }] };",
        "_ = new Lab { Unique = [new() { K = \"a\", V = maybe }, new() { K = \"a\" }] };",
        "_ = new Lab { Unique = [new() { K = text }, new() { K = text }] };",
        "_ = new Lab { Matrix = [[0.5, {|TFL1001:2|}], [1]] };",
        "_ = new Lab { Matrix = [[0.5], [.. new double[] { 1 }]] };",

        // Dependencies and presence.
        "_ = new {|TFL1003:Lab|} { Card = \"x\" };",
        "_ = new {|TFL1003:Lab|} { Card = text };",
        "_ = new Lab { Card = maybeText };",
        "_ = new Lab { Card = \"x\", Billing = maybeText };",
        "_ = new Lab { Card = Elsewhere.Oblivious() };",
        "_ = new Lab { Card = Elsewhere.ObliviousField };",
        "_ = new Lab { Card = Elsewhere.Same(maybeText) };",
        "_ = new Lab { Card = Elsewhere.Same(\"x\") };",
        "var card = Elsewhere.Oblivious(); _ = new Lab { Card = card };",
        "var card = \"x\"; card = Elsewhere.Oblivious(); _ = new Lab { Card = card };",
        "string card = Elsewhere.Oblivious(); _ = new {|TFL1003:Lab|} { Card = card };",
        "_ = new Lab { Card = flag ? \"x\" : Elsewhere.Oblivious() };",
        "_ = new Lab { Card = maybeText ?? Elsewhere.Oblivious() };",
        "_ = new {|TFL1003:Lab|} { Card = Elsewhere.Oblivious() ?? \"x\" };",
        "_ = new Lab { Card = Elsewhere.Texts()[0] };",
        "foreach (var card in Elsewhere.Texts()) { _ = new Lab { Card = card }; }",
        "foreach (var card in new List<string> { \"x\" }) { _ = new Lab { Card = card }; }",
        "async System.Threading.Tasks.Task Run() { _ = new Lab { Card = await Elsewhere.Later() }; }",
        "async System.Threading.Tasks.Task Run() "
            + "{ _ = new {|TFL1003:Lab|} { Card = await System.Threading.Tasks.Task.FromResult(\"x\") }; }",
        "var card = flag ? \"x\" : \"y\"; _ = new {|TFL1003:Lab|} { Card = card };",
        "var card = text; card = \"y\" + number; _ = new {|TFL1003:Lab|} { Card = card };",
        "var card = maybeText; if (card != null) { _ = new {|TFL1003:Lab|} { Card = card }; }",
        "if (maybeText is { } card) { _ = new {|TFL1003:Lab|} { Card = card }; }",
        "if (maybeText is { Length: var length } and var card) { _ = new Lab { Big = length }; }",
        "_ = new {|TFL1003:Lab|} { Card = text.Trim() };",
        "_ = new {|TFL1003:Lab|} { Card = number.ToString() };",
        "Func<string> made = () => text; _ = new {|TFL1003:Lab|} { Card = made() };",
        "Func<string?> made = () => text; _ = new Lab { Card = made() };",
        "dynamic card = text; _ = new {|TFL1003:Lab|} { Card = card };",
        "object card = text; _ = new {|TFL1003:Lab|} { Card = (string)card };",
        "_ = new Lab { Card = maybeText! };",
        "_ = new {|TFL1003:Lab|} { Card = maybeText ?? \"x\" };",
        "if (maybeText is not null) { _ = new {|TFL1003:Lab|} { Card = maybeText }; }",
        "_ = new Lab { Card = Make.MaybeText() };",
        "_ = new {|TFL1003:Lab|} { Card = new Options().NeverNull };",
        "_ = new {|TFL1003:Lab|} { Cvv = 1, Billing = \"long enough\" };",
        "_ = new Lab { Card = \"1\", Cvv = 1, Billing = {|TFL1004:\"abc\"|} };",
        "_ = new Lab { Card = default, Billing = null };",
        "string? card = flag ? \"x\" : null; _ = new Lab { Card = card };",
    ];
}
