using TypedFlows.CompilerServices;

namespace TypedFlows.Compiler.Tests.Emit;

internal sealed class RecordProbe<T> : RecordProbe
    where T : class, ISpecRecord<T>
{
    public override (ISpecObject? Value, ValidationResult Result) Parse(byte[] json, ReadOptions? options = null)
    {
        var isRead = SpecJson.TryParse<T>(json, out var value, out var result, options);
        Assert.Equal(isRead, result.IsValid);
        Assert.Equal(isRead, value is not null);

        // Properties do not preserve the original text, so only the actual value in a message may differ.
        var first = new ReadOptions { LenientScalars = options?.LenientScalars ?? false, StopAtFirst = true };
        Assert.Equal(isRead, SpecJson.TryParse<T>(json, out var quick, options));
        Assert.Equal(value, quick);
        Assert.Equal(isRead, SpecJson.TryParse(json, out quick, out var reported, first));
        Assert.Equal(value, quick);

        // A text that is not JSON can have a violation before its error.
        Assert.True(
            isRead ? reported.IsValid : result.Violations is [{ Keyword: "json" }] || result.Violations.Select(Rule).Contains(Rule(Assert.Single(reported.Violations))),
            $"{reported}\nis not of\n{result}");
        return (value, result);
    }

    private static Violation Rule(Violation violation) => violation with { Message = violation.Message.Split(", but ")[0] };

    public override ValidationResult Validate(byte[] json, ReadOptions? options = null) => SpecJson.Validate<T>(json, options);
}
