using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TypedFlows.CompilerServices;

/// <content>What becomes of documents that do not pass the one quick reading.</content>
public static partial class SpecJson
{
    // One pass that checks no rule across members.
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

    // What does not fit is judged as a document; it may yet turn out to be valid (duplicate members, a number with many digits).
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
            return ValidationResult.From([new Violation(string.Empty, string.Empty, NotRepresentableKeyword, $"The document is valid, but {typeof(T).Name} cannot hold it.")]);
        }

        // A number of more digits than a double has was rounded, and may have been rounded past a limit.
        var rounded = new SpecValidation(mode);
        value.Check(ref rounded);
        if (rounded.IsBroken)
        {
            value = null;
            return ValidationResult.From([.. rounded.Result.Violations.Select(v => v with { Keyword = NotRepresentableKeyword, Message = $"The document is valid, but what a double can hold of it is not: {v.Message}" })]);
        }

        return ValidationResult.Valid;
    }

    /// <summary>The document as lenient scalars read it; false where that is as it stands, or where it is no document.</summary>
    internal static bool TryReadScalars<T>(ReadOnlySpan<byte> utf8Json, out byte[]? read)
        where T : class, ISpecRecord<T>
    {
        read = TryReadDocument(utf8Json, out var document, out _, out _) ? LenientScalars.Read<T>(document) : null;
        return read is not null;
    }

    private static bool IsLenient(ReadOptions? options) => options is { LenientScalars: true };

    private static bool TryParseAsIs<T>(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out T? value, out ValidationResult result, ValidationMode mode)
        where T : class, ISpecRecord<T>
    {
        var reader = new SpecReader(utf8Json, exact: true, mode == ValidationMode.First ? mode : ValidationMode.Verdict);
        value = T.Read(ref reader);
        if (reader.IsAtEnd && value is not null)
        {
            result = default;
            return true;
        }

        result = reader.HasViolation && (reader.IsOfDocument || JsonScanner.CountsForSure(utf8Json, reader.BrokenAt, reader.EnclosingPath))
            ? reader.Violation
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
        var reader = new SpecReader(utf8Json, exact: true, ValidationMode.Verdict);
        value = T.Read(ref reader);
        if (!reader.IsAtEnd)
        {
            value = null;
        }

        if (value is null && (reader.BrokenAt >= 0 ? !JsonScanner.CountsForSure(utf8Json, reader.BrokenAt) : JsonScanner.IsJson(utf8Json)))
        {
            // A member that comes twice, or a number of many digits: what does not fit may yet be valid.
            AddViolation(utf8Json, ValidationMode.First, reader.BrokenAt >= 0, out value);
        }

        return value is not null;
    }

    private static ValidationMode Mode(ReadOptions? options) => options is { StopAtFirst: true } ? ValidationMode.First : ValidationMode.All;

    // A document that fits and breaks a rule is told by its record.
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
            malformed = Malformed($"The text is no JSON: {JsonScanner.Complaint(utf8Json, rest)}.");
            return false;
        }

        // Half a surrogate pair: JSON's grammar has it, no text in .NET can be it.
        if (JsonScanner.HasUnreadableName(utf8Json))
        {
            malformed = Malformed("The text is no JSON that can be read: a member's name is not valid Unicode.");
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

    private static ValidationResult Malformed(string message) => ValidationResult.From([new Violation(string.Empty, string.Empty, MalformedKeyword, message)]);

    private static JsonElement Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        return JsonElement.ParseValue(ref reader);
    }
}
