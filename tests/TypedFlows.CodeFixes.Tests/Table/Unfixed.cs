namespace TypedFlows.CodeFixes.Tests.Table;

/// <summary>What no fix is offered for, by the reason.</summary>
internal static class Unfixed
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Reasons { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["no property stands for the member: it is one of those that the schema does not declare"] =
        [
            "_ = new {|TFL1003:Hidden|} { A = 1 };",
            "_ = new {|TFL1003:Hidden|} { A = 1, AdditionalProperties = null };",
        ],
        ["the value stands elsewhere, where others may use it"] =
        [
            "string[] known = [\"abcd\"]; _ = new Limits { Owner = null, Tags = {|TFL1004:known|} };",
            "_ = new Limits { Owner = null, Tags = {|TFL1004:[.. new[] { \"abcd\" }]|} };",
            "var small = new Column { Name = \"a\" }; _ = new Counted { Small = {|TFL1003:small|} };",
        ],
        ["one of several members is asked for, and which is not known"] =
        [
            "var window = new {|TFL1004:Window|}(); _ = new Limits { Owner = null, Window = window };",
            "_ = new Limits { Owner = null, Window = new {|TFL1004:Window|}() };",
            "_ = new {|TFL1004:Window|}();",
        ],
        ["a map asks for entries, and their names are nobody's to invent"] =
        [
            "_ = new Counted { Counts = {|TFL1004:new System.Collections.Generic.Dictionary<string, long>()|} };",
        ],
    };
}
