namespace TypedFlows.Compiler.Tests.Emit;

internal sealed class RecordProbe<T> : RecordProbe
    where T : class, ISpecRecord<T>
{
    public override (ISpecObject? Value, ValidationResult Result) Parse(byte[] json, ReadOptions? options = null)
    {
        var isRead = SpecJson.TryParse<T>(json, out var value, out var result, options);
        Assert.Equal(isRead, result.IsValid);
        Assert.Equal(isRead, value is not null);
        return (value, result);
    }

    public override ValidationResult Validate(byte[] json, ReadOptions? options = null) => SpecJson.Validate<T>(json, options);
}
