namespace TypedFlows.Package;

/// <summary>Tests a spec file with one missing structural character: the file has one error, and the parts before it still work.</summary>
public class DamagedSpecTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    private const int Share = 40;

    private static readonly string s_spec =
        File.ReadAllText(Path.Combine(Repository.Root, "specs", "flow", "CRMToAEP.json"));

    private static readonly int s_middle = s_spec.IndexOf("\"scheduleSpec\"", StringComparison.Ordinal);

    [Fact]
    public async Task After_scheduleSpec_there_is_one_error_and_the_types_before_it_remain()
    {
        var consumer = feed.CreateConsumer("DamagedAfter");
        consumer.Write("Program.cs", """
            using DamagedAfter.Specs;

            var copy = new CrmToAep.CopyParams { DeltaColumn = new CrmToAep.DeltaColumn { Name = "updatedAt" } };
            var mapping = new CrmToAep.MappingParams { MappingId = "1", MappingVersion = "0" };
            Console.WriteLine($"{copy} {mapping} {CrmToAep.Id}");
            """);
        foreach (var offset in Spread(StructuralOffsets().Where(o => o > s_middle)))
        {
            consumer.Write("specs/CRMToAEP.json", s_spec.Remove(offset, 1));
            var result = (await consumer.BuildAsync()).MustFail();
            var location = $"deleted '{s_spec[offset]}' at offset {offset} (line {Position(offset).Line}):\n{result.Output}";
            Assert.True(result.Errors.Count == 1, location);
            var error = result.Errors[0];
            Assert.True(error.Id == "TFL0001" && error.File == "CRMToAEP.json", location);
            Assert.True((error.Line, error.Column).CompareTo(Position(offset)) >= 0, location);
            Assert.DoesNotContain("CS8785", result.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Before_scheduleSpec_the_error_is_in_the_log()
    {
        var consumer = feed.CreateConsumer("DamagedBefore");
        consumer.Write("Program.cs", """
            using DamagedBefore.Specs;

            Console.WriteLine(new Holder(null!));

            internal class Holder(CrmToAep.ScheduleParams schedule)
            {
                private readonly CrmToAep.CopyParams? _copy;

                public override string ToString() => $"{schedule} {_copy}";
            }

            internal class Derived : CrmToAep
            {
            }
            """);
        foreach (var offset in Spread(StructuralOffsets().Where(o => o < s_middle)).Where((_, i) => i % 4 == 0))
        {
            consumer.Write("specs/CRMToAEP.json", s_spec.Remove(offset, 1));
            var result = (await consumer.BuildAsync()).MustFail();
            Assert.True(
                result.Errors.Count(e => e.Id == "TFL0001") == 1,
                $"deleted '{s_spec[offset]}' at offset {offset}:\n{result.Output}");
            Assert.DoesNotContain("CS8785", result.Output, StringComparison.Ordinal);
        }
    }

    /// <summary>Returns all offsets with FULL=1 in the environment, otherwise forty evenly distributed ones.</summary>
    private static IEnumerable<int> Spread(IEnumerable<int> offsets)
    {
        var all = offsets.ToArray();
        return Environment.GetEnvironmentVariable("FULL") == "1" || all.Length <= Share
            ? all
            : Enumerable.Range(0, Share).Select(i => all[i * all.Length / Share]);
    }

    private static IEnumerable<int> StructuralOffsets()
    {
        var inString = false;
        for (var i = 0; i < s_spec.Length; i++)
        {
            if (inString && s_spec[i] == '\\')
            {
                i++;
            }
            else if (s_spec[i] == '"')
            {
                inString = !inString;
            }
            else if (!inString && "{}[]:,".Contains(s_spec[i]))
            {
                yield return i;
            }
        }
    }

    private static (int Line, int Column) Position(int offset)
    {
        var line = s_spec.AsSpan(0, offset).Count('\n');
        return (line + 1, offset - (s_spec.LastIndexOf('\n', Math.Max(offset - 1, 0)) + 1) + 1);
    }
}
