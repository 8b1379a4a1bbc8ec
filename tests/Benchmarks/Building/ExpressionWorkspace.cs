using System.Globalization;
using System.Text;

namespace TypedFlows.Benchmarks.Building;

/// <summary>Creates a project outside the repository with pipelines whose rows are expressions.</summary>
internal sealed class ExpressionWorkspace
{
    private const int RowsInPipeline = 20;

    public ExpressionWorkspace(PackedWorkspace place, int rows)
    {
        Rows = rows;
        Project = place.Create("Expressions", isConsumer: true);
        var client = Path.Combine(AppContext.BaseDirectory, "TypedFlows.Client.dll");
        File.WriteAllText(Path.Combine(Project, "Directory.Build.targets"), $"""
            <Project>
              <ItemGroup>
                <Reference Include="TypedFlows.Client" HintPath="{client}" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(Project, "specs", "members.json"), Schema());
        File.WriteAllText(Path.Combine(Project, "specs", "table.json"), """
            {
              "id": "c", "name": "Table", "version": "1.0",
              "sourceSpec": { "name": "S", "spec": { "type": "object", "properties": { "columns": { "type": "array", "items": {
                "type": "object", "properties": { "name": { "type": "string" }, "type": { "type": "string" } } } } } } }
            }
            """);
        File.WriteAllText(Path.Combine(Project, "specs", "copy.json"), """
            { "id": "f", "name": "CopyTable", "version": "1.0", "sourceConnectionSpecIds": ["c"], "targetConnectionSpecIds": [] }
            """);
        for (var i = 0; i < rows / RowsInPipeline; i++)
        {
            File.WriteAllText(Path.Combine(Project, $"Use{i}.cs"), Pipeline(i));
        }
    }

    public int Rows { get; }

    public string Project { get; }

    private static string Schema() => $$"""
        {
          "$id": "https://ns.adobe.com/acme/schemas/1", "meta:resourceType": "schemas", "meta:class": "c", "version": "1.0",
          "title": "Members", "type": "object",
          "properties": {
            {{string.Join(", ", Enumerable.Range(0, RowsInPipeline).Select(i => $"\"text{i}\": {{ \"type\": \"string\" }}"))}}
          }
        }
        """;

    private static string Pipeline(int number)
    {
        var code = new StringBuilder($$"""
            using Expressions.Specs;
            using TypedFlows.Client;

            static class Use{{number}}
            {
                static Pipeline Create() => new("p{{number}}")
                {
                    Schema = Members.Spec,
                    Flow = new CopyTable.Flow
                    {
                        Source = new Table.Source
                        {
                            Columns =
                            [
                                new() { Name = "givenName", Type = "string" }, new() { Name = "familyName", Type = "string" },
                                new() { Name = "email", Type = "string" }, new() { Name = "visits", Type = "integer" },
                                new() { Name = "createdAt", Type = "DateTime" },
                            ],
                        },
                    },
                    Mapping =
                    {

            """);
        for (var i = 0; i < RowsInPipeline; i++)
        {
            var expression = (i % 5) switch
            {
                0 => $"concat(upper(trim(givenName)), ' ', upper(trim(familyName)), ' {i}')",
                1 => $"lower(coalesce(email, 'nobody{i}@example.com'))",
                2 => $"iif(visits > {i}, 'regular', iif(visits == 0, 'new', 'guest'))",
                3 => "format(date(createdAt, 'yyyy-MM-dd'), 'dd.MM.yyyy')",
                _ => $"replacestr(left(givenName, {i + 1}), '-', ' ') + substr(familyName, 0, {i})",
            };
            code.Append(
                CultureInfo.InvariantCulture, $"            MappingRow.Expression(\"{expression}\", to: Members.Paths.Text{i}),\n");
        }

        return code.Append("        },\n    };\n}\n").ToString();
    }
}
