namespace TypedFlows.Client.Tests.Support;

/// <summary>Represents a flow of CloudStorageToAEP in the form of the generated record.</summary>
internal sealed class TestFlow : IFlow
{
    public string FlowSpecId { get; init; } = "9753525b-82c7-4dce-8a9b-5ccfce2b9876";

    public string FlowSpecVersion => "1.0";

    public ISource Source { get; init; } = new SpecPart("""{"path":"/some/path/data.csv"}""");

    public ITarget? Target => null;

    public IReadOnlyList<Transformation> Transformations { get; init; } = [];

    public ISpecObject? Schedule { get; init; }

    public ISpecObject? Options { get; init; }

    public ValidationResult Validate() =>
        ValidationResult.From([.. Source.Validate().Violations, .. Schedule?.Validate().Violations ?? []]);
}
