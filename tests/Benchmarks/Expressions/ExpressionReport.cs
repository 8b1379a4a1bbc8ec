using System.Diagnostics;
using System.Globalization;
using TypedFlows.Benchmarks.Compare;
using TypedFlows.Compiler.DataPrep.Expressions;

namespace TypedFlows.Benchmarks.Expressions;

/// <summary>Reports the cost of parsing and checking a mapping expression next to that of a minimal lexer.</summary>
internal static class ExpressionReport
{
    private const double MostRatio = 10;
    private const int Rounds = 41;
    private const int Times = 20_000;

    private const string Text =
        "concat(upper(trim(givenName)), ' ', iif(is_empty(familyName), 'unknown', familyName), ' <', coalesce(email, mobile, 'n/a'), '>', "
            + "format(date(createdAt, 'yyyy-MM-dd'), 'dd.MM.yyyy'), size_of(tags) + 1)";

    public static void Write(TextWriter output, bool isShort)
    {
        var (rounds, times) = isShort ? (3, 100) : (Rounds, Times);
        (string Name, Func<int> Run)[] peers =
        [
            ("minimal lexer", () => MinimalLexer.Count(Text)),
            ("lexer", () => Lex(Text)),
            ("parse", () => ExpressionParser.Parse(Text, out _)!.Start),
            ("parse and check", () => ExpressionChecker.Check(Text).Count),
        ];
        if (ExpressionChecker.Check(Text).Count > 0)
        {
            throw new InvalidOperationException("The expression is wrong.");
        }

        // The peers alternate, so that a change of the machine's speed affects all of them.
        var nanoseconds = peers.Select(_ => new List<double>()).ToArray();
        for (var round = -rounds / 2; round < rounds; round++)
        {
            for (var i = 0; i < peers.Length; i++)
            {
                var time = Time(peers[i].Run, times);
                if (round >= 0)
                {
                    nanoseconds[i].Add(time);
                }
            }
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"expression of {Text.Length} characters    ns    ratio    bytes; median of {rounds} rounds"));
        for (var i = 0; i < peers.Length; i++)
        {
            var ratio = Median.Of(nanoseconds[i].Zip(nanoseconds[0], (own, minimal) => own / minimal));
            var goal = i == peers.Length - 1 ? $"(at most {MostRatio:0} times the minimal lexer)" : string.Empty;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{peers[i].Name,-28} {Median.Of(nanoseconds[i]),8:0} {ratio,8:0.0} {Allocated(peers[i].Run),8} {goal}"));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"bytes of the tree            {TreeBytes(ExpressionParser.Parse(Text, out _)!),26}"));
    }

    private static int Lex(string text)
    {
        var lexer = new ExpressionLexer(text);
        var count = 0;
        while (lexer.Next().Kind != TokenKind.End)
        {
            count++;
        }

        return count;
    }

    private static double Time(Func<int> run, int times)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++)
        {
            run();
        }

        return (Stopwatch.GetTimestamp() - start) * (1e9 / Stopwatch.Frequency) / times;
    }

    private static long Allocated(Func<int> run)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    // A copy of the tree with its texts allocates what the tree consists of.
    private static long TreeBytes(Expression tree)
    {
        Copy(tree);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Copy(tree);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static Expression Copy(Expression expression) => expression switch
    {
        Expression.Call call => call with { Name = new string(call.Name.AsSpan()), Arguments = Copies(call.Arguments) },
        Expression.Binary binary => binary with { Left = Copy(binary.Left), Right = Copy(binary.Right) },
        Expression.Text text => text with { Value = new string(text.Value.AsSpan()) },
        Expression.Field field => field with { Name = new string(field.Name.AsSpan()) },
        Expression.Integer integer => integer with { },
        _ => throw new NotSupportedException(expression.GetType().Name),
    };

    private static Compiler.Model.EquatableArray<Expression> Copies(Compiler.Model.EquatableArray<Expression> items)
    {
        var copies = new Expression[items.Count];
        for (var i = 0; i < copies.Length; i++)
        {
            copies[i] = Copy(items[i]);
        }

        return new(copies);
    }
}
