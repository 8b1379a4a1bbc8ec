using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace TypedFlows.Compiler.Tests.Agreement;

/// <summary>How properties are tried: with a seed that stays, so that a build fails for its own changes alone, or with new ones on request.</summary>
internal static class Properties
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("FULL") == "1";

    // "seed,gamma" or "seed,gamma,size" as a failure prints them.
    private static readonly ulong[] Asked = [.. (Environment.GetEnvironmentVariable("REPLAY") ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(ulong.Parse)];

    /// <summary>Tries a property; a failure prints the smallest counterexample that was found, and the seed.</summary>
    /// <param name="tests">How many times; ten times as often, and from a new seed, with FULL=1.</param>
    public static void Check<T>(Arbitrary<T> values, int tests, Action<T> law)
    {
        var seed = Asked.Length > 1 ? new Rnd(Asked[0], Asked[1]) : new Rnd(20240501, 7);
        var size = Asked.Length > 2 ? FSharpOption<int>.Some((int)Asked[2]) : FSharpOption<int>.None;
        var config = Config.QuickThrowOnFailure.WithMaxTest(IsFull ? tests * 10 : tests).WithQuietOnSuccess(true);
        Prop.ForAll(values, law).Check(IsFull && Asked.Length == 0 ? config : config.WithReplay(new Replay(seed, size)));
    }
}
