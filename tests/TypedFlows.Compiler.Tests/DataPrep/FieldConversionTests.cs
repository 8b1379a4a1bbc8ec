using TypedFlows.Compiler.DataPrep;
using TypedFlows.Compiler.Fields;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;

namespace TypedFlows.Compiler.Tests.DataPrep;

/// <summary>Tests the conversion of a mapped value to the type of its field, as a table of value, type and result.</summary>
public class FieldConversionTests
{
    [Theory]
    [InlineData("y", true)]
    [InlineData("yes", true)]
    [InlineData("Y", true)]
    [InlineData("YES", true)]
    [InlineData("on", true)]
    [InlineData("ON", true)]
    [InlineData("true", true)]
    [InlineData("TRUE", true)]
    [InlineData("n", false)]
    [InlineData("no", false)]
    [InlineData("N", false)]
    [InlineData("NO", false)]
    [InlineData("off", false)]
    [InlineData("OFF", false)]
    [InlineData("false", false)]
    [InlineData("FALSE", false)]
    public void The_documented_words_are_booleans(string text, bool expected) =>
        Assert.Equal(new JsonValue.Boolean(expected), Convert(text, FieldType.Boolean));

    [Theory]
    [InlineData("Yes", "Boolean")]
    [InlineData("True", "Boolean")]
    [InlineData("1", "Boolean")]
    [InlineData(" true", "Boolean")]
    [InlineData("1.5", "Integer")]
    [InlineData("one", "Integer")]
    [InlineData("0x10", "Integer")]
    [InlineData("1 ", "Integer")]
    [InlineData("-", "Number")]
    [InlineData(".", "Number")]
    [InlineData("1e", "Number")]
    [InlineData("1,5", "Number")]
    [InlineData("NaN", "Number")]
    [InlineData("١", "Number")]
    [InlineData("soon", "DateTime")]
    [InlineData("2019-13-01", "DateTime")]
    [InlineData("9999-12-31 23:59:59-0500", "DateTime")]
    [InlineData("0001-01-01 00:00:00+0500", "Date")]
    [InlineData("1567411548", "DateTime")]
    public void A_text_without_a_conversion_stays_for_the_schema(string text, string target) =>
        Assert.Equal(new JsonValue.String(text), Convert(text, Enum.Parse<FieldType>(target)));

    [Theory]
    [InlineData("1234", "Integer", "1234")]
    [InlineData("-7", "Integer", "-7")]
    [InlineData("+7", "Integer", "7")]
    [InlineData("007", "Integer", "7")]
    [InlineData("2.0", "Integer", "2")]
    [InlineData("9223372036854775808", "Integer", "9223372036854775808")]
    [InlineData("0.50", "Number", "0.5")]
    [InlineData(".5", "Number", "0.5")]
    [InlineData("5.", "Number", "5")]
    [InlineData("-1e-3", "Number", "-0.001")]
    [InlineData("1E3", "Number", "1000")]
    public void Text_is_read_as_a_number(string text, string target, string expected) => Assert.Equal(
        expected, Assert.IsType<JsonValue.Number>(Convert(text, Enum.Parse<FieldType>(target))).Value.ToString());

    [Theory]
    [InlineData("2019-10-23 11:24", "2019-10-23T11:24:00Z")]
    [InlineData("2019-10-17 11:55:12", "2019-10-17T11:55:12Z")]
    [InlineData("2016-11-09T11:44:44.797", "2016-11-09T11:44:44.797Z")]
    [InlineData("2020-01-01 00:00:00+0100", "2019-12-31T23:00:00Z")]
    [InlineData("2020-01-01 00:00:00.250+0100", "2019-12-31T23:00:00.25Z")]
    [InlineData("2020/01/02", "2020-01-02T00:00:00Z")]
    [InlineData("2020.01.02", "2020-01-02T00:00:00Z")]
    [InlineData("2020-Jan-02", "2020-01-02T00:00:00Z")]
    [InlineData("20200102", "2020-01-02T00:00:00Z")]
    [InlineData("01-02-2020", "2020-01-02T00:00:00Z")]
    [InlineData("12112020", "2020-12-11T00:00:00Z")]
    [InlineData("1/02/2020", "2020-01-02T00:00:00Z")]
    [InlineData("02.1.2020", "2020-01-02T00:00:00Z")]
    [InlineData("1/02/2020 03:04:05 PM", "2020-01-02T15:04:05Z")]
    [InlineData("02.1.2020 03:04:05 AM", "2020-01-02T03:04:05Z")]
    [InlineData("02.Jan.2020", "2020-01-02T00:00:00Z")]
    [InlineData("02-Jan-2020", "2020-01-02T00:00:00Z")]
    [InlineData("2026-10-05T17:45:00.123456789+02:00", "2026-10-05T17:45:00.123456789+02:00")]
    [InlineData("2026-10-05T17:45:00Z", "2026-10-05T17:45:00Z")]
    public void Text_is_read_as_a_date_and_time_by_the_documented_patterns(string text, string expected) =>
        Assert.Equal(new JsonValue.String(expected), Convert(text, FieldType.DateTime));

    [Theory]
    [InlineData("2020-01-02", "2020-01-02")]
    [InlineData("1/02/2020", "2020-01-02")]
    [InlineData("2020-01-02 23:30:00-0200", "2020-01-03")]
    [InlineData("2020-01-02T03:04:05Z", "2020-01-02")]
    public void Text_is_read_as_a_date_in_UTC(string text, string expected) =>
        Assert.Equal(new JsonValue.String(expected), Convert(text, FieldType.Date));

    [Fact]
    public void Numbers_and_booleans_become_text()
    {
        Assert.Equal(new JsonValue.String("1234"), FieldConversion.Convert(Number("1234"), FieldType.String));
        Assert.Equal(new JsonValue.String("0.5"), FieldConversion.Convert(Number("0.50"), FieldType.String));
        Assert.Equal(new JsonValue.String("1000"), FieldConversion.Convert(Number("1e3"), FieldType.String));
        Assert.Equal(new JsonValue.String("true"), FieldConversion.Convert(new JsonValue.Boolean(true), FieldType.String));
    }

    [Fact]
    public void A_value_that_is_no_value_is_left_out()
    {
        Assert.Null(FieldConversion.Convert(JsonValue.Null.Value, FieldType.String));
        Assert.Null(Convert(string.Empty, FieldType.Integer));
        Assert.Null(Convert(string.Empty, FieldType.DateTime));
        Assert.Equal(new JsonValue.String(string.Empty), Convert(string.Empty, FieldType.String));
    }

    [Theory]
    [InlineData("Boolean")]
    [InlineData("Integer")]
    [InlineData("DateTime")]
    [InlineData("Object")]
    [InlineData("None")]
    public void A_value_of_another_kind_stays_for_the_schema(string target)
    {
        var type = Enum.Parse<FieldType>(target);
        JsonValue fraction = Number("1.5");
        JsonValue array = new JsonValue.Array([fraction]);
        Assert.Same(fraction, FieldConversion.Convert(fraction, type));
        Assert.Same(array, FieldConversion.Convert(array, type));
        Assert.Same(array, FieldConversion.Convert(array, FieldType.String));
    }

    [Theory]
    [InlineData("""{"type":"string"}""", "String")]
    [InlineData("""{"type":"string","format":"date"}""", "Date")]
    [InlineData("""{"type":"string","format":"date-time"}""", "DateTime")]
    [InlineData("""{"type":"string","format":"email"}""", "String")]
    [InlineData("""{"type":"integer"}""", "Integer")]
    [InlineData("""{"type":"number"}""", "Number")]
    [InlineData("""{"type":"boolean"}""", "Boolean")]
    [InlineData("""{"type":"object"}""", "Object")]
    [InlineData("""{"type":["string","integer"]}""", "None")]
    [InlineData("{}", "None")]
    public void The_type_is_that_of_the_field(string schema, string expected) =>
        Assert.Equal(Enum.Parse<FieldType>(expected), SchemaField.TypeOf(SpecParser.ParseSchema(schema, [])!));

    private static JsonValue? Convert(string text, FieldType target) => FieldConversion.Convert(new JsonValue.String(text), target);

    private static JsonValue.Number Number(string text) => new(JsonDecimal.Parse(text));
}
