namespace TypedFlows.Generator.Tests.Analysis.Combinatorial;

/// <summary>Contains statements with statics, locals, choices, calls, copies and JSON. The expected diagnostics are marked up.</summary>
internal static class CombinatorialForms
{
    public static TheoryData<string> All =>
    [
        // Statics, in this assembly and in another one.
        "_ = new Lab { Both = Elsewhere.Few };",
        "_ = new Lab { Both = Elsewhere.FixedFew };",
        "_ = new Lab { Big = Elsewhere.FixedFew, NotFive = {|TFL1004:Elsewhere.FixedFew|} };",
        "_ = new Lab { NotFive = Elsewhere.Few };",
        "_ = new Lab { NotFive = {|TFL1004:Base.Few|} };",
        "_ = new Lab { NotFive = new Base().Own };",
        "_ = new Lab { NotFive = new Base().Seven };",
        "_ = new Lab { NotFive = new Base().Auto };",

        // Locals that change, or may change.
        "long n = 5; Make.Next(ref n); _ = new Lab { NotFive = n };",
        "long n = 5; _ = new Lab { NotFive = {|TFL1004:n|} }; ",
        "long n = 5; n = 6; _ = new Lab { NotFive = n };",
        "for (long n = 5; n < 6; n++) { _ = new Lab { NotFive = n }; }",
        "foreach (var n in new long[] { 5 }) { _ = new Lab { NotFive = n }; }",
        "long n = 5; Func<Lab> made = () => new Lab { NotFive = n }; n = 6; made();",
        "long n = 5; Lab Made() => new Lab { NotFive = {|TFL1004:n|} }; Made();",
        "Mutable m = new() { Value = 5 }; m.Value = 6; _ = new Lab { NotFive = m.Value };",
        "var pair = new Pair(5, 6); _ = new Lab { NotFive = pair.Left };",
        "var (left, right) = new Pair(5, 6); _ = new Lab { NotFive = left };",
        "(long left, long right) = (5, 6); (left, right) = (right, left); _ = new Lab { NotFive = left };",
        "long n; if (flag) n = 5; else n = 6; _ = new Lab { NotFive = n };",
        "long n = 5; try { n = number; } catch { } _ = new Lab { NotFive = n };",
        "if (number == 5) { _ = new Lab { NotFive = number }; }",
        "_ = new Lab { NotFive = number is var n and 5 ? 6 : 7 };",
        "long n = number = 5; _ = new Lab { NotFive = number };",
        "using var stream = new System.IO.MemoryStream(5); _ = new Lab { NotFive = stream.Capacity };",

        // Choices.
        "_ = new Lab { NotFive = flag ? 5 : 6 };",
        "_ = new Lab { NotFive = {|TFL1004:flag ? 5 : 5|} };",
        "_ = new Lab { Both = {|TFL1001:flag ? 1 : 100|} };",
        "Lab lab = flag ? new() { Both = {|TFL1001:1|} } : new() { Both = 5 };",
        "Lab? lab = flag ? new() { Both = {|TFL1001:1|} } : null;",
        "_ = new Lab { NotFive = maybe ?? 5 };",
        "_ = new Lab { NotFive = number switch { 1 => 5, 2 => 5, _ => 6 } };",
        "_ = new Lab { NotFive = {|TFL1004:number switch { 1 => 5, _ => throw new Exception() }|} };",
        "_ = new Lab { Card = flag ? \"x\" : null, Billing = flag ? \"y\" : null };",
        "_ = (flag ? new Lab { Both = {|TFL1001:1|} } : null) ?? new Lab { Both = 5 };",
        "Lab made = null!; made ??= new() { Both = {|TFL1001:1|} };",

        // Calls.
        "_ = Make.Of({|TFL1001:1|});",
        "_ = Make.Checked(1);",
        "_ = Make.Many({|TFL1004:1|}, 2);".Replace("Make.Many({|TFL1004:1|}, 2)", "Make.Many(1, 2)", StringComparison.Ordinal),
        "_ = Make.Many(7);",
        "_ = Make.Default();",
        "_ = Make.Default(5);",
        "_ = Make.Default(5, {|TFL1003:\"x\"|});",
        "long n = 1; _ = Make.ByRef(ref n);",
        "_ = Make.In({|TFL1001:1|});".Replace("{|TFL1001:1|}", "1", StringComparison.Ordinal),
        "_ = Make.Lazy(() => 1);",
        "_ = Make.Generic(1L);",
        "_ = Make.Caller();",
        "_ = Make.Each(1);",
        "_ = Make.Maybe(null);",
        "Func<long, Lab> made = Make.Of; made(1);",
        "_ = new Func<long, Lab>(Make.Of)(1);",

        // With.
        "_ = new Lab { Card = \"x\", Billing = \"y\" } {|TFL1003:with|} { Billing = null };",
        "var lab = new Lab { Card = \"x\", Billing = \"y\" }; lab = lab with { Billing = null, Card = null };",
        "var lab = new Lab { Card = \"x\", Billing = \"y\" }; _ = lab {|TFL1003:with|} { Billing = null }; Console.Write(lab);",
        "Lab Made(Lab lab) => lab with { Both = {|TFL1001:1|} }; Made(new());",
        "_ = new LabNested { Inner = new LabInner { X = 1 } } with { Inner = new() { X = {|TFL1001:0|} } };",
        "_ = new Lab { Nested = new() { Inner = new() { X = {|TFL1001:0|} } } };",
        "var inner = new LabInner { X = {|TFL1001:0|} }; _ = new Lab { Nested = new() { Inner = inner } };",
        "_ = new Lab() with { };",

        // JSON.
        "_ = Lab.ParseJson(\"{ \\\"both\\\": {|TFL1001:4|} }\"u8);",
        "_ = Lab.ParseJson(\"{ \\\"pair\\\": [\\\"ab\\\", 3, {|TFL1004:1|}] }\"u8);",
        "_ = Lab.ParseJson(\"{ \\\"exact\\\": [1, 2, {|TFL1002:3|}] }\"u8);".Replace("TFL1002", "TFL1004", StringComparison.Ordinal),
        "_ = Lab.ParseJson(\"{ \\\"labels\\\": { \\\"A\\\": {|TFL1004:\\\"x\\\"|} } }\"u8);",
        "_ = Lab.ParseJson(\"{ {|TFL1002:\\\"other\\\": 1|} }\"u8);",
        "_ = Lab.ParseJson(\"{ \\\"any\\\": 12.0, \\\"big\\\": 1e3 }\"u8);",
        "_ = Lab.ParseJson(\"{ \\\"both\\\": 4, \\\"both\\\": 5 }\"u8);",
        "_ = Lab.ParseJson(System.Text.Encoding.UTF8.GetBytes(text));",
        "_ = Lab.ParseJson(System.Text.Encoding.UTF8.GetBytes($\"{{ \\\"both\\\": {number} }}\"));",
        "_ = Lab.ParseJson(System.Text.Encoding.Unicode.GetBytes(\"{ \\\"both\\\": 4 }\"));",
        "_ = Lab.ParseJson(\"{ \\\"both\\\": 4 }\"u8[..2]);",
        "_ = Lab.ParseJson(\"{ \\\"both\\\": 4 }\"u8, new ReadOptions { LenientScalars = true });".Replace(
            "4 }", "{|TFL1001:4|} }", StringComparison.Ordinal),
        "_ = Lab.ParseJson(\"{ \\\"both\\\": \\\"5\\\" }\"u8, new ReadOptions { LenientScalars = true });",
        "_ = new Lab { Free = System.Text.Json.JsonDocument.Parse(\"1\").RootElement };",
        "_ = Lab.TryParseJson(\"{ \\\"both\\\": 4 }\"u8.ToArray(), out _);".Replace("4 }", "{|TFL1001:4|} }", StringComparison.Ordinal),

        // Others.
        "_ = (object)new Lab { Both = {|TFL1001:1|} };",
        "dynamic lab = new Lab { Both = {|TFL1001:1|} };",
        "var made = new[] { new Lab { Both = {|TFL1001:1|} } }[0];",
        "var made = new { Lab = new Lab { Both = {|TFL1001:1|} } };",
        "(Lab Lab, int N) made = (new() { Both = {|TFL1001:1|} }, 1);",
        "static Lab Local(long both = 1) => new() { Both = both }; _ = Local();",
        "System.Threading.Tasks.Task<Lab> Made() => System.Threading.Tasks.Task.FromResult(new Lab { Both = {|TFL1001:1|} });",
        "_ = Elsewhere.Same(new Lab { Both = {|TFL1001:1|} });",
        "Lab lab = Elsewhere.Same<Lab>(new() { Both = {|TFL1001:1|} });",
        "\n#if NEVER\n_ = new Lab { Both = 1 };\n#else\n_ = new Lab { Both = {|TFL1001:2|} };\n#endif\n",
        "\n#nullable disable\nstring obliviousText = null; _ = new Lab { Card = obliviousText };\n#nullable restore\n",
    ];
}
