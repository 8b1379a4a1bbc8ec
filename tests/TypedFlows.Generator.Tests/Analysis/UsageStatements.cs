namespace TypedFlows.Generator.Tests.Analysis;

/// <summary>Contains statements over <see cref="Records"/> with the expected diagnostics as markup.</summary>
internal static class UsageStatements
{
    public static TheoryData<string> All =>
    [
        // TFL1001: constants out of range, depending on other properties.
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Minute, Interval = {|TFL1001:5|} };",
        "Schedule s = new() { StartTime = 1, Frequency = Frequency.Minute, Interval = {|TFL1001:14|} };",
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Hour, Interval = {|TFL1001:0|} };",
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Hour, Interval = {|TFL1001:-1|} };",
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Hour, Interval = {|TFL1001:-(1 + 1)|} };",
        "_ = Schedule.Minute(1, {|TFL1001:5|});",
        "_ = Schedule.Minute(interval: {|TFL1001:5|}, startTime: 1);",
        "const long few = 5; _ = Schedule.Minute(1, {|TFL1001:few|});",
        "var few = 5; _ = Schedule.Minute(1, {|TFL1001:few|});",
        "long? few = 5; _ = new Schedule { StartTime = 1, Frequency = Frequency.Minute, Interval = {|TFL1001:few|} };",
        "int few; few = 5; _ = Schedule.Minute(1, {|TFL1001:few|});",
        "_ = Schedule.Minute(1, {|TFL1001:Constants.Few|});",
        "_ = Schedule.Minute(1, {|TFL1001:Constants.FewAtRunTime|});",
        "_ = new Schedule { StartTime = 1, Frequency = Constants.Often, Interval = {|TFL1001:5|} };",
        "var often = Frequency.Minute; _ = new Schedule { StartTime = 1, Frequency = often, Interval = {|TFL1001:(long)5|} };",
        "_ = Schedule.Minute(1, 15) with { Interval = {|TFL1001:5|} };",
        "var start = Schedule.Minute(1, 15); _ = start with { Interval = {|TFL1001:5|} };",
        "_ = Schedule.Minute(1, flag ? {|TFL1001:5|} : 15);".Replace("{|TFL1001:5|}", "5", StringComparison.Ordinal),
        "_ = Schedule.Minute(1, {|TFL1001:flag ? 5 : 5|});",
        "_ = new Limits { Owner = null, Share = {|TFL1001:0|} };",
        "_ = new Limits { Owner = null, Share = {|TFL1001:100.5|} };",
        "_ = new Limits { Owner = null, Step = {|TFL1001:8|} };",
        "_ = new Limits { Owner = null, Columns = [new Column { Name = \"a\", Size = {|TFL1001:10|} }] };",
        "_ = new Limits { Owner = null, "
            + "Columns = new[] { new Column { Name = \"a\" }, new Column { Name = \"b\", Size = {|TFL1001:10|} } } };",
        "_ = new System.Collections.Generic.List<Column> { new Column { Name = \"a\", Size = {|TFL1001:10|} } };",
        "System.Func<Schedule> f = () => Schedule.Minute(1, {|TFL1001:5|});",
        "_ = flag ? Schedule.Minute(1, {|TFL1001:5|}) : Schedule.Once(1);",

        // Both branches are invalid, for different reasons.
        "_ = Schedule.Minute(1, {|TFL1001:flag ? 5 : 10|});",
        "_ = Schedule.Minute(1, {|TFL1001:number switch { 0 => 5, 1 => 10, _ => throw new System.InvalidOperationException() }|});",
        "_ = Schedule.Minute(1, {|TFL1001:flag ? 5 : throw new System.InvalidOperationException()|});",
        "_ = new Limits { Owner = null, Name = {|TFL1004:flag ? \"a\" : \"abcde\"|} };",
        "_ = (flag ? Schedule.Minute(1, 15) : Schedule.Minute(1, 20)) with { Interval = {|TFL1001:5|} };",
        "_ = Schedule.Minute(1, {|TFL1001:none ?? 5|});".Replace("none", "(long?)null", StringComparison.Ordinal),

        // Names are followed.
        "var a = 5; var b = a; var c = b; _ = Schedule.Minute(1, {|TFL1001:c|});",
        "(int few, var _) = (5, 1); _ = Schedule.Minute(1, {|TFL1001:few|});",
        "var pair = (Few: 5, Many: 20); _ = Schedule.Minute(1, {|TFL1001:pair.Few|});",
        "var pair = (5, 20); var (few, many) = pair; _ = Schedule.Minute(1, {|TFL1001:few|}); _ = Schedule.Minute(1, many);",
        "var ((few, _), _) = ((5, 1), 2); _ = Schedule.Minute(1, {|TFL1001:few|});",
        "_ = Schedule.Minute(1, {|TFL1001:Constants.FewProperty|});",
        "_ = Constants.Quarterly with { Interval = {|TFL1001:5|} };",
        "int few = 5; _ = Schedule.Minute(1, {|TFL1001:(long)(short)few|});",
        "object boxed = \"a\"; _ = new Limits { Owner = null, Name = {|TFL1004:(string)boxed|} };",
        "const string part = \"bcde\"; _ = new Limits { Owner = null, Name = {|TFL1004:$\"a{part}\"|} };",
        "var part = \"bcde\"; _ = new Limits { Owner = null, Name = {|TFL1004:$\"a{part}\"|} };",
        "var part = \"bcde\"; _ = new Limits { Owner = null, Name = {|TFL1004:\"a\" + part|} };",
        "_ = new Limits { Owner = null, Name = {|TFL1004:string.Empty|} };",
        "_ = new Limits { Owner = null, Name = {|TFL1004:nameof(Frequency)|} };",

        // A property without a C# property can only be among the additional ones.
        "_ = new {|TFL1003:Hidden|} { A = 1 };",
        "_ = new {|TFL1003:Hidden|} { A = 1, AdditionalProperties = null };",

        // Lists and maps.
        "_ = new Limits { Owner = null, Tags = new System.Collections.Generic.List<string> { \"a\", {|TFL1004:\"abcd\"|} } };",
        "string[] known = [\"abcd\"]; _ = new Limits { Owner = null, Tags = {|TFL1004:known|} };",
        "_ = new Limits { Owner = null, Tags = {|TFL1004:[.. new[] { \"abcd\" }]|} };",
        "_ = new Limits { Owner = null, Columns = {|TFL1004:new Column[0]|} };",
        "_ = new Limits { Owner = null, Columns = {|TFL1004:[new() { Name = \"a\" }, new() { Name = \"b\" }, new() { Name = \"c\" }]|} };",
        "_ = new Counted { Counts = new System.Collections.Generic.Dictionary<string, long> { [\"a\"] = {|TFL1001:-1|}, [\"b\"] = 1 } };",
        "_ = new Counted { Counts = new System.Collections.Generic.Dictionary<string, long> { { \"a\", 1 }, { \"b\", {|TFL1001:-1|} } } };",
        "_ = new Counted { Counts = {|TFL1004:new System.Collections.Generic.Dictionary<string, long>()|} };",
        "_ = new Counted { Numbers = {|TFL1004:[1, 2, 1]|} };",
        "_ = new Counted { Numbers = {|TFL1004:new System.Collections.Generic.List<long> { 1, 1 }|} };",

        // An object that is created elsewhere: its own rules are reported at its creation, and rules of the outer object at its use.
        "var column = new Column { Name = \"a\", Size = {|TFL1001:10|} }; _ = new Limits { Owner = null, Columns = [column] };",
        "var window = new {|TFL1004:Window|}(); _ = new Limits { Owner = null, Window = window };",
        "var small = new Column { Name = \"a\" }; _ = new Counted { Small = {|TFL1003:small|} };",
        "_ = new Counted { Small = new {|TFL1003:Column|} { Name = \"a\" } };",

        // The arguments become values of the objects that the method creates.
        "_ = Constants.Every({|TFL1001:5|});",
        "_ = Constants.Every(interval: {|TFL1001:flag ? 5 : 7|});",
        "Schedule Local(long interval, Frequency how) => new() { StartTime = 1, Frequency = how, Interval = interval }; "
            + "_ = Local({|TFL1001:5|}, Frequency.Minute);",
        "_ = new Job({|TFL1001:5|});",
        "_ = new OldJob({|TFL1001:5|});",

        // Invalid in every possible case: reported once, and not as a property of another case.
        "_ = new Schedule { StartTime = 1, Frequency = flag ? Frequency.Minute : Frequency.Hour, Interval = {|TFL1001:0|} };",
        "_ = unknown with { Interval = {|TFL1001:0|} };",

        // A local that is only a template: the objects that are created from it are validated as a whole.
        "var t = new Schedule { StartTime = 1, Frequency = Frequency.Once, Interval = 15 }; _ = t with { Interval = null };",
        "var t = new Schedule { StartTime = 1, Frequency = Frequency.Hour }; _ = t with { Interval = 1 }; "
            + "_ = t with { Interval = number };",
        "var t = new Schedule { StartTime = 1, Frequency = Frequency.Hour }; _ = t {|TFL1003:with|} { StartTime = 2 }; "
            + "_ = t with { Interval = {|TFL1001:0|} };",
        "Schedule t; t = Schedule.Minute(1, 5); _ = t {|TFL1001:with|} { StartTime = 2 }; _ = t with { Interval = 15 };",
        "var t = new Schedule { StartTime = 1, Frequency = Frequency.Hour }; var u = t with { Backfill = true }; "
            + "_ = u with { Interval = 1 }; _ = u {|TFL1003:with|} { StartTime = 2 };",
        "var t = new Schedule { StartTime = 1, Frequency = Frequency.Once, {|TFL1002:Interval = 15|} }; _ = t with { Interval = null }; "
            + "System.Console.Write(t);",
        "var t = new {|TFL1003:Schedule|} { StartTime = 1, Frequency = Frequency.Hour }; t = t with { Interval = 1 };",
        "var t = new {|TFL1003:Schedule|} { StartTime = 1, Frequency = Frequency.Hour }; ",
        "System.Func<long, Schedule> f; "
            + "{ var t = new Schedule { StartTime = 1, Frequency = Frequency.Hour }; f = n => t with { Interval = n }; }",
        "var t = flag ? new Schedule { StartTime = 1, Frequency = Frequency.Hour } : Schedule.Once(1); "
            + "_ = t with { Frequency = Frequency.Hour, Interval = 1 };",

        // TFL1002: forbidden properties with any value.
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once, {|TFL1002:Interval = 15|} };",
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once, {|TFL1002:Interval = 15|}, {|TFL1002:Backfill = true|} };",
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once, {|TFL1002:Interval = number|} };",
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once, {|TFL1002:Backfill = flag|} };",
        "_ = Schedule.Once(1) with { {|TFL1002:Interval = 15|} };",
        "var hourly = Schedule.Hour(1, 1); _ = hourly {|TFL1002:with|} { Frequency = Frequency.Once };",
        "_ = new Limits { Owner = null, {|TFL1002:Legacy = new System.Text.Json.JsonElement()|} };",
        "_ = new Either { A = 1, {|TFL1002:B = 2|} };",

        // TFL1003: properties that are required in this case.
        "_ = new {|TFL1003:Schedule|} { StartTime = 1, Frequency = Frequency.Hour };",
        "_ = new {|TFL1003:Specs.Schedule|} { StartTime = 1, Frequency = Frequency.Hour, Interval = null };",
        "_ = new {|TFL1003:Schedule|} { StartTime = 1, Frequency = Frequency.Hour, Interval = default };",
        "_ = new {|TFL1003:Schedule|} { StartTime = 1, Frequency = Frequency.Hour, Interval = default(long?) };",
        "long? none = null; _ = new {|TFL1003:Schedule|} { StartTime = 1, Frequency = Frequency.Hour, Interval = none };",
        "Schedule s = {|TFL1003:new|}() { StartTime = 1, Frequency = Frequency.Hour };",
        "var once = Schedule.Once(1); _ = once {|TFL1003:with|} { Frequency = Frequency.Hour };",

        // TFL1004: every other rule.
        "_ = new Limits { Owner = null, Name = {|TFL1004:\"a\"|} };",
        "_ = new Limits { Owner = null, Name = {|TFL1004:\"abcde\"|} };",
        "_ = new Limits { Owner = null, Note = {|TFL1004:\"abcd\"|} };",
        "_ = new Limits { Owner = null, Note = {|TFL1004:new(\"abcd\")|} };",
        "_ = new Limits { Owner = null, Secret = {|TFL1004:\"ab\"|} };",
        "_ = new Limits { Owner = null, Columns = {|TFL1004:[]|} };",
        "_ = new Limits { Owner = null, Tags = [\"a\", {|TFL1004:\"abcd\"|}] };",
        "_ = new Limits { Owner = null, Window = new {|TFL1004:Window|}() };",
        "_ = new {|TFL1004:Window|}();",

        // Not reported: valid.
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Hour, Interval = 1 };",
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Minute, Interval = 15, Backfill = false };",
        "_ = Schedule.Once(1);",
        "_ = Schedule.Minute(1, 15);",
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once, Interval = null, Backfill = default };",
        "_ = Schedule.Once(1) with { Frequency = Frequency.Hour, Interval = 1 };",
        "_ = new Limits { Owner = null, Share = 0.1, Step = 10, Name = \"abc\", Note = null, Secret = \"abc\", Tags = [] };",
        "_ = new Limits { Owner = \"me\", Columns = [new() { Name = \"a\", Size = 9 }], Window = new() { From = 1 } };",
        "_ = new Either { A = 1, B = null };",

        "_ = new Counted { Counts = new System.Collections.Generic.Dictionary<string, long> { [\"a\"] = 1 }, Numbers = [1, 2], "
            + "Small = new Column { Name = \"a\", Size = 1 } };",
        "_ = Constants.Every(15); _ = new Job(15); _ = new OldJob(20); _ = new Guarded(5);",

        // Not reported: one branch is valid, or there are too many branches.
        "_ = Schedule.Minute(1, flag ? 5 : 20);",
        "_ = Schedule.Minute(1, number switch { 0 => 5, _ => 15 });",
        "_ = new Schedule { StartTime = 1, Frequency = flag ? Frequency.Once : Frequency.Hour, Interval = flag ? null : 1 };",
        "_ = new Counted { Numbers = [flag ? 1 : 2, flag ? 1 : 2, flag ? 1 : 2, flag ? 1 : 2, flag ? 1 : 2, flag ? 1 : 2, flag ? 1 : 2] };",

        // Not reported: among unknown properties.
        "_ = new Hidden { A = 1, AdditionalProperties = extra };",
        "_ = new Hidden { A = 2, AdditionalProperties = extra } with { A = 1 };",
        "_ = open with { A = 1 };",

        // Not reported: the value may have changed.
        "string[] known = [\"abcd\"]; known[0] = \"a\"; _ = new Limits { Owner = null, Tags = known };",
        "var known = new System.Collections.Generic.List<string>(); known.Add(\"a\"); _ = new Counted { Numbers = null, Words = known };",
        "var known = new System.Collections.Generic.Dictionary<string, long>(); Fill(known); _ = new Counted { Counts = known };",
        "var pair = (5, 20); pair.Item1 = 20; _ = Schedule.Minute(1, pair.Item1);",
        "var pair = (5, 20); Change(ref pair.Item1); _ = Schedule.Minute(1, pair.Item1);",
        "var few = 5; ref var other = ref few; other = 20; _ = Schedule.Minute(1, few);",
        "int few = 5; for (var i = 0; i < 3; i++) { _ = Schedule.Minute(1, few); few = 20; }",
        "for (var i = 5; i < 20; i++) { _ = Schedule.Minute(1, i); }",
        "foreach (var few in new[] { 5, 20 }) { _ = Schedule.Minute(1, few); }",
        "int few; try { few = int.Parse(text, null); } catch (System.FormatException) { few = 5; } _ = Schedule.Minute(1, few);",
        "int few; if (flag) { few = 5; goto use; } few = 20; use: _ = Schedule.Minute(1, few);",
        "int few = 5; void Later() => few = 20; Later(); _ = Schedule.Minute(1, few);",
        "int.TryParse(text, out var few); _ = Schedule.Minute(1, few);",
        "if (any is Frequency.Minute and var how) { _ = new Schedule { StartTime = 1, Frequency = how, Interval = 5 }; }",
        "_ = Schedule.Minute(1, Late.Value);",
        "_ = new Virtual().Make(5);",
        "dynamic d = 5; _ = Schedule.Minute(1, d);",

        // Not reported: the value is unknown.
        "_ = Schedule.Minute(1, number);",
        "_ = new Schedule { StartTime = 1, Frequency = any, Interval = 0 - number };",
        "_ = new Schedule { StartTime = 1, Frequency = any };",
        "_ = new Schedule { StartTime = 1, Frequency = any, Interval = 5 };",
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once, Interval = maybe };",
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Hour, Interval = maybe };",
        "var few = 5; few = 20; _ = Schedule.Minute(1, few);",
        "var few = 5; few += 20; _ = Schedule.Minute(1, few);",
        "var few = 5; few++; _ = Schedule.Minute(1, few);",
        "var few = 5; Change(ref few); _ = Schedule.Minute(1, few);",
        "var few = 5; (few, _) = (20, 1); _ = Schedule.Minute(1, few);",
        "var few = 5; System.Action a = () => few = 20; a(); _ = Schedule.Minute(1, few);",
        "_ = Schedule.Minute(1, Constants.Changes);",
        "_ = Schedule.Minute(1, Twice.Set);",
        "_ = unknown with { Interval = 5 };",
        "_ = new Limits { Owner = null, Tags = [.. tags, \"a\"], Name = text };",
        "_ = new Limits { Owner = null, Columns = columns };",
        "_ = new Schedule { StartTime = 1, Frequency = (Frequency)number, Interval = 5 };",
        "_ = new Schedule { StartTime = 1, Frequency = default, Interval = 5 };",
        "System.Linq.Expressions.Expression<System.Func<Schedule>> e = () => Schedule.Minute(1, 5, null);",
        "_ = nameof(Schedule.Interval);",
    ];

    public static string Program(string statement) =>
        Method("Program", statement) + "\n" + Helpers.Replace("using Specs;", string.Empty, StringComparison.Ordinal);

    public const string Helpers = """
        using Specs;

        static class Constants
        {
            public const long Few = 5;
            public static readonly int FewAtRunTime = 5;
            public static readonly Frequency Often = Frequency.Minute;
            public static int Changes = 5;
            public static long FewProperty { get; } = 5;
            public static readonly Schedule Quarterly = Schedule.Minute(1, 15);
            public static Schedule Every(long interval) => Schedule.Minute(1, interval);
        }

        static class Late
        {
            public static readonly long Value = First;
            public static readonly long First = 5;
        }

        class Job(long interval)
        {
            public Schedule Schedule { get; } = Schedule.Minute(1, interval);
        }

        class OldJob
        {
            public OldJob(long interval)
            {
                Schedule = new() { StartTime = 1, Frequency = Frequency.Minute, Interval = interval };
            }

            public Schedule Schedule { get; }
        }

        class Guarded
        {
            public Guarded(long interval)
            {
                if (interval < 15) { interval = 15; }
                Schedule = Schedule.Minute(1, interval);
            }

            public Schedule Schedule { get; }
        }

        class Virtual
        {
            public virtual Schedule Make(long interval) => Schedule.Minute(1, interval);
        }

        static class Twice
        {
            public static readonly int Set = 5;
            static Twice() { Set = 20; }
        }
        """;

    public static string Method(string name, string statement) => $$"""
        using Specs;

        static class {{name}}
        {
            static void Change(ref int value) => value = 20;
            static void Fill(System.Collections.Generic.Dictionary<string, long> map) => map["a"] = 1;

            static void Run(bool flag, long number, long? maybe, Frequency any, Schedule unknown, Hidden open, string text, string[] tags,
                System.Collections.Generic.IReadOnlyList<Column> columns,
                System.Collections.Generic.Dictionary<string, System.Text.Json.JsonElement> extra)
            {
                {{statement}}
            }
        }
        """;
}
