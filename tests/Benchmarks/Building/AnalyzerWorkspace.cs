using System.Globalization;
using System.Text;

namespace TypedFlows.Benchmarks.Building;

/// <summary>Creates a project outside the repository with specs and objects of their types.</summary>
internal sealed class AnalyzerWorkspace
{
    public AnalyzerWorkspace(PackedWorkspace place, int specs, int uses)
    {
        (Specs, Uses) = (specs, uses);
        Project = place.Create("Uses", isConsumer: true);
        WriteSpecs(Repository.Root);
        WriteUses();
    }

    public int Specs { get; }

    public int Uses { get; }

    public string Project { get; }

    private void WriteSpecs(string repository)
    {
        var flow = File.ReadAllText(Path.Combine(repository, "specs", "flow", "CRMToAEP.json"));
        var connection = File.ReadAllText(Path.Combine(repository, "specs", "connection", "amazon-s3.json"));
        for (var i = 0; i < Specs / 2; i++)
        {
            File.WriteAllText(
                Path.Combine(Project, "specs", $"flow{i}.json"),
                flow.Replace(
                    "\"CRMToAEP\"", $"\"Crm{i}\"", StringComparison.Ordinal).Replace("14518937-", $"{i:D8}-", StringComparison.Ordinal));
            File.WriteAllText(
                Path.Combine(Project, "specs", $"connection{i}.json"),
                connection.Replace(
                    "\"amazon-s3\"", $"\"Store{i}\"", StringComparison.Ordinal).Replace("ecadc60c-", $"{i:D8}-", StringComparison.Ordinal));
        }
    }

    private void WriteUses()
    {
        var each = Uses / (Specs / 2);
        for (var i = 0; i < Specs / 2; i++)
        {
            var code = new StringBuilder($"namespace Uses;\nusing Uses.Specs;\nstatic class Use{i}\n{{\n");
            for (var n = 0; n < each; n++)
            {
                var made = (n % 5) switch
                {
                    0 => $"new Crm{i}.ScheduleParams {{ StartTime = start, Frequency = Crm{i}.Frequency.Minute, Interval = {15 + n} }}",
                    1 => $"Crm{i}.ScheduleParams.Hour(start, interval: {1 + n}, backfill: true)",
                    2 => $"new Crm{i}.CopyParams {{ DeltaColumn = new Crm{i}.DeltaColumn {{ Name = \"updatedAt{n}\" }} }}",
                    3 => $"new Store{i}.Source {{ Path = \"/inbox/{n}\", Recursive = true }}",
                    _ => $"Crm{i}.ScheduleParams.Once(start) with {{ StartTime = {n} }}",
                };
                code.Append(CultureInfo.InvariantCulture, $"    static object Made{n}(long start) => {made};\n");
            }

            File.WriteAllText(Path.Combine(Project, $"Use{i}.cs"), code.Append("}\n").ToString());
        }
    }
}
