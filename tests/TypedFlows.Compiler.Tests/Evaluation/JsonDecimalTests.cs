using System.Diagnostics;
using System.Numerics;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Tests.Evaluation;

public sealed class JsonDecimalTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.0e7", "0")]
    [InlineData("1.0", "1")]
    [InlineData("1e3", "1000")]
    [InlineData("-15.50", "-15.5")]
    [InlineData("0.001", "0.001")]
    [InlineData("100000000000000000000", "100000000000000000000")]
    [InlineData("1e20", "100000000000000000000")]
    [InlineData("12e-1", "1.2")]
    [InlineData("1E+0400", "1e400")]
    [InlineData("5e-400", "5e-400")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("0.00e99999999999999999999999", "0")]
    public void Writes_the_number_of_the_text(string text, string printed)
    {
        Assert.Equal(printed, JsonDecimal.Parse(text).ToString());
        Assert.Equal(JsonDecimal.Parse(text), JsonDecimal.Parse(printed));
    }

    [Theory]
    [InlineData("1", "1.0", 0)]
    [InlineData("1e1", "10", 0)]
    [InlineData("0.1", "0.10", 0)]
    [InlineData("9", "10", -1)]
    [InlineData("99", "100", -1)]
    [InlineData("123", "12.4", 1)]
    [InlineData("12", "12.000000000000000000000001", -1)]
    [InlineData("-1", "1", -1)]
    [InlineData("-2", "-1", -1)]
    [InlineData("-0.5", "0", -1)]
    [InlineData("9007199254740993", "9007199254740992", 1)]
    [InlineData("1e1000000000", "9e999999999", 1)]
    [InlineData("-1e1000000000", "1e-1000000000", -1)]
    [InlineData("1e-1000000000", "0", 1)]
    public void Compares_by_value(string left, string right, int sign)
    {
        Assert.Equal(sign, Math.Sign(JsonDecimal.Parse(left).CompareTo(JsonDecimal.Parse(right))));
        Assert.Equal(-sign, Math.Sign(JsonDecimal.Parse(right).CompareTo(JsonDecimal.Parse(left))));
        Assert.Equal(sign == 0, JsonDecimal.Parse(left) == JsonDecimal.Parse(right));
    }

    [Theory]
    [InlineData("4.5", "1.5", true)]
    [InlineData("35", "1.5", false)]
    [InlineData("0", "7", true)]
    [InlineData("0.0075", "0.0001", true)]
    [InlineData("0.00751", "0.0001", false)]
    [InlineData("-30", "15", true)]
    [InlineData("1e308", "0.123456789", false)]
    [InlineData("12391239123", "1e-8", true)]
    [InlineData("1e1000000000", "3", false)]
    [InlineData("3e1000000000", "3", true)]
    [InlineData("1e1000000000", "1e-1000000000", true)]
    [InlineData("1e-1000000000", "2", false)]
    [InlineData("123456789012345678901234567890", "9876543210987654321", false)]
    [InlineData("19753086421975308642", "9876543210987654321", true)]
    public void Divides_exactly(string value, string divisor, bool isMultiple) =>
        Assert.Equal(isMultiple, JsonDecimal.Parse(value).IsMultipleOf(JsonDecimal.Parse(divisor)));

    [Fact]
    public void Agrees_with_whole_number_arithmetic()
    {
        var random = new Random(7);
        for (var round = 0; round < 5_000; round++)
        {
            var (left, leftScale) = (random.Next(-3000, 3000), random.Next(0, 6));
            var (right, rightScale) = (random.Next(-3000, 3000), random.Next(0, 6));
            var a = JsonDecimal.Parse($"{left}e-{leftScale}");
            var b = JsonDecimal.Parse($"{right}e{-rightScale}");

            // Both are integers after multiplication by ten to the sixth.
            var wholeA = left * BigInteger.Pow(10, 6 - leftScale);
            var wholeB = right * BigInteger.Pow(10, 6 - rightScale);
            Assert.Equal(wholeA.CompareTo(wholeB), a.CompareTo(b));
            Assert.Equal(wholeA == wholeB, a == b);
            Assert.Equal((wholeA % BigInteger.Pow(10, 6)).IsZero, a.IsInteger);
            Assert.Equal(a, JsonDecimal.Parse(a.ToString()));
            Assert.True(wholeB.IsZero || (wholeA % wholeB).IsZero == a.IsMultipleOf(b), $"{a} / {b}");
        }
    }

    [Theory]
    [InlineData("1e3", 1000)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("9223372036854775807.0", long.MaxValue)]
    public void Returns_a_long_if_it_fits(string text, long value)
    {
        Assert.True(JsonDecimal.Parse(text).TryGetInt64(out var read));
        Assert.Equal(value, read);
        Assert.Equal(JsonDecimal.FromInt64(value), JsonDecimal.Parse(text));
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("9223372036854775808")]
    [InlineData("1e1000000000")]
    [InlineData("1e-1000000000")]
    public void Returns_false_if_no_long_fits(string text) => Assert.False(JsonDecimal.Parse(text).TryGetInt64(out _));

    [Fact]
    public void Hostile_numbers_cost_no_more_than_their_length()
    {
        var clock = Stopwatch.StartNew();
        var digits = new string('7', 1_000_000);
        JsonDecimal[] numbers =
        [
            JsonDecimal.Parse("1e1000000000"), JsonDecimal.Parse("1e-1000000000"), JsonDecimal.Parse("1e" + digits),
            JsonDecimal.Parse("-1e-" + digits), JsonDecimal.Parse(digits), JsonDecimal.Parse("0." + digits),
            JsonDecimal.Parse("0." + new string('0', 1_000_000) + "1"), JsonDecimal.Parse("1" + new string('0', 1_000_000)),
        ];
        foreach (var left in numbers)
        {
            Assert.Equal(0, left.CompareTo(left));
            Assert.Equal(left.GetHashCode(), left.GetHashCode());
            _ = left.IsMultipleOf(JsonDecimal.FromInt64(15));
            foreach (var right in numbers)
            {
                Assert.Equal(Math.Sign(left.CompareTo(right)), -Math.Sign(right.CompareTo(left)));
            }
        }

        // The limit is generous for a slow machine. With multiplied digits, each of these takes minutes or exhausts the memory.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), clock.Elapsed.ToString());
    }
}
