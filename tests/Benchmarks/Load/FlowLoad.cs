using System.Diagnostics;

namespace TypedFlows.Benchmarks.Load;

/// <summary>Many flows: whether the last is made, listed and found as fast as the first.</summary>
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

        LoadCommand.Print($"{count:N0} flows made", $"{times.Take(tenth).Average():N2} ms each of the first tenth, {times.TakeLast(tenth).Average():N2} ms each of the last");
        foreach (var (what, query) in ((string What, string Query)[])[("listed in pages of 100", "limit=100"), ("found by name", $"property=name==flow-{count - 1}"), ("counted", "count=true")])
        {
            var began = Stopwatch.GetTimestamp();
            await ReadAllAsync(platform, query);
            LoadCommand.Print($"{count:N0} flows {what}", $"{Stopwatch.GetElapsedTime(began).TotalMilliseconds:N1} ms");
        }
    }

    private static async Task ReadAllAsync(LoadPlatform platform, string query)
    {
        for (var path = "/flows?" + query; path is not null;)
        {
            var page = await platform.GetAsync(LoadPlatform.FlowPath.TrimEnd('/') + path);
            path = page.TryGetProperty("_links", out var links) && links.TryGetProperty("next", out var next) ? next.GetProperty("href").GetString() : null;
        }
    }
}
