using System.Text.Json;
using TypedFlows.CompilerServices;

namespace TypedFlows.Tests;

/// <summary>Represents a short version of generated code: a tree of records, each with an optional number.</summary>
internal sealed record SampleRecord : ISpecRecord<SampleRecord>
{
    private static readonly JsonNames s_members = new("number", "children");

    private static readonly string[] s_nested = ["", "/properties/children/items"];

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

    void ISpecRecord<SampleRecord>.Check(ref SpecValidation validation) => CheckMembers(Number, Children, ref validation);

    private static void CheckMembers(long? number, IReadOnlyList<SampleRecord>? children, ref SpecValidation validation)
    {
        if (number is null)
        {
            validation.Add("", "/required", "required", "Sample: '{0}.number' is required");
        }

        if (number < 0)
        {
            validation.Add(
                "/number", "/properties/number/minimum", "minimum", "Sample: '{0}.number' must be at least 0", ActualValue.Value(number));
        }

        if (!validation.IsReading)
        {
            for (var i = 0; i < (children?.Count ?? 0); i++)
            {
                validation.Enter("/children", i, "/properties/children/items");
                validation.Check(children![i], "", "");
                validation.Exit();
            }
        }
    }

    static void ISpecRules.CheckJson(JsonElement json, ref SpecValidation validation)
    {
        var number = SpecJson.Member(json, "number");
        if (number.ValueKind == JsonValueKind.Undefined)
        {
            validation.Add("", "/required", "required", "Sample: '{0}.number' is required");
        }

        if (SpecJson.IsNot(number, JsonTypes.Integer))
        {
            validation.Add("/number", "/properties/number/type", "type", "Sample: '{0}.number' must be an integer");
        }

        if (SpecJson.IsBelow(number, "0"))
        {
            validation.Add(
                "/number", "/properties/number/minimum", "minimum", "Sample: '{0}.number' must be at least 0", ActualValue.Value(number));
        }

        if (SpecJson.TryGet(json, "children", out var children))
        {
            var index = 0;
            foreach (var child in children.EnumerateArray())
            {
                validation.Enter("/children", index++, "/properties/children/items");
                validation.CheckJson<SampleRecord>(child, "", "");
                validation.Exit();
            }
        }
    }

    static SampleRecord? ISpecRecord<SampleRecord>.Read(ref SpecReader reader)
    {
        long? number = null;
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

        reader.Trace(s_members, member, s_nested);
        if (reader.StartCheck(out var validation))
        {
            CheckMembers(number, children, ref validation);
            reader.EndCheck(ref validation);
        }

        return reader.Fits && number is not null ? new SampleRecord { Number = number.Value, Children = children } : null;
    }
}
