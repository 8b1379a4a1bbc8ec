namespace TypedFlows.Generator.Tests.Analysis.Table;

/// <summary>Combines every rule with every form.</summary>
internal static class Snippets
{
    private const string Id = "\"" + TableSpecs.Listed + "\"";

    /// <summary>
    /// The forms that do not apply to a rule: a flow is not a part of a record, and only strings reference its connectors.
    /// </summary>
    public static readonly string[] NotForConnectors =
        [
            "factory",
            "nested record",
            "collection expression",
            "array",
            "list initializer",
            "dictionary initializer",
            "JSON literal",
            "enum member",
        ];

    private static readonly Dictionary<string, Payload[]> s_payloads = new()
    {
        ["TFL1001"] =
        [
            new(
                "Mode = \"low\", Size = {|5|}", "Mode = \"low\", Size = 10", """{ "mode": "low", "size": {|5|} }""", "Low(size: {|5|})",
                "Low(size: 10)"),
            new(
                "Level = 3, Size = {|-1|}", "Level = 3, Size = 15", """{ "level": 3, "size": {|-1|} }""", "Open(level: 3, size: {|-1|})",
                "Open(level: 3, size: 15)"),
            new(
                "Kind = HouseKind.Low, Size = {|9|}", "Kind = HouseKind.Open, Size = 9", """{ "kind": "low", "size": {|9|} }""",
                "Low(null, null, {|9|})", "Open(null, null, 9)"),
            new("Size = {|1001|}", "Size = 1000", """{"size":{|1001|}}""", "Open(size: {|1001|})", "Open(size: 1000)"),
        ],
        ["TFL1002"] =
        [
            new(
                "Mode = \"off\", {|Size = 5|}", "Mode = \"off\", Size = null", """{ "mode": "off", {|"size": 5|} }""",
                "Open(mode: \"off\", {|size: 5|})", "Open(mode: \"off\", size: null)"),
            new(
                "{|Size = number|}, Level = 1", "Size = maybe, Level = 1", """{ {|"size": 1e2|}, "level": 1 }""",
                "Open({|size: number|}, level: 1)", "Open(size: maybe, level: 1)"),
            new(
                "Kind = HouseKind.Off, {|Size = 1|}", "Kind = HouseKind.Off, Size = default", """{ {|"size": 1|}, "kind": "off" }""",
                "Low(\"off\", {|size: 10|})", "Low(\"off\")"),
            new(
                "{|Legacy = default(System.Text.Json.JsonElement)|}", "Legacy = null", """{ {|"legacy": null|} }""",
                "Full(\"x\", \"off\", {|size: 1|})", "Full(\"x\", \"off\")"),
        ],
        ["TFL1003"] =
        [
            new(
                "Mode = \"full\"", "Mode = \"full\", Label = \"x\"", """{|{|} "mode": "full" }""", "{|Open|}(mode: \"full\")",
                "Full(\"x\", mode: \"full\")"),
            new(
                "Level = 2, Label = null", "Level = 2, Label = text", """{|{|} "level": 2.0 }""", "{|Low|}(level: 2)",
                "Low(level: 2, label: text)"),
            new(
                "Kind = HouseKind.Full", "Kind = HouseKind.Full, Label = \"x\"", """{|{|}"kind":"full"}""", "{|Open|}(\"full\", 7)",
                "Open(\"open\", 7)"),
            new(
                "Level = 2, Size = number, Label = default", "Level = 2, Size = number, Label = maybeText",
                """{|{|} "size": 3, "level": 2 }""", "{|Off|}(level: 2, label: null)", "Off(level: 2, label: maybeText)"),
        ],
        ["TFL1004"] =
        [
            new(
                "Mode = \"short\", Label = {|\"long label\"|}", "Mode = \"short\", Label = \"abc\"",
                """{ "mode": "short", "label": {|"long label"|} }""", "Short(label: {|\"long label\"|})", "Short(label: \"abc\")"),
            new(
                "Level = 4, Label = {|\"abcd\"|}", "Level = 4, Label = \"\ud83d\ude00\ud83d\ude00\ud83d\ude00\"",
                """{ "level": 4, "label": {|"abcd"|} }""", "Full({|\"abcd\"|}, level: 4)", "Full(\"abc\", level: 4)"),
            new(
                "Kind = HouseKind.Short, Label = {|\"abcd\"|}", "Kind = HouseKind.Open, Label = \"abcd\"", """{ "kind": {|"closed"|} }""",
                "Short(null, null, null, {|\"abcd\"|})", "Open(null, null, null, \"abcd\")"),
            new("Label = {|\"\"|}", "Label = \" \"", """{ "label": {|""|} }""", "Open(label: {|\"\"|})", "Open(label: \" \")"),
        ],
    };

    /// <summary>Returns values that violate the rule for the given other values: a string, a number and an enum member.</summary>
    private static readonly Dictionary<string, (string Word, string Number, string Other)> s_holes = new()
    {
        ["TFL1001"] = ("low", "3", ", Size = {|5|}"),
        ["TFL1002"] = ("off", "1", ", {|Size = 5|}"),
        ["TFL1003"] = ("full", "2", string.Empty),
        ["TFL1004"] = ("short", "4", ", Label = {|\"long label\"|}"),
    };

    public static IEnumerable<Snippet> All() => s_payloads.Keys
        .SelectMany(
            rule => Forms.Structures.SelectMany(form => Structure(rule, form)).Concat(Forms.Values.SelectMany(form => Value(rule, form))))
        .Concat(Forms.All.Except(NotForConnectors).SelectMany(Connector));

    private static IEnumerable<Snippet> Structure(string rule, string form) => s_payloads[rule].SelectMany((payload, n) => new[]
    {
        Make(rule, form, true, payload.Bad, payload.Json, payload.Call, n),
        Make(rule, form, false, payload.Good, Unmark(payload.Json, rule), payload.GoodCall, n),
    });

    private static Snippet Make(string rule, string form, bool fires, string members, string json, string call, int n)
    {
        var isMissing = fires && rule == "TFL1003";
        var name = isMissing ? "{|HouseGate|}" : "HouseGate";
        var item = isMissing ? "{|HouseByNameItem|}" : "HouseByNameItem";
        var made = $"new {name} {{ {members} }}";
        var statement = form switch
        {
            "initializer" => $"_ = {made};",
            "target-typed new" => $"HouseGate gate = {(isMissing ? "{|new|}" : "new")}() {{ {members} }};",
            "with" => n % 2 == 0
                ? $"_ = new HouseGate() {(isMissing ? "{|with|}" : "with")} {{ {members} }};"
                : $"var plain = new HouseGate(); _ = plain {(isMissing ? "{|with|}" : "with")} {{ {members} }};",
            "factory" => $"_ = HouseGate.{call};",
            "constructor argument" => $"_ = new Holder(new() {{ Gate = {made} }});",
            "method argument" => $"Take({made});",
            "nested record" => $"_ = new House {{ Gate = {made} }};",
            "collection expression" => $"_ = new House {{ Gates = [{made}, new()] }};",
            "array" => $"_ = new House {{ Gates = new[] {{ new HouseGate(), {made} }} }};",
            "list initializer" => $"_ = new House {{ Gates = new System.Collections.Generic.List<HouseGate> {{ new(), {made} }} }};",
            "dictionary initializer" => n % 2 == 0
                ? $"_ = new House {{ ByName = new System.Collections.Generic.Dictionary<string, HouseByNameItem> "
                    + $"{{ [\"a\"] = new {item} {{ {members} }} }} }};"
                : $"_ = new House {{ ByName = new System.Collections.Generic.Dictionary<string, HouseByNameItem> "
                    + $"{{ {{ \"a\", new {item} {{ {members} }} }} }} }};",
            "JSON literal" => n switch
            {
                0 => $"_ = HouseGate.ParseJson(\"\"\"{json}\"\"\"u8);",
                1 =>
                    "_ = HouseGate.TryParseJson(System.Text.Encoding.UTF8.GetBytes("
                        + $"@\"{json.Replace("\"", "\"\"", StringComparison.Ordinal)}\"), out _, out _);",
                2 => $"_ = HouseGate.ValidateJson(\"{json.Replace("\"", "\\\"", StringComparison.Ordinal)}\"u8);",
                _ =>
                    $"_ = HouseGate.ParseJson(\"\"\"\n            {json.Replace(", ", ",\n              ", StringComparison.Ordinal)}\n"
                        + "            \"\"\"u8);",
            },
            _ => throw new ArgumentOutOfRangeException(nameof(form), form, null),
        };
        return new(rule, form, fires, string.Empty, Name(statement, rule));
    }

    private static IEnumerable<Snippet> Value(string rule, string form)
    {
        var (word, number, rest) = s_holes[rule];
        var isMissing = rule == "TFL1003";
        (string Value, string Good, string Member)[] holes = form switch
        {
            "enum member" => [($"HouseKind.{Pascal(word)}", "HouseKind.Open", "Kind")],
            "interpolated string" or "nameof" => [($"\"{word}\"", "\"open\"", "Mode")],
            _ => [($"\"{word}\"", "\"open\"", "Mode"), (number, "7", "Level"), ($"HouseKind.{Pascal(word)}", "HouseKind.Open", "Kind")],
        };
        var gate = isMissing ? "{|HouseGate|}" : "HouseGate";
        for (var n = 0; n < 4; n++)
        {
            var (value, good, member) = holes[n % holes.Length];
            foreach (var fires in new[] { true, false })
            {
                var (members, before, given) = Forms.Give(form, fires ? value : good, n);
                var set = $"{member} = {given}{(fires ? rest : Unmark(rest, rule))}";
                var statement = n switch
                {
                    0 => $"_ = new {gate} {{ {set} }};",
                    1 => $"HouseGate gate = {(isMissing ? "{|new|}" : "new")}() {{ {set} }};",
                    2 => $"_ = new HouseGate {{ Legacy = null }} {(isMissing ? "{|with|}" : "with")} {{ {set} }};",
                    _ => $"Take(new House {{ Gates = [new {gate} {{ {set} }}] }});",
                };
                yield return new(rule, form, fires, members, Name($"{before} {(fires ? statement : Unmark(statement, rule))}", rule));
            }
        }
    }

    private static IEnumerable<Snippet> Connector(string form)
    {
        const string Rule = "TFL1005";
        for (var n = 0; n < 4; n++)
        {
            foreach (var fires in new[] { true, false })
            {
                var value = !fires
                    ? n == 2 ? "\"38AD80FE-8b06-4938-94f4-d4ee80266b07\"" : Id
                    : form == "nameof"
                    ? "\"low\""
                    : $"\"c604ff05-7f1a-43c0-8e18-33bf874cb11{n}\"";
                var (members, before, given) = Forms.Values.Contains(form) && (fires || form != "nameof")
                    ? Forms.Give(form, value, n)
                    : (string.Empty, string.Empty, form == "nameof" ? "nameof(text) is null ? text : text" : value);
                var id = fires ? $"{{|{given}|}}" : given;
                var raw = n == 3 && !fires ? "new Crm.Source()" : $"new RawSource({id}, \"{{}}\")";
                var flow = $"new Taker.Flow {{ Source = {raw} }}";
                var statement = (form, n) switch
                {
                    ("target-typed new", _) => $"Taker.Flow flow = new() {{ Source = {raw} }};",
                    ("with", _) => $"_ = known with {{ Source = {raw} }};",
                    ("constructor argument", _) => $"_ = new FlowHolder({flow});",
                    ("method argument", _) => $"Take({flow});",
                    (_, 1) => fires
                        ? $"_ = known with {{ Target = new RawTarget(json: \"{{}}\", connectionSpecId: {id}) }};"
                        : "_ = known with { Target = new RawTarget(\"c604ff05-7f1a-43c0-8e18-33bf874cb11c\", \"{}\") };",
                    _ => $"_ = {flow};",
                };
                yield return new(Rule, form, fires, members, Name($"{before} {statement}", Rule));
            }
        }
    }

    // The marked text may be a brace.
    private static string Name(string marked, string rule) =>
        string.Join(
            "{|" + rule + ":{|}", marked.Split("{|{|}").Select(part => part.Replace("{|", "{|" + rule + ":", StringComparison.Ordinal)));

    /// <summary>Returns the valid variant without markup.</summary>
    private static string Unmark(string marked, string rule)
    {
        var plain = marked.Replace("{|{|}", "{", StringComparison.Ordinal)
            .Replace("{|", string.Empty, StringComparison.Ordinal)
            .Replace("|}", string.Empty, StringComparison.Ordinal);
        return !marked.Contains('"', StringComparison.Ordinal) || !plain.StartsWith('{') ? plain : rule switch
        {
            "TFL1001" => plain.Replace("1001", "1000", StringComparison.Ordinal)
                .Replace(": 5", ": 10", StringComparison.Ordinal)
                .Replace("-1", "11", StringComparison.Ordinal)
                .Replace(": 9", ": 10.0", StringComparison.Ordinal),
            "TFL1002" => plain.Replace("\"size\": 5", "\"label\": \"x\"", StringComparison.Ordinal)
                .Replace("\"size\": 1e2", "\"mode\": \"off\"", StringComparison.Ordinal)
                .Replace("\"size\": 1", "\"level\": 1", StringComparison.Ordinal).Replace(
                    "\"legacy\": null", string.Empty, StringComparison.Ordinal),
            "TFL1003" => plain.Replace("\"full\"", "\"low\"", StringComparison.Ordinal)
                .Replace("\"level\": 2", "\"level\": 5", StringComparison.Ordinal),
            _ => plain.Replace("long label", "lab", StringComparison.Ordinal)
                .Replace("abcd", "a", StringComparison.Ordinal)
                .Replace("closed", "open", StringComparison.Ordinal)
                .Replace("\"\"", "\" \"", StringComparison.Ordinal),
        };
    }

    private static string Pascal(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
