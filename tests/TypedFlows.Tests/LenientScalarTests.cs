using System.Text.Json;
using TypedFlows.CompilerServices;

namespace TypedFlows.Tests;

/// <summary>Tests that an unquoted scalar reads as a string only if no other type is allowed, and that strictly valid values are
/// unchanged.</summary>
public class LenientScalarTests
{
    [Theory]
    [InlineData("\"30\"", JsonTypes.Integer, "30")]
    [InlineData("\"30.5\"", JsonTypes.Integer, "\"30.5\"")]
    [InlineData("\"true\"", JsonTypes.Boolean, "true")]
    [InlineData("\"30\"", JsonTypes.String | JsonTypes.Integer, "\"30\"")]
    [InlineData("0", JsonTypes.String, "\"0\"")]
    [InlineData("1.0", JsonTypes.String | JsonTypes.Null, "\"1.0\"")]
    [InlineData("1", JsonTypes.String | JsonTypes.Object, "1")]
    [InlineData("true", JsonTypes.String | JsonTypes.Integer, "true")]
    [InlineData("5", JsonTypes.None, "5")]
    [InlineData("\"5\"", DeclaredTypes.All, "\"5\"")]
    public void A_scalar_is_read_by_the_types_that_are_allowed(string json, JsonTypes allowed, string read) =>
        Assert.Equal(read, LenientScalars.Read(JsonElement.Parse(json), allowed) ?? json);

    [Fact]
    public void Long_numbers_cost_their_length()
    {
        var digits = new string('9', 1_000_000);
        var number = JsonElement.Parse(digits);
        Assert.True(SpecJson.IsAbove(number, "15"));
        Assert.True(SpecJson.IsBelow(JsonElement.Parse("-1e1000000000"), "0"));
        Assert.True(SpecJson.IsNotMultipleOf(number, "10"));
        Assert.True(SpecJson.Equal(number, JsonElement.Parse(digits + ".0")));
    }
}
