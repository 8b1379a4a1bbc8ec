namespace TypedFlows.Generator.Tests.Analysis.EdgeCases;

/// <summary>Contains files with rare forms of values.</summary>
internal static class EdgeCaseValues
{
    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>
    {
        ["casts"] = """
            class Odd
            {
                object Run(object any, double real)
                {
                    long big = 4294967301;
                    double part = 5.9;
                    ulong huge = ulong.MaxValue;
                    long? some = 5;
                    int few = 5;
                    decimal money = 5;
                    return new object[]
                    {
                        Low(size: (int)big), Low(size: unchecked((int)big)), Low(size: (uint)big), Low(size: (long)part),
                        Low(size: checked((long)real)), Low(size: (long)huge), Low(size: (long)any), Low(size: (long)money),
                        Low(size: {|TFL1001:some|}), Low(size: {|TFL1001:few|}), Low(size: {|TFL1001:(long)(byte)few|}),
                        Low(size: unchecked({|TFL1001:(int)4294967301L|})), Low(size: {|TFL1001:'\t'|}), Low(size: 'a'),
                        Low(size: (long)App.Specs.HouseKind.Short * 10), Low(size: {|TFL1001:(long)App.Specs.HouseKind.Short|}),
                        new Gate { Kind = (App.Specs.HouseKind)few, Size = 5 }, new Gate { Kind = 0, Size = 5 },
                        new Gate { Kind = (App.Specs.HouseKind)99, Size = 5 },
                    };
                }
            }
            """,
        ["default and null-forgiving"] = """
            class Odd
            {
                object Run(long? maybe, string? text, Gate? unknown)
                {
                    Gate? none = null;
                    return new object?[]
                    {
                        new Gate { Mode = "off", Size = default }, new Gate { Mode = "off", Size = default(long?) },
                        new Gate { Mode = "off", {|TFL1002:Size = default(long)|} }, new Gate { Mode = "off", Size = maybe! },
                        new Gate { Mode = "full", Label = text! }, new {|TFL1003:Gate|} { Mode = "full", Label = null! },
                        new {|TFL1003:Gate|} { Mode = "full", Label = default! }, new Gate { Mode = default, Size = 5 },
                        unknown! with { Size = 5 }, none! with { Mode = "off", Size = null }, default(Gate),
                        new Gate { Mode = text!, Label = "long label" },
                    };
                }
            }
            """,
        ["static members that change"] = """
            class Odd
            {
                static long s_size = 5;
                static readonly long s_set;
                [System.ThreadStatic] static readonly long s_thread = 1001;
                static long Count => s_size++ > 5 ? 1 : 2;
                static long Settable { get; set; } = 5;
                public static long Private { get; private set; } = 5;
                static readonly object s_early = Open(size: s_late);
                static readonly long s_late = 1001;
                static Odd() => s_set = 10;
                object Run() => new object[] { Low(size: s_size), Low(size: s_set), Low(size: Settable), Low(size: Private) };
            }
            class Threads { [System.ThreadStatic] static readonly long s_thread = 1001; object Run() => Open(size: s_thread); }
            class Early
            {
                static readonly object s_early = Open(size: s_late);
                static readonly long s_late = 1001;
                object Run() => Open(size: {|TFL1001:s_late|});
            }
            """,
        ["lists, spreads and ranges"] = """
            using System.Collections.Generic;
            using App.Specs;
            class Odd
            {
                object Run(IReadOnlyList<Gate> others, bool flag, int i)
                {
                    Gate[] known = [Low(size: 10)];
                    known[0] = Low(size: 20);
                    List<Gate> list = [new() { Mode = "low", Size = {|TFL1001:5|} }, .. others];
                    list.RemoveAt(0);
                    return new object[]
                    {
                        new House { Gates = [.. others, new() { Mode = "low", Size = {|TFL1001:5|} }, .. known] },
                        new House { Gates = [.. flag ? others : [], new() { Mode = "low", Size = 10 }] },
                        new House { Gates = known[..1] }, new House { Gates = list }, new House { Gates = new Gate[3] },
                        new House { Gates = [known[^1]] },
                        new House { Gates = new List<Gate>(others) { new() { Mode = "low", Size = {|TFL1001:5|} } } },
                        new House { Gates = new List<Gate> { Capacity = 4 } },
                    };
                }
            }
            """,
        ["dictionaries"] = """
            using System;
            using System.Collections.Generic;
            using App.Specs;
            class Odd
            {
                object Run(string key, HouseByNameItem any)
                {
                    var bad = new HouseByNameItem { Mode = "low", Size = {|TFL1001:5|} };
                    var later = new Dictionary<string, HouseByNameItem>();
                    later["a"] = any;
                    return new object[]
                    {
                        new House { ByName = new Dictionary<string, HouseByNameItem> { ["a"] = any, [key] = any, ["b"] = bad } },
                        new House { ByName = later },
                        new House { ByName = new Dictionary<string, HouseByNameItem>(StringComparer.OrdinalIgnoreCase) { ["a"] = any } },
                        new House { ByName = new SortedDictionary<string, HouseByNameItem> { ["a"] = any }.AsReadOnly2() },
                        new House { ByName = null },
                    };
                }
            }
            static class Maps { public static IReadOnlyDictionary<string, T> AsReadOnly2<T>(this SortedDictionary<string, T> map) => map; }
            """,
        ["texts"] = """
            using System;
            class Odd
            {
                const string Long = "long", Label = "label";
                object Run(string text, int number)
                {
                    string part = "long", nothing = null!;
                    FormattableString formatted = $"{part}";
                    return new object[]
                    {
                        Short(label: {|TFL1004:Long + Label|}), Short(label: {|TFL1004:$"{Long} {Label}"|}),
                        Short(label: {|TFL1004:part + 'x'|}), Short(label: {|TFL1004:$"{part}{'x'}"|}),
                        Short(label: {|TFL1004:nameof(System.Collections)|}),
                        Short(label: $"{number}"), Short(label: $"{part,1}"), Short(label: $"{part:x}"), Short(label: part + text),
                        Short(label: part + nothing + text), Short(label: formatted.ToString()), Short(label: part[..3]),
                        Short(label: part.Substring(1)), Short(label: string.Concat(part, text)), Short(label: {|TFL1004:part ?? text|}),
                        Short(label: text ?? part), Short(label: {|TFL1004:@"c:\d"|}), Short(label: string.Empty + "abc"),
                        Short(label: @"c:\d" + text),
                    };
                }
            }
            """,
        ["JSON in code"] = """
            using System.Text;
            class Odd
            {
                const string Bad = "{ \"mode\": \"low\", \"size\": {|TFL1001:5|} }";
                static readonly byte[] s_bytes = Encoding.UTF8.GetBytes("{ \"mode\": \"low\", \"size\": 5 }");
                object Run(string json, bool flag)
                {
                    s_bytes[0] = 32;
                    var text = "{ \"mode\": \"low\", \"size\": 10 }";
                    _ = Gate.ParseJson(Encoding.UTF8.GetBytes(Bad));
                    _ = Gate.ParseJson(s_bytes);
                    _ = Gate.ParseJson(Encoding.UTF8.GetBytes(text));
                    _ = Gate.ParseJson(Encoding.UTF8.GetBytes(json));
                    _ = Gate.ParseJson(Encoding.UTF8.GetBytes($"{{ \"mode\": \"low\", \"size\": {json} }}"));
                    _ = Gate.ParseJson(Encoding.UTF8.GetBytes(flag ? "{}" : json));
                    _ = Gate.ParseJson("{ \"mode\": \"low\", \"size\": \u0035\u0030 }"u8);
                    _ = Gate.ParseJson("{ \"mode\": \"l\u006fw\", \"size\": {|TFL1001:5|} }"u8);
                    _ = Gate.TryParseJson("{ \"mode\": \"low\" "u8 + ", \"size\": 10 }"u8, out _, out _);
                    return Gate.ValidateJson("{}"u8);
                }
            }
            """,
    };
}
