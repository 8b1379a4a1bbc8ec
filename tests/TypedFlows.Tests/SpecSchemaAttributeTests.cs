using System.Reflection;
using TypedFlows.CompilerServices;

namespace TypedFlows.Tests;

/// <summary>Tests the schema of a type, of which other types may be parts.</summary>
public sealed class SpecSchemaAttributeTests
{
    [Theory]
    [InlineData(typeof(Inner), """{"type":"integer"}""")]
    [InlineData(typeof(Middle), """{"items":{"type":"integer"}}""")]
    [InlineData(typeof(Outer), """{"properties":{"a":{"items":{"type":"integer"}},"b":{"type":"integer"}}}""")]
    public void Types_are_in_the_place_of_their_schemas(Type type, string schema) =>
        Assert.Equal(schema, type.GetCustomAttribute<SpecSchemaAttribute>()!.Schema);

    [Fact]
    public void A_type_without_a_schema_is_named()
    {
        var attribute = new SpecSchemaAttribute("""{"items":""", typeof(SpecSchemaAttributeTests), "}");

        var error = Assert.Throws<InvalidOperationException>(() => attribute.Schema);
        Assert.Contains(typeof(SpecSchemaAttributeTests).FullName!, error.Message, StringComparison.Ordinal);
    }

    [SpecSchema("""{"type":"integer"}""")]
    private sealed class Inner;

    [SpecSchema("""{"items":""", typeof(Inner), "}")]
    private sealed class Middle;

    [SpecSchema("""{"properties":{"a":""", typeof(Middle), ""","b":""", typeof(Inner), "}}")]
    private sealed class Outer;
}
