using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TypedFlows;

/// <summary>Reads, checks and writes generated records. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class SpecJson
{
    /// <summary>Checks a record.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="record">What to check.</param>
    /// <returns>The broken rules, if any.</returns>
    public static ValidationResult Validate<T>(T record)
        where T : class, ISpecRecord<T>
    {
        ArgumentNullException.ThrowIfNull(record);
        var validation = new SpecValidation(lenient: false);
        record.Check(ref validation);
        return ValidationResult.From(validation.Violations);
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

        var validation = new SpecValidation(options?.LenientScalars ?? false);
        T.CheckJson(document, ref validation);
        return ValidationResult.From(validation.Violations);
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
        var lenient = options?.LenientScalars ?? false;
        if (TryReadFitting(utf8Json, lenient, out value))
        {
            var validation = new SpecValidation(lenient);
            value.Check(ref validation);
            result = ValidationResult.From(validation.Violations);
        }
        else
        {
            result = ReadMisfit(utf8Json, lenient, out value);
        }

        if (!result.IsValid)
        {
            value = null;
        }

        return value is not null;
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

    internal const string MalformedKeyword = "json";

    // The way of nearly every document: one pass, no violation noted, nothing else allocated than the record.
    internal static bool TryReadFitting<T>(ReadOnlySpan<byte> utf8Json, bool lenient, [NotNullWhen(true)] out T? value, bool exact = true)
        where T : class, ISpecRecord<T>
    {
        var reader = new SpecReader(utf8Json, lenient, exact);
        value = T.Read(ref reader);
        if (!reader.IsAtEnd)
        {
            value = null;
        }

        return value is not null;
    }

    // What does not fit is judged as a document; it may yet turn out to be valid (duplicate members, a number with many digits).
    internal static ValidationResult ReadMisfit<T>(ReadOnlySpan<byte> utf8Json, bool lenient, out T? value)
        where T : class, ISpecRecord<T>
    {
        value = null;
        if (!TryReadDocument(utf8Json, out var document, out var text, out var malformed))
        {
            return malformed;
        }

        var validation = new SpecValidation(lenient);
        T.CheckJson(document, ref validation);
        if (validation.Violations.Count > 0 || validation.NotRepresentable.Count > 0)
        {
            return ValidationResult.From([.. validation.Violations, .. validation.NotRepresentable]);
        }

        if (!TryReadFitting(text, lenient, out value, exact: false))
        {
            return ValidationResult.From([new Violation(string.Empty, string.Empty, "NotRepresentable", $"The document is valid, but {typeof(T).Name} cannot hold it.")]);
        }

        // A number with many digits is rounded, and may then lie on the other side of a bound.
        var rounded = Validate(value);
        return rounded.IsValid ? rounded : ValidationResult.From(
            [.. rounded.Violations.Select(v => new Violation(v.InstancePath, v.SchemaPath, "NotRepresentable", "The number is valid, but a double rounds it to one that is not: " + v.Message))]);
    }

    private static bool TryReadDocument(
        ReadOnlySpan<byte> utf8Json, out JsonElement document, out ReadOnlySpan<byte> text, out ValidationResult malformed)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8Json);
            document = JsonElement.ParseValue(ref reader);
            text = utf8Json;
            if (reader.Read())
            {
                throw new JsonException("Something follows the JSON value.");
            }

            if (HasDuplicates(document))
            {
                var rewritten = WithoutDuplicates(document);
                var again = new Utf8JsonReader(rewritten);
                document = JsonElement.ParseValue(ref again);
                text = rewritten;
            }

            malformed = ValidationResult.Valid;
            return true;
        }
        catch (InvalidOperationException)
        {
            // A member name with half a surrogate pair: JSON's grammar has it, no text in .NET can be it.
            document = default;
            text = default;
            malformed = ValidationResult.From([new Violation(string.Empty, string.Empty, MalformedKeyword, "The text is no JSON that can be read: a member's name is not valid Unicode.")]);
            return false;
        }
        catch (JsonException e)
        {
            document = default;
            text = default;
            malformed = ValidationResult.From([new Violation(string.Empty, string.Empty, MalformedKeyword, $"The text is no JSON: {e.Message}")]);
            return false;
        }
    }
}
