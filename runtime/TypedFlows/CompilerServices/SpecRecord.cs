using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TypedFlows.CompilerServices;

/// <summary>What every generated record and union can do: be read from JSON, checked and written.</summary>
/// <typeparam name="TSelf">The record itself.</typeparam>
#pragma warning disable CA1000 // Called by the record's own name, where the type argument is not spelled.
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract record SpecRecord<TSelf>
    where TSelf : SpecRecord<TSelf>, ISpecRecord<TSelf>
{
    /// <summary>Makes what all records share, which is nothing to be set.</summary>
    protected SpecRecord()
    {
    }

    /// <summary>Called by the copy constructors that the C# compiler writes; one written by hand does not compile.</summary>
    /// <param name="original">The record that a <c>with</c> starts from.</param>
    [Obsolete("A generated record has no copy constructor of its own: 'with' leaves every member as it is that it does not name, which the analyzers rely on. The C# compiler copies members of your own, too.", error: true)]
    protected SpecRecord(SpecRecord<TSelf> original)
    {
    }

    /// <inheritdoc cref="SpecJson.TryParse{T}(ReadOnlySpan{byte}, out T, out ValidationResult, ReadOptions)"/>
    public static bool TryParseJson(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out TSelf? value, out ValidationResult result, ReadOptions? options = null) =>
        SpecJson.TryParse(utf8Json, out value, out result, options);

    /// <inheritdoc cref="SpecJson.TryParse{T}(ReadOnlySpan{byte}, out T, ReadOptions)"/>
    public static bool TryParseJson(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out TSelf? value, ReadOptions? options = null) =>
        SpecJson.TryParse(utf8Json, out value, options);

    /// <inheritdoc cref="SpecJson.Parse{T}(ReadOnlySpan{byte}, ReadOptions)"/>
    public static TSelf ParseJson(ReadOnlySpan<byte> utf8Json, ReadOptions? options = null) => SpecJson.Parse<TSelf>(utf8Json, options);

    /// <inheritdoc cref="SpecJson.Validate{T}(ReadOnlySpan{byte}, ReadOptions)"/>
    public static ValidationResult ValidateJson(ReadOnlySpan<byte> utf8Json, ReadOptions? options = null) => SpecJson.Validate<TSelf>(utf8Json, options);

    /// <inheritdoc cref="ISpecObject.Validate"/>
    public ValidationResult Validate() => SpecJson.Validate((TSelf)this);

    /// <inheritdoc cref="SpecJson.Validate{T}(T, ReadOptions)"/>
    public ValidationResult Validate(ReadOptions options) => SpecJson.Validate((TSelf)this, options);

    /// <summary>Writes the parameters as the service expects them. Does not validate.</summary>
    /// <param name="output">Where to write UTF-8.</param>
    public void WriteTo(IBufferWriter<byte> output) => SpecJson.Write((TSelf)this, output);

    /// <inheritdoc cref="ISpecObject.WriteTo"/>
    public void WriteTo(Utf8JsonWriter writer) => SpecJson.WriteTo((TSelf)this, writer);
}
