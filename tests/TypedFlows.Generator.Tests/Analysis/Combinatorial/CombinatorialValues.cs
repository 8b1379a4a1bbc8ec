namespace TypedFlows.Generator.Tests.Analysis.Combinatorial;

/// <summary>Contains statements with numbers at their limits, strings and enums. The expected diagnostics are marked up.</summary>
internal static class CombinatorialValues
{
    public static TheoryData<string> All =>
    [
        // Numbers at their limits.
        "_ = new Lab { Ratio = 0.3 };",
        "_ = new Lab { Ratio = 0.1 + 0.2 };".Replace("0.1 + 0.2", "{|TFL1001:0.1 + 0.2|}", StringComparison.Ordinal),
        "_ = new Lab { Ratio = {|TFL1001:0.25|} };",
        "_ = new Lab { Ratio = 1e22 };",
        "_ = new Lab { Ratio = {|TFL1001:0.3f|} };",
        "_ = new Lab { Big = 9007199254740992 };",
        "_ = new Lab { Big = {|TFL1001:9007199254740993|} };",
        "_ = new Lab { Big = {|TFL1001:long.MaxValue|} };",
        "_ = new Lab { Big = long.MinValue };",
        "_ = new Lab { Small = {|TFL1001:0.99e-7|} };",
        "_ = new Lab { Small = 1e-7, Huge = 1e300 };",
        "_ = new Lab { Small = {|TFL1001:-0.0|} };",
        "_ = new Lab { Small = double.NaN, Huge = double.PositiveInfinity };",
        "_ = new Lab { Huge = {|TFL1001:double.MaxValue|} };",
        "_ = new Lab { Both = (long)5.9 };",
        "_ = new Lab { Both = {|TFL1001:(long)4.9|} };",
        "_ = new Lab { Both = (byte)5 };",
        "_ = new Lab { Both = {|TFL1001:'a'|} };",
        "_ = new Lab { Both = unchecked((sbyte)261) };",
        "_ = new Lab { Both = unchecked({|TFL1001:(int)4294967300|}) };",
        "var wide = 261; _ = new Lab { Both = (byte)wide };",
        "var wide = 4.9; _ = new Lab { Both = (long)wide };",
        "var real = 5f; _ = new Lab { Ratio = real };",
        "var big = 16777217; _ = new Lab { Huge = (float)big };",
        "var odd = 9007199254740993; _ = new Lab { Ratio = odd };",
        "var odd = 9007199254740993L; _ = new Lab { Even = odd };",
        "var odd = 11; _ = new Lab { Even = {|TFL1001:odd|} };",
        "decimal money = 5m; _ = new Lab { Both = (long)money };",
        "_ = new Lab { Both = 2 + 2 };".Replace("2 + 2", "{|TFL1001:2 + 2|}", StringComparison.Ordinal),
        "var two = 2; _ = new Lab { Both = two + two };",
        "var five = 5; _ = new Lab { Both = -five };",
        "_ = new Lab { Both = sizeof(int) };".Replace("sizeof(int)", "{|TFL1001:sizeof(int)|}", StringComparison.Ordinal),

        // Texts.
        "const string a = \"AB\"; const string b = $\"{a}cd\"; _ = new Lab { Code = {|TFL1004:b|} };",
        "_ = new Lab { Code = \"abc\" + text };",
        "_ = new Lab { Code = $\"{number}\" };",
        "_ = new Lab { Code = {|TFL1004:\"\"|} };",
        "_ = new Lab { Code = {|TFL1004:nameof(Lab.Code)|} };",
        "_ = new Lab { Code = \"ABC\".ToLowerInvariant() };",
        "_ = new Lab { When = {|TFL1004:\"yesterday\"|} };",
        "_ = new Lab { When = \"2020-01-01T00:00:00Z\", Mail = \"a@b.example\" };",
        "_ = new Lab { Maybe = null };",
        "_ = new Lab { Maybe = {|TFL1004:\"a\"|} };",
        "_ = new Lab { Maybe = default };",
        "_ = new Lab { Maybe = maybeText };",
        "_ = new Lab { Maybe = {|TFL1004:new Optional<string?>(\"a\")|} };",
        "_ = new Lab { Code = \"\"\"{|TFL1004:|}\"\"\" };".Replace(
            "\"\"\"{|TFL1004:|}\"\"\"", "{|TFL1004:\"\"\"A\"\"\"|}", StringComparison.Ordinal),

        // Enums.
        "_ = new Lab { Mode = LabMode.A };",
        "_ = new Lab { Mode = (LabMode)2 };",
        "_ = new Lab { Mode = (LabMode)99 };",
        "_ = new Lab { Mode = default };",
        "_ = new Lab { Mode = default(LabMode) };",
        "_ = new Lab { Mode = LabMode.A | LabMode.B };",
    ];
}
