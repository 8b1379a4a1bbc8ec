using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TypedFlows.CompilerServices;

/// <summary>Represents a generated record or union that can be read from JSON, validated and written.</summary>
/// <typeparam name="TSelf">The type of the record.</typeparam>
#pragma warning disable CA1000 // Called by the record's own name, where the type argument is not spelled.
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract record SpecRecord<TSelf>
    where TSelf : SpecRecord<TSelf>, ISpecRecord<TSelf>
{
    /// <summary>Initializes a new instance of the <see cref="SpecRecord{TSelf}"/> record.</summary>
    protected SpecRecord()
    {
    }

    /// <summary>Initializes a copy of a record for a <c>with</c> expression. A copy constructor in user code does not compile.</summary>
    /// <param name="original">The record to copy.</param>
    [Obsolete("A generated record cannot declare a copy constructor: the analyzers rely on 'with' to keep every property that it does not "
        + "set. Remove the constructor. The C# compiler also copies your own members.", error: true)]
    protected SpecRecord(SpecRecord<TSelf> original)
    {
    }

    /// <inheritdoc cref="SpecJson.TryParse{T}(ReadOnlySpan{byte}, out T, out ValidationResult, ReadOptions)"/>
    public static bool TryParseJson(
        ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out TSelf? value, out ValidationResult result, ReadOptions? options = null) =>
        SpecJson.TryParse(utf8Json, out value, out result, options);

    /// <inheritdoc cref="SpecJson.TryParse{T}(ReadOnlySpan{byte}, out T, ReadOptions)"/>
    public static bool TryParseJson(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out TSelf? value, ReadOptions? options = null) =>
        SpecJson.TryParse(utf8Json, out value, options);

    /// <inheritdoc cref="SpecJson.Parse{T}(ReadOnlySpan{byte}, ReadOptions)"/>
    public static TSelf ParseJson(ReadOnlySpan<byte> utf8Json, ReadOptions? options = null) => SpecJson.Parse<TSelf>(utf8Json, options);

    /// <inheritdoc cref="SpecJson.Validate{T}(ReadOnlySpan{byte}, ReadOptions)"/>
    public static ValidationResult ValidateJson(ReadOnlySpan<byte> utf8Json, ReadOptions? options = null) =>
        SpecJson.Validate<TSelf>(utf8Json, options);

    /// <inheritdoc cref="ISpecObject.Validate"/>
    public ValidationResult Validate() => SpecJson.Validate((TSelf)this);

    /// <inheritdoc cref="SpecJson.Validate{T}(T, ReadOptions)"/>
    public ValidationResult Validate(ReadOptions options) => SpecJson.Validate((TSelf)this, options);

    /// <summary>Writes the parameters in the format of the service without validation.</summary>
    /// <param name="output">The buffer for the UTF-8 text.</param>
    public void WriteTo(IBufferWriter<byte> output) => SpecJson.Write((TSelf)this, output);

    /// <inheritdoc cref="ISpecObject.WriteTo"/>
    public void WriteTo(Utf8JsonWriter writer) => SpecJson.WriteTo((TSelf)this, writer);
}
