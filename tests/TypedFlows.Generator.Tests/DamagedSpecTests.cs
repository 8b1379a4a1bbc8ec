using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.Generator.Tests;

/// <summary>Tests a spec with a missing character: one error is reported at its location, and the types before it are generated.</summary>
public class DamagedSpecTests
{
    private static readonly SpecInput s_spec = SpecInput.FromRepository("flow/CRMToAEP.json");

    /// <summary>Returns forty structural characters after "scheduleSpec".</summary>
    public static TheoryData<int> Places
    {
        get
        {
            var text = s_spec.Text;
            var start = text.IndexOf("\"scheduleSpec\"", StringComparison.Ordinal);
            var inString = false;
            var structural = new List<int>();
            for (var i = 0; i < text.Length; i++)
            {
                inString ^= text[i] == '"';
                if (i > start && (text[i] == '"' || (!inString && "{}[]:,".Contains(text[i], StringComparison.Ordinal))))
                {
                    structural.Add(i);
                }
            }

            return [.. Enumerable.Range(0, 40).Select(n => structural[n * (structural.Count - 1) / 39])];
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void One_error_at_or_after_the_position_and_the_types_before_it(int position)
    {
        var host = new GeneratorHost(s_spec);
        host.Run();
        var run = host.Edit(s_spec.Path, text => text.Remove(position, 1)).Run();
        var error = Assert.Single(run.Errors);
        Assert.Equal("TFL0001", error.Id);
        Assert.True(error.Location.SourceSpan.Start >= position, $"{position}: {error}");
        Assert.Contains("record CopyParams", run.Source("CrmToAep.g.cs"), StringComparison.Ordinal);
        Assert.Contains("record OptionParams", run.Source("CrmToAep.g.cs"), StringComparison.Ordinal);
        Assert.Empty(host.Compile().Errors());
    }

    [Fact]
    public void An_error_before_the_types_is_reported_in_a_project_that_uses_them_everywhere()
    {
        var host = new GeneratorHost(s_spec with { Text = s_spec.Text.Replace("\"items\": [", "\"items\": ", StringComparison.Ordinal) });
        var run = host.Run();
        Assert.Equal("TFL0001", Assert.Single(run.Errors).Id);
        var compilation = host.Compile("""
            using App.Specs;
            class Base : CrmToAep { private CrmToAep.ScheduleParams field; void M(CrmToAep.CopyParams parameter) { } }
            """);
        Assert.NotEmpty(compilation.Errors());
    }
}
