using TypedFlows.Emulator.DataPlane;

namespace TypedFlows.Fuzz.Harnesses;

/// <summary>Reads files of JSON records, as an array or a sequence of objects and as JSON Lines.</summary>
internal sealed class JsonRowsHarness : SourceHarness
{
    private static readonly SourceFormat s_json = DelimitedHarness.Format("""{"format":"json"}""");

    public override IEnumerable<string> Words =>
        ["{\"a\":", "\"a.b\":", "null", "true", "1e400", "-0", "\\ud800", "\\udc00", "\\u0000", "[", "]", "}\n{", "\ufeff"];

    protected override IReadOnlyList<string> Columns => ["a", "a.b", "a.b.c", "id", ""];

    public override IEnumerable<byte[]> Seeds() =>
    [
        .. Repository.Files("*.json", "tests/Conformance/xdm/records")
            .Select(file => File.ReadAllBytes(Repository.Full(file)))
            .Where(content => content.Length < 4000),
        Bytes("""[{"a":{"b":{"c":[1,null,"\ud83d\ude00"]}},"id":1.0},{"a.b":true,"":null},5]"""),
        Bytes("""
            {"id":"1","a":{"b":null}}

            {"id":-1e-7,"a":"\u0000"}
            [1]
            {"id":
            """),
    ];

    public override void Run(byte[] input)
    {
        Read(input, "a.json", s_json, ColumnTypes.None);
        Read(input, "a.jsonl", s_json, ColumnTypes.None);
    }
}
