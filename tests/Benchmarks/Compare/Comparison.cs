using TypedFlows.Benchmarks.Measuring;
using TypedFlows.Benchmarks.Peers;

namespace TypedFlows.Benchmarks.Compare;

/// <summary>Measures the contenders of each work in rounds. A round measures all of them within milliseconds, so that disturbances affect
/// them equally, and a ratio is computed within its round.</summary>
internal static class Comparison
{
    public static IReadOnlyList<Row> Run(
        IReadOnlyList<string> works, IReadOnlyList<Contender> all, CompareSettings settings, TextWriter progress)
    {
        Contender[] contenders = [.. works.SelectMany(work => all.Where(contender => contender.Work == work))];

        // Verdicts come before measurements, because a peer that throws exceptions would disturb the warm-up of the others.
        var verdicts = contenders.ToDictionary(contender => contender, contender => contender.IsRight() ? Row.Right : Row.Wrong);
        progress.WriteLine($"warming up {contenders.Length} contenders");
        WarmUp(contenders, settings);
        var lanes = contenders.Select(contender => new Lane(contender, Calibrate(contender, settings.Slice))).ToArray();
        var rivals = lanes.GroupBy(lane => lane.Contender.Work).Select(work => work.ToArray()).ToArray();
        for (var round = 0; round < settings.Rounds; round++)
        {
            if (round % 50 == 0)
            {
                progress.WriteLine($"round {round} of {settings.Rounds}");
            }

            foreach (var work in rivals)
            {
                // Every contender is first and last equally often.
                for (var i = 0; i < work.Length; i++)
                {
                    var lane = work[(i + round) % work.Length];
                    lane.Times.Add(lane.Contender.Time(lane.Repeats));
                }
            }
        }

        return [.. rivals.SelectMany(work => Rows(work, verdicts))];
    }

    private static void WarmUp(IReadOnlyList<Contender> contenders, CompareSettings settings)
    {
        for (var pass = 0; pass < settings.WarmUps; pass++)
        {
            foreach (var contender in contenders)
            {
                var end = DateTime.UtcNow + settings.WarmUp;
                do
                {
                    contender.Run(1);
                    contender.Run(8);
                }
                while (DateTime.UtcNow < end);
            }

            Thread.Sleep(settings.WarmUpPause);
        }
    }

    private static int Calibrate(Contender contender, TimeSpan slice)
    {
        // The number of repetitions makes the clock resolution negligible.
        var repeats = 1;
        double taken;
        while ((taken = Enumerable.Range(0, 3).Min(_ => contender.Time(repeats)) * repeats) < slice.TotalNanoseconds / 8)
        {
            repeats *= 2;
        }

        return Math.Max(1, (int)(repeats * (slice.TotalNanoseconds / taken)));
    }

    private static IEnumerable<Row> Rows(Lane[] work, Dictionary<Contender, string> verdicts)
    {
        var reference = work.Single(lane => lane.Contender.Peer == PeerNames.HandWritten);
        return work.Select(lane => new Row(lane.Contender.Work, lane.Contender.Peer)
        {
            Ratio = Median.Of(lane.Times.Zip(reference.Times, (time, unit) => time / unit)),
            Nanoseconds = Median.Of(lane.Times),
            Bytes = lane.Contender.Allocated(64),
            Verdict = verdicts[lane.Contender],
        });
    }

    /// <param name="Repeats">The number of operations per measurement.</param>
    private sealed record Lane(Contender Contender, int Repeats)
    {
        public List<double> Times { get; } = [];
    }
}
