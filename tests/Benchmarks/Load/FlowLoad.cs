using System.Diagnostics;

namespace TypedFlows.Benchmarks.Load;

/// <summary>Measures creating, listing and finding many flows, and compares the last ones with the first ones.</summary>
internal static class FlowLoad
{
    public static async Task RunAsync(int count)
    {
        await using var platform = await LoadPlatform.StartAsync(isDurable: false, sourceFolder: null);
        var start = DateTimeOffset.UtcNow.AddYears(1).ToUnixTimeSeconds();
        await platform.CreateFlowAsync("warm", "/", start);
        var tenth = Math.Max(1, count / 10);
        var times = new List<double>();
        for (var i = 0; i < count; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await platform.CreateFlowAsync($"flow-{i}", "/", start);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        LoadCommand.Print(
            $"{count:N0} flows made",
            $"{times.Take(tenth).Average():N2} ms each of the first tenth, {times.TakeLast(tenth).Average():N2} ms each of the last");
        foreach (
            var (what, query) in (
                (string What, string Query)[])[("listed in pages of 100", "limit=100"), (
                    "found by name", $"property=name==flow-{count - 1}"), ("counted", "count=true")])
        {
            var began = Stopwatch.GetTimestamp();
            var found = await ReadAllAsync(platform, query);
            LoadCommand.Require(found == (what == "found by name" ? 1 : count + 1), $"{found} flows {what}");
            LoadCommand.Print($"{count:N0} flows {what}", $"{Stopwatch.GetElapsedTime(began).TotalMilliseconds:N1} ms");
        }
    }

    /// <returns>The number of flows in the response.</returns>
    private static async Task<int> ReadAllAsync(LoadPlatform platform, string query)
    {
        var found = 0;
        for (var path = "/flows?" + query; path is not null;)
        {
            var page = await platform.GetAsync(LoadPlatform.FlowPath.TrimEnd('/') + path);
            found += page.TryGetProperty("count", out var counted) ? counted.GetInt32() : page.GetProperty("items").GetArrayLength();
            path = page.TryGetProperty("_links", out var links) && links.TryGetProperty("next", out var next)
                ? next.GetProperty("href").GetString()
                : null;
        }

        return found;
    }
}
