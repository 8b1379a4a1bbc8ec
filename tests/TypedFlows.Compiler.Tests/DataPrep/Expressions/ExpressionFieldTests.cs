using TypedFlows.Compiler.DataPrep.Expressions;
using TypedFlows.Compiler.DataPrep.Functions;

namespace TypedFlows.Compiler.Tests.DataPrep.Expressions;

/// <summary>Tests expressions against known source fields, and the corrections of mistakes.</summary>
public class ExpressionFieldTests
{
    private static readonly Dictionary<string, ExpressionType> s_fields = new()
    {
        ["given"] = ExpressionType.String,
        ["given name"] = ExpressionType.String,
        ["last-name"] = ExpressionType.String,
        ["date"] = ExpressionType.String,
        ["size"] = ExpressionType.Integer,
        ["tags"] = ExpressionType.Array,
        ["person"] = ExpressionType.Object,
        ["person.city"] = ExpressionType.String,
        ["person.city code"] = ExpressionType.String,
        ["a.b"] = ExpressionType.Any,
    };

    [Theory]
    [InlineData("gievn", 0, 5, "the nearest is 'given'")]
    [InlineData("upper(Given)", 6, 5, "the nearest is 'given'")]
    [InlineData("person.cty", 7, 3, "The source has no field 'person.cty'; the nearest is 'person.city'")]
    [InlineData("upper(person.city) + person.'citi'", 28, 6, "'person.city'")]
    [InlineData("last-name", 0, 9, "write the field 'last-name' as ${last-name}")]
    [InlineData("concat(last-name, 'x')", 7, 9, "${last-name}")]
    [InlineData("lower", 0, 5, "a call of the function is lower(s: string)")]
    [InlineData("qqqqqq", 0, 6, "The source has no field 'qqqqqq'")]
    [InlineData("${gievn} + given", 0, 8, "the nearest is 'given'")]
    public void An_unknown_field_is_one_error_with_its_remedy(string text, int offset, int length, string remedy)
    {
        var error = Assert.Single(Check(text));
        Assert.Equal((ExpressionErrorKind.UnknownField, offset, length), (error.Kind, error.Offset, error.Length));
        Assert.Contains(remedy, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("concat(given, ${given name}, ${last-name}, ${size}, ${date})")]
    [InlineData("person.city + person.'city code' + a.b")]
    [InlineData("transformArray(tags, tag -> upper(tag.whatever))")]
    [InlineData("tags[0].whatever")]
    [InlineData("given - 1")]
    public void A_known_field_is_no_error(string text) => Assert.Empty(Check(text));

    [Fact]
    public void A_known_type_is_used() => Assert.Equal(
        [ExpressionErrorKind.ArgumentType], Check("concat(upper(tags), date(given))").Select(error => error.Kind));

    [Fact]
    public void A_warning_does_not_hide_an_error_of_the_destination() => Assert.Equal(
        [ExpressionErrorKind.DestinationType, ExpressionErrorKind.ReservedName],
        ExpressionChecker.Check("size_of(date)", destination: ExpressionType.Boolean).Select(error => error.Kind)
            .Order());

    [Theory]
    [InlineData("uper(given)", "upper(given)")]
    [InlineData("upperr(given, given)", null)]
    [InlineData("concat(to_date(given), 'x')", "concat(date(given), 'x')")]
    [InlineData("replace(given, 'a', 'b')", "replacestr(given, 'a', 'b')")]
    [InlineData("concat(given, 'x'", "concat(given, 'x')")]
    [InlineData("upper(concat(given, tags[0  ", "upper(concat(given, tags[0]))  ")]
    [InlineData("concat(given, 'x)", "concat(given, 'x')")]
    [InlineData("concat('x, given)", "concat('x, given')")]
    [InlineData("concat(given, \"x", "concat(given, \"x\")")]
    [InlineData("'abc", "'abc'")]
    [InlineData("concat('a'\n, 'b\n)", "concat('a'\n, 'b'\n)")]
    [InlineData("concat(${given name, 'x')", "concat(${given name}, 'x')")]
    [InlineData("${given", "${given}")]
    [InlineData("given /* x", "given /* x*/")]
    [InlineData("given == 'a')", "given == 'a'")]
    [InlineData("[upper(given]", "[upper(given)]")]
    [InlineData("given = 'a'", "given == 'a'")]
    [InlineData("given = 'a' and given = 'b'", "given == 'a' and given = 'b'")]
    [InlineData("given AND given", "given and given")]
    [InlineData("given name + 'x'", "${given name} + 'x'")]
    [InlineData("given unknown + 'x'", null)]
    [InlineData("concat(size, 'x')", "concat(${size}, 'x')")]
    [InlineData("upper(date)", "upper(${date})")]
    [InlineData("upper(gievn)", "upper(given)")]
    [InlineData("person.cty", "person.city")]
    [InlineData("person.city_code", "person.${city code}")]
    [InlineData("last-name + 'x'", "${last-name} + 'x'")]
    [InlineData("given.equal('x')", "given.equals('x')")]
    [InlineData("a[*]", null)]
    [InlineData("1 +", null)]
    [InlineData("concat()", null)]
    public void The_first_correction_removes_the_mistake(string text, string? corrected)
    {
        var error = Check(text)[0];
        Assert.Equal(corrected, ExpressionCorrections.Of(text, error, Check).FirstOrDefault()?.Apply(text));
    }

    private static IReadOnlyList<ExpressionError> Check(string text) => ExpressionChecker.Check(
        text, Find, path => [.. s_fields.Keys.Where(name => name.StartsWith(Prefix(path), StringComparison.Ordinal))
            .Select(name => name[Prefix(path).Length..])]);

    private static string Prefix(IEnumerable<string> path) => string.Concat(path.Select(step => step + "."));

    private static ExpressionType? Find(IReadOnlyList<string> path) =>
        s_fields.TryGetValue(string.Join(".", path), out var type) ? type
        : s_fields.Keys.Any(name => name.StartsWith(Prefix(path), StringComparison.Ordinal)) ? ExpressionType.Any
        : null;
}
