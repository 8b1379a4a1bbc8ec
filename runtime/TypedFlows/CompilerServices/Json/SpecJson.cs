using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TypedFlows.CompilerServices;

/// <summary>Reads, checks and writes generated records. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class SpecJson
{
    internal const string MalformedKeyword = "json";

    // Of what is valid, and what the record's C# types cannot hold.
    internal const string NotRepresentableKeyword = "NotRepresentable";

    /// <summary>Checks a record.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="record">What to check.</param>
    /// <returns>The broken rules, if any.</returns>
    public static ValidationResult Validate<T>(T record)
        where T : class, ISpecRecord<T> => Validate(record, ReadOptions.Default);

    /// <summary>Checks a record.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="record">What to check.</param>
    /// <param name="options">Whether to stop at the first broken rule.</param>
    /// <returns>The broken rules, if any.</returns>
    public static ValidationResult Validate<T>(T record, ReadOptions options)
        where T : class, ISpecRecord<T>
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(options);

        // To keep the way to each value costs more than to ask again about the few records that break a rule.
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

    /// <summary>Checks a JSON document against the schema of a record, whether or not the record can hold it.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="utf8Json">The document.</param>
    /// <param name="options">How to judge it; strict by default.</param>
    /// <returns>The broken rules, if any; keyword <c>json</c> for text that is no JSON.</returns>
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

    /// <summary>Reads a record and checks it.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="utf8Json">The document.</param>
    /// <param name="value">The record; null when the document is refused.</param>
    /// <param name="result">The broken rules, if any.</param>
    /// <param name="options">How to read it; strict by default.</param>
    /// <returns>True when the document breaks no rule and the record can hold it.</returns>
    public static bool TryParse<T>(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out T? value, out ValidationResult result, ReadOptions? options = null)
        where T : class, ISpecRecord<T>
    {
        return TryParseAsIs(utf8Json, out value, out result, Mode(options))
            || (IsLenient(options) && TryReadScalars<T>(utf8Json, out var read) && TryParseAsIs(read, out value, out result, Mode(options)));
    }

    /// <summary>Reads a record and checks it; does not tell which rule is broken, and so is the quickest way to refuse a document.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="utf8Json">The document.</param>
    /// <param name="value">The record; null when the document is refused.</param>
    /// <param name="options">How to read it; strict by default.</param>
    /// <returns>True when the document breaks no rule and the record can hold it.</returns>
    public static bool TryParse<T>(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out T? value, ReadOptions? options = null)
        where T : class, ISpecRecord<T>
    {
        return TryParseAsIs(utf8Json, out value)
            || (IsLenient(options) && TryReadScalars<T>(utf8Json, out var read) && TryParseAsIs(read, out value));
    }

    /// <summary>Reads a record and checks it.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="utf8Json">The document.</param>
    /// <param name="options">How to read it; strict by default.</param>
    /// <returns>The record.</returns>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    /// <exception cref="SpecValidationException">The document breaks a rule of the schema, or the record cannot hold it.</exception>
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

    /// <summary>Metadata that lets System.Text.Json read and write a record without reflection.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="options">The options that the metadata is for.</param>
    /// <returns>The metadata.</returns>
    public static JsonTypeInfo CreateTypeInfo<T>(JsonSerializerOptions options)
        where T : class, ISpecRecord<T>
    {
        var converter = new SpecRecordConverter<T>();
        return JsonMetadataServices.CreateValueInfo<T>(options, converter);
    }
}
