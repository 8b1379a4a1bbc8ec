using System.Text.Json;
using TypedFlows.CompilerServices;

namespace TypedFlows.Tests;

/// <summary>Tests that numbers are evaluated by their decimal text.</summary>
public sealed class NumberRuleTests
{
    [Theory]
    [InlineData("9007199254740992", "9007199254740993", true)]
    [InlineData("9007199254740993", "9007199254740993", false)]
    [InlineData("-0.50000000000000000001", "-0.5", true)]
    [InlineData("1e2", "100", false)]
    [InlineData("1e400", "1e399", false)]
    [InlineData("1e-999999999", "0", false)]
    [InlineData("-1e999999999999", "0", true)]
    public void Bounds_are_exact(string number, string bound, bool isBelow)
    {
        Assert.Equal(isBelow, SpecJson.IsBelow(Json(number), bound));
        Assert.Equal(!isBelow, SpecJson.IsAtLeast(Json(number), bound));
    }

    [Theory]
    [InlineData("0.3", "0.1", false)]
    [InlineData("19.99", "0.01", false)]
    [InlineData("19.995", "0.01", true)]
    [InlineData("1e300", "3", true)]
    [InlineData("3e300", "3", false)]
    [InlineData("0", "7", false)]
    [InlineData("1e-400", "1", true)]
    public void Multiples_are_exact(string number, string divisor, bool isBroken) =>
        Assert.Equal(isBroken, SpecJson.IsNotMultipleOf(Json(number), divisor));

    [Theory]
    [InlineData("1.0", true)]
    [InlineData("1e3", true)]
    [InlineData("15e-1", false)]
    [InlineData("1.0000000000000000000001", false)]
    [InlineData("\"1\"", false)]
    public void Integers_are_numbers_without_a_fraction(string json, bool isInteger) =>
        Assert.Equal(isInteger, SpecJson.Is(Json(json), JsonTypes.Integer));

    [Fact]
    public void A_double_counts_as_its_shortest_text()
    {
        Assert.False(SpecJson.IsNotMultipleOf(0.3, "0.1"));
        Assert.True(SpecJson.IsNotMultipleOf(0.35, "0.1"));
        Assert.False(SpecJson.IsNotMultipleOf((double?)null, "0.1"));
        Assert.True(SpecJson.IsInteger(1e20));
        Assert.False(SpecJson.IsInteger(double.PositiveInfinity));
    }

    [Fact]
    public void Lengths_are_in_code_points()
    {
        Assert.False(SpecJson.IsLonger("😀😀", 2));
        Assert.True(SpecJson.IsShorter("😀", 2));
        Assert.False(SpecJson.IsShorter((string?)null, 2));
        Assert.True(SpecJson.IsShorter(Json("\"\\ud83d\\ude00\""), 2));
    }

    [Theory]
    [InlineData("{\"a\":1,\"b\":[1.0,null]}", "{\"b\":[1e0,null],\"a\":1.00}", true)]
    [InlineData("[1,2]", "[2,1]", false)]
    [InlineData("0", "false", false)]
    [InlineData("-0.0", "0", true)]
    [InlineData("\"a\"", "\"\\u0061\"", true)]
    public void Values_equal_by_meaning(string left, string right, bool areEqual)
    {
        Assert.Equal(areEqual, SpecJson.Equal(Json(left), Json(right)));
        if (areEqual)
        {
            Assert.Equal(SpecJson.Hash(Json(left)), SpecJson.Hash(Json(right)));
        }
    }

    private static JsonElement Json(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
