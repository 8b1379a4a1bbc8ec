namespace TypedFlows.Fuzz;

/// <summary>Tests the seeds and the inputs that were findings: each claim of a harness holds for all of them.</summary>
public sealed class ReplayTests
{
    public static TheoryData<string> Harnesses => [.. HarnessList.Names];

    [Theory]
    [MemberData(nameof(Harnesses))]
    public void No_seed_and_no_case_breaks_a_claim(string name)
    {
        using var harness = HarnessList.Find(name)!;
        var seeds = harness.Seeds().Select((seed, i) => ($"seed {i}", seed)).ToList();
        Assert.NotEmpty(seeds);
        var folder = Repository.Full("tests/Fuzz/cases/" + name);
        var cases = Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
        Assert.All(seeds.Concat(cases.Select(file => (file, File.ReadAllBytes(file)))), input =>
        {
            try
            {
                harness.Run(input.Item2);
            }
            catch (Exception e)
            {
                throw new BrokenClaimException($"{input.Item1}: {e}");
            }
        });
    }

    [Fact]
    public void Every_folder_of_cases_belongs_to_a_harness() => Assert.Subset(
        HarnessList.Names.ToHashSet(),
        Directory.GetDirectories(Repository.Full("tests/Fuzz/cases")).Select(folder => Path.GetFileName(folder)!).ToHashSet());
}
