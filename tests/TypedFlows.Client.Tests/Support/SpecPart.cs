using System.Text.Json;

namespace TypedFlows.Client.Tests.Support;

/// <summary>Represents parameters of any kind as JSON text. They are valid unless an error message is specified.</summary>
internal sealed class SpecPart(string json, string? broken = null) : ISource, ITarget, IAuth
{
    public const string AmazonS3 = "ecadc60c-7455-4d87-84dc-2a0e293d997b";

    public string ConnectionSpecId { get; init; } = AmazonS3;

    public string ConnectionSpecVersion => "1.0";

    public string SpecName { get; init; } = "Access Key";

    public ValidationResult Validate() =>
        broken is null ? ValidationResult.Valid : ValidationResult.From([new Violation("/interval", "/minimum", "minimum", broken)]);

    public void WriteTo(Utf8JsonWriter writer)
    {
        using var document = JsonDocument.Parse(json);
        document.RootElement.WriteTo(writer);
    }
}
