using System.Text.Json;

namespace TypedFlows.Tests;

/// <summary>What the generator prints, in short: a tree of records, each with an optional number.</summary>
internal sealed record SampleRecord : ISpecRecord<SampleRecord>
{
    private static readonly JsonNames s_members = new("number", "children");

    public required long Number { get; init; }

    public IReadOnlyList<SampleRecord>? Children { get; init; }

    public ValidationResult Validate() => SpecJson.Validate(this);

    public void WriteTo(Utf8JsonWriter writer) => SpecJson.WriteTo(this, writer);

    void ISpecValue.Write(ref SpecWriter writer)
    {
        writer.StartObject();
        writer.Name(",\"number\":"u8);
        writer.Write(Number);
        if (Children is not null)
        {
            writer.Name(",\"children\":"u8);
            writer.WriteList(Children, static (ref SpecWriter writer, SampleRecord item) => writer.Write(item));
        }

        writer.EndObject();
    }

    void ISpecRecord<SampleRecord>.Check(ref SpecValidation validation)
    {
        if (Number < 0)
        {
            validation.Add("/number", "/properties/number/minimum", "minimum", "Sample: '{this}.number' must be at least 0", SpecActual.Value(Number));
        }

        for (var i = 0; i < (Children?.Count ?? 0); i++)
        {
            validation.Enter("/children", i, "/properties/children/items");
            ((ISpecRecord<SampleRecord>)Children![i]).Check(ref validation);
            validation.Exit();
        }
    }

    static void ISpecRecord<SampleRecord>.CheckJson(JsonElement json, ref SpecValidation validation)
    {
        if (SpecJson.IsNot(validation.Member(json, "number", JsonTypes.Integer), JsonTypes.Integer))
        {
            validation.Add("/number", "/properties/number/type", "type", "Sample: '{this}.number' must be an integer");
        }
    }

    static SampleRecord? ISpecRecord<SampleRecord>.Read(ref SpecReader reader)
    {
        long number = 0;
        IReadOnlyList<SampleRecord>? children = null;
        reader.StartObject();
        var member = -1;
        while (reader.NextMember(s_members, ref member))
        {
            switch (member)
            {
                case 0:
                    number = reader.ReadInt64();
                    break;
                case 1:
                    children = reader.ReadList(static (ref SpecReader reader) => reader.ReadRecord<SampleRecord>());
                    break;
                default:
                    reader.Misfit();
                    break;
            }
        }

        return reader.Fits ? new SampleRecord { Number = number, Children = children } : null;
    }
}
