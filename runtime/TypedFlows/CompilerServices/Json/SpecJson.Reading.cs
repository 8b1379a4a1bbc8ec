using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;

namespace TypedFlows.CompilerServices;

/// <content>Handles documents that the fast single pass cannot read.</content>
public static partial class SpecJson
{
    // One pass that checks no rule across properties.
    internal static bool TryReadFitting<T>(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out T? value, bool exact = true)
        where T : class, ISpecRecord<T>
    {
        var reader = new SpecReader(utf8Json, exact);
        value = T.Read(ref reader);
        if (!reader.IsAtEnd)
        {
            value = null;
        }

        return value is not null;
    }

    // A document that does not fit is evaluated as JSON. It can still be valid, because of duplicate properties or a number with many
    // digits.
    internal static ValidationResult ReadMisfit<T>(ReadOnlySpan<byte> utf8Json, out T? value, ValidationMode mode = ValidationMode.All)
        where T : class, ISpecRecord<T>
    {
        value = null;
        if (!TryReadDocument(utf8Json, out var document, out var text, out var malformed))
        {
            return malformed;
        }

        var validation = new SpecValidation(mode);
        T.CheckJson(document, ref validation);
        var rest = validation.NotRepresentable;
        if (validation.IsBroken && (rest.Count == 0 || mode != ValidationMode.All))
        {
            return validation.Result;
        }

        if (rest.Count > 0)
        {
            return ValidationResult.From(mode == ValidationMode.All ? [.. validation.Result.Violations, .. rest] : [rest[0]]);
        }

        if (!TryReadFitting(text, out value, exact: false))
        {
            return ValidationResult.From(
                [
                    new Violation(
                        string.Empty,
                        string.Empty,
                        NotRepresentableKeyword,
                        $"The document is valid, but {typeof(T).Name} cannot hold it.")]);
        }

        // A number with more digits than a double supports was rounded, possibly beyond a limit.
        var rounded = new SpecValidation(mode);
        value.Check(ref rounded);
        if (rounded.IsBroken)
        {
            value = null;
            return ValidationResult.From(
                [
                    .. rounded.Result.Violations.Select(
                        v =>
                            v with { Keyword = NotRepresentableKeyword, Message = "The document is valid, but what a double can hold of "
                                + $"it is not: {v.Message}" })]);
        }

        return ValidationResult.Valid;
    }

    /// <summary>Reads a document with lenient scalars. Returns false if the document is unchanged, or is not a JSON document.</summary>
    internal static bool TryReadScalars<T>(ReadOnlySpan<byte> utf8Json, out byte[]? read)
        where T : class, ISpecRecord<T>
    {
        read = TryReadDocument(utf8Json, out var document, out _, out _) ? LenientScalars.Read<T>(document) : null;
        return read is not null;
    }

    private static bool IsLenient(ReadOptions? options) => options is { LenientScalars: true };

    private static bool TryParseAsIs<T>(
        ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out T? value, out ValidationResult result, ValidationMode mode)
        where T : class, ISpecRecord<T>
    {
        var reader = new SpecReader(utf8Json, exact: true, mode == ValidationMode.First ? mode : ValidationMode.Verdict);
        value = T.Read(ref reader);
        if (reader.IsAtEnd && value is not null)
        {
            result = default;
            return true;
        }

        result = IsRejected(utf8Json, reader) ? reader.Violation
            : AddViolation(utf8Json, mode, reader.BrokenAt >= 0, out value);
        if (!result.IsValid)
        {
            value = null;
        }

        return value is not null;
    }

    private static bool TryParseAsIs<T>(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out T? value)
        where T : class, ISpecRecord<T>
    {
        // The reader keeps the path to the violated rule, which is faster than searching the document for duplicates of every property.
        var reader = new SpecReader(utf8Json, exact: true, ValidationMode.First);
        value = T.Read(ref reader);
        if (!reader.IsAtEnd)
        {
            value = null;
        }

        if (value is null
            && !IsRejected(utf8Json, reader)
            && (reader.BrokenAt >= 0 ? !JsonScanner.CountsForSure(utf8Json, reader.BrokenAt) : JsonScanner.IsJson(utf8Json)))
        {
            // A document with a duplicate property or a number with many digits can be valid although it does not fit.
            AddViolation(utf8Json, ValidationMode.First, reader.BrokenAt >= 0, out value);
        }

        return value is not null;
    }

    // The violated rule applies to a value that no duplicate property replaces.
    private static bool IsRejected(ReadOnlySpan<byte> utf8Json, in SpecReader reader) =>
        reader.HasViolation && (reader.IsOfDocument || JsonScanner.CountsForSure(utf8Json, reader.BrokenAt, reader.EnclosingPath));

    private static ValidationMode Mode(ReadOptions? options) =>
        options is { StopAtFirst: true } ? ValidationMode.First : ValidationMode.All;

    // The record reports the violations of a document that fits and violates a rule.
    private static ValidationResult AddViolation<T>(ReadOnlySpan<byte> utf8Json, ValidationMode mode, bool fits, out T? value)
        where T : class, ISpecRecord<T>
    {
        if (!fits || !TryReadFitting(utf8Json, out value))
        {
            return ReadMisfit(utf8Json, out value, mode);
        }

        var validation = new SpecValidation(mode);
        value.Check(ref validation);
        if (validation.IsBroken)
        {
            value = null;
        }

        return validation.Result;
    }

    private static bool TryReadDocument(
        ReadOnlySpan<byte> utf8Json, out JsonElement document, out ReadOnlySpan<byte> text, out ValidationResult malformed)
    {
        document = default;
        text = utf8Json;
        malformed = default;
        var end = JsonScanner.SkipValue(utf8Json, 0, 0);
        var rest = end < 0 ? ~end : JsonScanner.SkipSpace(utf8Json, end);
        if (end < 0 || rest < utf8Json.Length)
        {
            malformed = Malformed($"The text is not JSON: {JsonScanner.DescribeError(utf8Json, rest)}.");
            return false;
        }

        if (!Utf8.IsValid(utf8Json))
        {
            malformed = Malformed("The text cannot be read as JSON: it is not valid UTF-8.");
            return false;
        }

        // JSON's grammar allows an unpaired surrogate, but no .NET string can represent it.
        if (JsonScanner.HasUnreadableName(utf8Json))
        {
            malformed = Malformed("The text cannot be read as JSON: a property name is not valid Unicode.");
            return false;
        }

        document = Parse(utf8Json);
        if (JsonScanner.HasDuplicates(utf8Json))
        {
            text = WithoutDuplicates(document);
            document = Parse(text);
        }

        return true;
    }

    private static ValidationResult Malformed(string message) =>
        ValidationResult.From([new Violation(string.Empty, string.Empty, MalformedKeyword, message)]);

    private static JsonElement Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        return JsonElement.ParseValue(ref reader);
    }
}
