namespace TypedFlows.Benchmarks.Building;

/// <summary>Creates two projects that differ only in the packed package and ten specs.</summary>
internal sealed class BuildWorkspace : IDisposable
{
    private static readonly string[] s_specs =
    [
        "flow/CRMToAEP.json", "flow/CloudStorageToAEP.json", "connection/adls-gen2.json", "connection/amazon-s3.json",
        "connection/azure-blob.json",
        "connection/google-cloud.json",
        "connection/hubspot.json",
        "connection/salesforce-service-cloud.json",
        "connection/service-now.json",
        "connection/sftp.json",
    ];

    private readonly PackedWorkspace _place = new();

    public BuildWorkspace()
    {
        With = _place.Create("With", isConsumer: true);
        Without = _place.Create("Without", isConsumer: false);
        foreach (var spec in s_specs)
        {
            File.Copy(Path.Combine(Repository.Root, "specs", spec), Path.Combine(With, "specs", Path.GetFileName(spec)));
        }
    }

    /// <summary>Creates a project with one large schema.</summary>
    /// <param name="fields">The metadata Fields, or null for all fields.</param>
    public string CreateLarge(string name, string schema, string? fields)
    {
        var folder = _place.Create(name, isConsumer: true);
        File.WriteAllText(Path.Combine(folder, "specs", "large.json"), schema);
        if (fields is not null)
        {
            File.WriteAllText(
                Path.Combine(folder, "Directory.Build.targets"),
                $"""<Project><ItemGroup><SpecFile Update="specs/large.json" Fields="{fields}" /></ItemGroup></Project>""");
        }

        return folder;
    }

    public string With { get; }

    public string Without { get; }

    public void Dispose() => _place.Dispose();
}
