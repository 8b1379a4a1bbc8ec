using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TypedFlows.CompilerServices;

/// <summary>Reads, checks and writes generated records. This class is intended for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class SpecJson
{
    internal const string MalformedKeyword = "json";

    // The document is valid, but the C# types of the record cannot represent it.
    internal const string NotRepresentableKeyword = "NotRepresentable";

    /// <summary>Validates a record.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="record">The record.</param>
    /// <returns>The violations, if any.</returns>
    public static ValidationResult Validate<T>(T record)
        where T : class, ISpecRecord<T> => Validate(record, ReadOptions.Default);

    /// <summary>Validates a record.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="record">The record.</param>
    /// <param name="options">The options, which define whether to stop at the first violation.</param>
    /// <returns>The violations, if any.</returns>
    public static ValidationResult Validate<T>(T record, ReadOptions options)
        where T : class, ISpecRecord<T>
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(options);

        // Tracking the path to each value is more expensive than a second validation of the few invalid records.
        var verdict = new SpecValidation(ValidationMode.Verdict);
        record.Check(ref verdict);
        if (!verdict.IsBroken)
        {
            return ValidationResult.Valid;
        }

        var validation = new SpecValidation(Mode(options));
        record.Check(ref validation);
        return validation.Result;
    }

    /// <summary>Validates a JSON document against the schema of a record, whether or not the record can represent it.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="utf8Json">The document.</param>
    /// <param name="options">The options. The default is strict.</param>
    /// <returns>The violations, if any. The keyword is <c>json</c> for a text that is not JSON.</returns>
    public static ValidationResult Validate<T>(ReadOnlySpan<byte> utf8Json, ReadOptions? options = null)
        where T : class, ISpecRecord<T>
    {
        if (!TryReadDocument(utf8Json, out var document, out _, out var malformed))
        {
            return malformed;
        }

        if (IsLenient(options) && LenientScalars.Read<T>(document) is { } read)
        {
            document = Parse(read);
        }

        var validation = new SpecValidation(Mode(options));
        T.CheckJson(document, ref validation);
        return validation.Result;
    }

    /// <summary>Reads and validates a record.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="utf8Json">The document.</param>
    /// <param name="value">The record, or null if the document is rejected.</param>
    /// <param name="result">The violations, if any.</param>
    /// <param name="options">The options. The default is strict.</param>
    /// <returns>True if the document is valid and the record can represent it.</returns>
    public static bool TryParse<T>(
        ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out T? value, out ValidationResult result, ReadOptions? options = null)
        where T : class, ISpecRecord<T>
    {
        return TryParseAsIs(utf8Json, out value, out result, Mode(options))
            || (
                IsLenient(options)
                    && TryReadScalars<T>(utf8Json, out var read)
                    && TryParseAsIs(read, out value, out result, Mode(options)));
    }

    /// <summary>Reads and validates a record without reporting the violations, which is the fastest way to reject a document.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="utf8Json">The document.</param>
    /// <param name="value">The record, or null if the document is rejected.</param>
    /// <param name="options">The options. The default is strict.</param>
    /// <returns>True if the document is valid and the record can represent it.</returns>
    public static bool TryParse<T>(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out T? value, ReadOptions? options = null)
        where T : class, ISpecRecord<T>
    {
        return TryParseAsIs(utf8Json, out value)
            || (IsLenient(options) && TryReadScalars<T>(utf8Json, out var read) && TryParseAsIs(read, out value));
    }

    /// <summary>Reads and validates a record.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="utf8Json">The document.</param>
    /// <param name="options">The options. The default is strict.</param>
    /// <returns>The record.</returns>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    /// <exception cref="SpecValidationException">The document violates a rule of the schema, or the record cannot represent it.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> utf8Json, ReadOptions? options = null)
        where T : class, ISpecRecord<T>
    {
        if (TryParse<T>(utf8Json, out var value, out var result, options))
        {
            return value;
        }

        if (result.Violations is [{ Keyword: MalformedKeyword } malformed])
        {
            throw new JsonException(malformed.Message);
        }

        throw new SpecValidationException(result);
    }

    /// <summary>Creates metadata that lets System.Text.Json read and write a record without reflection.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="options">The options for the metadata.</param>
    /// <returns>The metadata.</returns>
    public static JsonTypeInfo CreateTypeInfo<T>(JsonSerializerOptions options)
        where T : class, ISpecRecord<T>
    {
        var converter = new SpecRecordConverter<T>();
        return JsonMetadataServices.CreateValueInfo<T>(options, converter);
    }
}
