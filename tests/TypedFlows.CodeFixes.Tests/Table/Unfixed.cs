namespace TypedFlows.CodeFixes.Tests.Table;

/// <summary>Lists the diagnostics without a fix, by reason.</summary>
internal static class Unfixed
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Reasons { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["the property has no C# property, because the schema does not declare it"] =
        [
            """"_ = new {|TFL1003:Hidden|} { A = 1 };"""",
            """"_ = new {|TFL1003:Hidden|} { A = 1, AdditionalProperties = null };"""",
        ],
        ["the value is set elsewhere, and other code may use it"] =
        [
            """"string[] known = ["abcd"]; _ = new Limits { Owner = null, Tags = {|TFL1004:known|} };"""",
            """"_ = new Limits { Owner = null, Tags = {|TFL1004:[.. new[] { "abcd" }]|} };"""",
            """"var small = new Column { Name = "a" }; _ = new Counted { Small = {|TFL1003:small|} };"""",
            """"var list = new List<long> { 1 }; var lab = new Lab { Must = {|TFL1004:list|} };"""",
            """"IReadOnlyList<long> list = [1]; _ = new Lab { Must = {|TFL1004:list|} };"""",
        ],
        ["one of several members is asked for, and which is not known"] =
        [
            """"var window = new {|TFL1004:Window|}(); _ = new Limits { Owner = null, Window = window };"""",
            """"_ = new Limits { Owner = null, Window = new {|TFL1004:Window|}() };"""",
            """"_ = new {|TFL1004:Window|}();"""",
            """"_ = new {|TFL1004:Den|}();"""",
            """"_ = new Den { Child = new() { Child = new() { Child = new {|TFL1004:Den|}() } } };"""",
            """"_ = new {|TFL1004:Den|} { Need = default };"""",
            """"_ = new {|TFL1004:Den|} { Nul = default, Class = null };"""",
            """"Optional<long?> need = default; _ = new {|TFL1004:Den|} { Need = need };"""",
            """"_ = Den.ParseJson("""{|TFL1004:{}|}"""u8);"""",
            """"_ = Den.ParseJson("""{ "child": { "child": {|TFL1004:{}|} } }"""u8);"""",
        ],
        ["a map asks for entries, and their names are nobody's to invent"] =
        [
            """"_ = new Counted { Counts = {|TFL1004:new System.Collections.Generic.Dictionary<string, long>()|} };"""",
        ],
        ["no case of a union fits, and which is meant is not known"] =
        [
            """"_ = new {|TFL1004:LabShape.Circle|} { Radius = 0 };"""",
            """"_ = new Den { Either = new {|TFL1004:DenEither.WithX|} { X = 1, """"
                + """"AdditionalProperties = new Dictionary<string, JsonElement> { ["y"] = JsonDocument.Parse("1").RootElement } } };"""",
        ],
        ["the name of an entry is wrong, and others may look for it"] =
        [
            """"_ = new Lab { Labels = new Dictionary<string, string> { ["A"] = {|TFL1004:"abc"|} } };"""",
            """"_ = Lab.ParseJson("{ \"labels\": { \"A\": {|TFL1004:\"x\"|} } }"u8);"""",
        ],
        ["a list lacks an item that must be among the others: which it replaces is not known"] =
        [
            """"_ = new Lab { Must = {|TFL1004:[1, 2]|} };"""",
            """"_ = new Lab { Must = {|TFL1004:new List<long>(8) { 1 }|} };"""",
        ],
        ["no text that fits a pattern or a format is known"] =
        [
            """"const string a = "AB"; const string b = $"{a}cd"; _ = new Lab { Code = {|TFL1004:b|} };"""",
            """"_ = new Lab { Code = {|TFL1004:""|} };"""",
            """"_ = new Lab { Code = {|TFL1004:nameof(Lab.Code)|} };"""",
            """"_ = new Lab { When = {|TFL1004:"yesterday"|} };"""",
            """"_ = new Lab { Code = {|TFL1004:"""A"""|} };"""",
        ],
        ["the argument is right by itself, and what it asks for is in the method"] =
        [
            """"_ = Make.Default(5, {|TFL1003:"x"|});"""",
        ],
        ["any item of a tuple may be the surplus one"] =
        [
            """"_ = Lab.ParseJson("{ \"exact\": [1, 2, {|TFL1004:3|}] }"u8);"""",
        ],
        ["the value is JSON that a call makes"] =
        [
            """"_ = new Den { AdditionalProperties = new Dictionary<string, JsonElement> """"
                + """"{ ["x_1"] = {|TFL1004:JsonDocument.Parse("\"s\"").RootElement|} } };"""",
            """"_ = new Den { AdditionalProperties = new Dictionary<string, JsonElement> """"
                + """"{ ["y"] = {|TFL1004:JsonDocument.Parse("true").RootElement|} } };"""",
        ],
    };
}
