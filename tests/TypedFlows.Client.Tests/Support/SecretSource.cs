using System.Text.Json;
using TypedFlows.CompilerServices;

namespace TypedFlows.Client.Tests.Support;

/// <summary>Represents the parameters of a source with a secret, in the form of a generated record.</summary>
internal sealed record SecretSource(Secret Token, string? Note = null) : ISpecValue, ISource
{
    public string ConnectionSpecId => SpecPart.AmazonS3;

    public string ConnectionSpecVersion => "1.0";

    public ValidationResult Validate() => ValidationResult.Valid;

    public void Write(ref SpecWriter writer)
    {
        writer.StartObject();
        writer.Name("path");
        writer.Write("/");
        writer.Name("recursive");
        writer.Write(true);
        writer.Name("token");
        writer.Write(Token);
        if (Note is not null)
        {
            writer.Name("note");
            writer.Write(Note);
        }

        writer.EndObject();
    }

    public void WriteTo(Utf8JsonWriter writer) => SpecJson.WriteTo(this, writer);
}
