namespace TypedFlows.Generator.Tests.Analysis.EdgeCases;

/// <summary>Contains files with rare forms of declarations and statements.</summary>
internal static class EdgeCaseCode
{
    /// <summary>The file with top-level statements.</summary>
    public const string TopLevel = "top-level statements";

    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>
    {
        ["partial class"] = """
            using App.Specs;
            partial class Odd { static readonly long Few = 5; const string Low = "low"; }
            partial class Odd
            {
                object Made() => new Gate { Mode = Low, Size = {|TFL1001:Few|} };
                object Right() => new Gate { Mode = Low, Size = 10 };
            }
            """,
        ["expression-bodied members"] = """
            class Odd
            {
                public Gate Property => Low(size: {|TFL1001:5|});
                public Gate this[int index] => Low(size: {|TFL1001:5|});
                public static Gate operator +(Odd left, Odd right) => Low(size: {|TFL1001:5|});
                public static implicit operator Gate(Odd odd) => Low(size: {|TFL1001:5|});
                public Gate Initialized { get; init; } = Low(size: {|TFL1001:5|});
                public Gate Field = Low(size: {|TFL1001:5|}), Right = Low(size: 10);
                public Gate Accessors { get => Low(size: {|TFL1001:5|}); set => value = Low(size: 10); }
                public event System.Func<Gate> Event { add => Low(size: {|TFL1001:5|}); remove { } }
                ~Odd() => System.Console.Write(Low(size: {|TFL1001:5|}));
            }
            """,
        ["constructors and bases"] = """
            record Base(Gate Gate);
            record Derived() : Base(Low(size: {|TFL1001:5|}));
            class Odd(Gate gate)
            {
                public Odd() : this(Low(size: {|TFL1001:5|})) { }
                public Odd(int n) : this(Low(size: 10 + n)) { }
                public Gate Gate => gate;
            }
            """,
        ["iterators, async and queries"] = """
            using System.Linq;
            class Odd
            {
                System.Collections.Generic.IEnumerable<Gate> Many() { yield return Low(size: {|TFL1001:5|}); yield return Low(size: 10); }
                async System.Threading.Tasks.Task<Gate> Later() => Low(size: await System.Threading.Tasks.Task.FromResult(5L));
                object Query(long[] sizes) => (
                    from size in sizes let few = 5 where size > few select Low(size: size),
                    from size in sizes select Low(size: {|TFL1001:5|}));
            }
            """,
        [TopLevel] = """
            using App.Specs;
            var few = 5;
            System.Console.Write(Low(size: {|TFL1001:few|}));
            System.Console.Write(Made(10));
            return;
            HouseGate Made(long size) => Low(size: size);
            """,
        ["aliases and using static"] = """
            using static App.Specs.House;
            using G = App.Specs.HouseGate;
            using Kind = App.Specs.HouseKind;
            class Odd
            {
                const Kind Off = Kind.Off;
                object Made(Kind kind) => new object[]
                {
                    new G { Kind = Off, {|TFL1002:Size = 1|} }, new G { Kind = kind, Size = 1 }, Low("off", {|TFL1002:size: 10|}),
                };
            }
            """,
        ["records with in loops"] = """
            class Odd
            {
                void Run(int many, bool flag)
                {
                    var gate = Low(size: 10);
                    for (var i = 0; i < many; i++) { gate = gate with { Size = gate.Size + i }; }
                    gate = gate with { Mode = "off", Size = null };
                    Gate? last = null;
                    while (flag) { var next = last is null ? Low(size: 10) : last with { Label = "x" }; last = next with { Mode = "off" }; }
                    do { var fresh = Low(size: 20); _ = fresh with { Size = {|TFL1001:5|} }; _ = fresh with { Size = many }; } while (flag);
                }
            }
            """,
        ["locals in lambdas and local functions"] = """
            class Odd
            {
                void Run(bool flag)
                {
                    long size = 5;
                    System.Action later = () => size = 10;
                    later();
                    _ = Low(size: size);

                    long once = 5;
                    System.Func<Gate> made = () => Low(size: {|TFL1001:once|});
                    System.Func<long, Gate> given = once => Low(size: once);
                    var withDefault = (long few = 5) => Low(size: few);
                    static Gate Inner(long few = 5) => Low(size: few);
                    _ = (made(), given(10), withDefault(10), Inner(10));

                    long early;
                    void Set() => early = 10;
                    early = 5;
                    Set();
                    _ = Low(size: early);
                }
            }
            """,
        ["ref, out and pointers"] = """
            unsafe class Odd
            {
                static ref long Refer(ref long value) => ref value;
                static void Out(out long value) => value = 10;
                void Run(bool flag)
                {
                    long a = 5; ref long b = ref a; b = 10; _ = Low(size: a);
                    long c = 5; Refer(ref c) = 10; _ = Low(size: c);
                    long d = 5; Out(out d); _ = Low(size: d);
                    long e = 5; long* f = &e; *f = 10; _ = Low(size: e);
                    long g = 5, h = 5; (flag ? ref g : ref h) = 10; _ = (Low(size: g), Low(size: h));
                    long i = 5; System.Threading.Interlocked.Exchange(ref i, 10); _ = Low(size: i);
                    long j = 5; (j, _) = (10, 1); _ = Low(size: j);
                    long? k = null; k ??= 10; _ = Low(size: k);
                    foreach (ref var l in new long[] { 5 }.AsSpan2()) { l = 10; _ = Low(size: l); }
                    long m = 5; var span = new System.Span<long>(ref m); span[0] = 10; _ = Low(size: m);
                    long n = 5; fixed (char* p = "x") { n = *p; } _ = Low(size: n);
                }
            }
            static class Spans { public static System.Span<long> AsSpan2(this long[] values) => values; }
            """,
        ["goto, switch and try"] = """
            class Odd
            {
                object Run(int number, bool flag, string text)
                {
                    long size = 5;
                    if (flag) { goto made; }
                    size = 10;
                    made:
                    _ = Low(size: size);
                    switch (number)
                    {
                        case 1: return Low(size: {|TFL1001:5|});
                        case var other when other > 10: return Low(size: other);
                        case 2: long inner = 10; return Low(size: inner);
                        default: break;
                    }
                    long parsed;
                    try { parsed = long.Parse(text, null); } catch (System.FormatException) { parsed = 5; } finally { size = 10; }
                    _ = Low(size: parsed);
                    _ = flag ? Low(size: 10) : throw new System.InvalidOperationException(Low(size: {|TFL1001:5|}).ToString());
                    _ = number switch { 1 => Low(size: 10), 2 => Low(size: {|TFL1001:5|}), _ => Open() };
                    return Low(size: number switch { < 10 => 10, _ => number });
                }
            }
            """,
        ["preprocessor"] = """
            class Odd
            {
            #if NET10_0_OR_GREATER
                const long Size = 10;
            #else
                const long Size = 5;
            #endif
            #if NEVER
                object Never() => Low(size: 5);
            #endif
            #line 100 "Other.cs"
                object Made() => Low(size: Size);
            #line default
            #pragma warning disable TFL1001
                object Silent() => Low(size: 5);
            #pragma warning restore
            #nullable disable
                object Oblivious(string mode, string label) => (
                    new Gate { Mode = "full", Label = label }, new Gate { Mode = mode, Size = 5 },
                    new {|TFL1003:Gate|} { Mode = "full", Label = null });
            #nullable restore
            }
            """,
        ["calls that are followed"] = """
            class Odd
            {
                static Gate Every(long size) => Low(size: size);
                static Gate Plain(long size) { return Low(size: size); }
                static Gate Mended(long size) { size = System.Math.Max(size, 10); return Low(size: size); }
                static Gate InPlace(long size) => Low(size: size < 10 ? 10 : size);
                static Gate Guarded(long size) => size < 10 ? Low(size: 10) : Low(size: size);
                static Gate Rejected(long size) => size < 10 ? throw new System.ArgumentOutOfRangeException(nameof(size)) : Low(size: size);
                static Gate Written(long size) => Low(size: size = 10);
                static T Generic<T>(T value, long size) { _ = value; return value; }
                static Gate Many(params long[] sizes) => Low(size: sizes[0]);
                static Gate? Maybe(Gate? known, long size) => known ?? Low(size: size);
                static System.Func<Gate> Lazy(long size) => () => Low(size: size);
                object Run(long number) => new object?[]
                {
                    Every({|TFL1001:5|}), Every(size: {|TFL1001:5|}), Plain({|TFL1001:5|}), Every(10), Every(number), Mended(5), InPlace(5),
                    Guarded(5), Written(5), Generic(Every(10), 5), Many(5), Maybe(null, 5), Lazy(5), Rejected(10),
                };
            }
            """,
        ["constructors that are followed"] = """
            class Plain { public Plain(long size) { Gate = Low(size: size); } public Gate Gate { get; } }
            class Mended
            {
                public Mended(long size) { size = System.Math.Max(size, 10); Gate = Low(size: size); }
                public Gate Gate { get; }
            }
            class Pair
            {
                public Pair(long size) { (size, Label) = (10, "x"); Gate = Low(size: size); }
                public string Label { get; }
                public Gate Gate { get; }
            }
            class Chained
            {
                public Chained(long size) : this(size = 10, 1) { Gate = Low(size: size); }
                private Chained(long size, int n) { Gate = Low(size: size + n); }
                public Gate Gate { get; }
            }
            class Primary(long size) { public Gate Gate { get; } = Low(size: size); }
            class Clamped(long size) { public long Size { get; } = size = 10; public Gate Gate { get; } = Low(size: size); }
            class Checked(long size)
            {
                public long Size { get; } = size >= 10 ? size : throw new System.ArgumentOutOfRangeException(nameof(size));
                public Gate Gate { get; } = Low(size: size);
            }
            record Positional(long Size) { public Gate Gate { get; } = Low(size: Size); }
            class Odd
            {
                object Run() => new object[]
                {
                    new Plain({|TFL1001:5|}), new Mended(5), new Pair(5), new Chained(5), new Primary({|TFL1001:5|}), new Clamped(5),
                    new Positional({|TFL1001:5|}), new Positional(10),
                };
            }
            """,
        ["own members of a generated type's name"] = """
            namespace Own
            {
                record HouseGate
                {
                    public string? Mode { get; init; }
                    public long? Size { get; init; }
                    public static HouseGate Low(long size) => new() { Mode = "low", Size = size };
                }
                class Odd
                {
                    object Run() => (
                        new HouseGate { Mode = "low", Size = 5 }, HouseGate.Low(5),
                        new App.Specs.HouseGate { Mode = "low", Size = {|TFL1001:5|} });
                }
            }
            """,
        ["generics"] = """
            class Odd<T> where T : class, new()
            {
                static readonly long Few = 5;
                object Made() => new T();
                TValue Same<TValue>(TValue value) => value;
                object Run(T any) => (
                    Same(Low(size: {|TFL1001:Few|})), Same<Gate?>(null), Same(new Gate { Mode = "low", Size = Same(5L) }), any);
            }
            """,
        ["expression trees"] = """
            using System.Linq;
            using System.Linq.Expressions;
            class Odd
            {
                Expression<System.Func<Gate>> _tree = () => Low("low", null, 5, null);
                IQueryable<Gate> Query(IQueryable<long> sizes) => sizes.Select(size => new Gate { Mode = "low", Size = 5 });
            }
            """,
        ["a generated type with more in it"] = """
            class Odd
            {
                object Run() => new object[] { new App.Specs.Crm.Source { Path = "/" }, new App.Specs.House { Sizes = {|TFL1004:[]|} } };
            }
            """,
        ["attributes and generated code"] = """
            using System.CodeDom.Compiler;
            class Odd
            {
                [GeneratedCode("x", "1")] object Generated() => Low(size: 5);
                [System.Diagnostics.CodeAnalysis.SuppressMessage("TypedFlows.Usage", "TFL1001:Constant is out of range")]
                object Suppressed() => Low(size: 5);
                [System.ComponentModel.DefaultValue(5)]
                object Made([System.ComponentModel.DefaultValue(5)] long size = 5) => Low(size: size);
            }
            """,
    };
}
