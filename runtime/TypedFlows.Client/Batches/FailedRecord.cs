using System.Text;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents a record that was not stored, with the reason.</summary>
public sealed class FailedRecord
{
    private static readonly JsonDocumentOptions s_reading = new() { MaxDepth = 256 };

    /// <summary>Gets the record as text: as it is in the source, or as JSON.</summary>
    public string? Record { get; init; }

    /// <summary>Gets the error code, such as <c>MAPPER-3700-400</c>, or null if the service reports none.</summary>
    public string? Code { get; init; }

    /// <summary>Gets the message, with every error of the record, or null if the service reports none.</summary>
    public string? Message { get; init; }

    /// <summary>Gets the name of the file that contains the record, or null if there is none or the service does not report it.</summary>
    public string? File { get; init; }

    /// <summary>Gets the line in which the record starts, counted from 1, or null if the service does not report it.</summary>
    public long? Line { get; init; }

    /// <summary>Gets the complete entry. It is undefined for an entry that is not a JSON object.</summary>
    public JsonElement Json { get; init; }

    /// <summary>Returns the location, the code and the message.</summary>
    /// <returns>Text for a log or a console. It does not contain the record.</returns>
    public override string ToString()
    {
        var location = Line is { } line ? FormattableString.Invariant($"{File}({line})") : File;
        return string.Join(": ", new[] { location, Code, Message }.Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>Reads a line of a file of failed records.</summary>
    internal static FailedRecord Read(string line)
    {
        JsonElement json;
        try
        {
            using var document = JsonDocument.Parse(line, s_reading);
            json = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return new() { Record = line };
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            return new() { Record = line };
        }

        List<RunError> errors = [.. Errors(json)];
        return new()
        {
            Record = json.Member("_corrupt_record") is { } record ? record.AsText() ?? record.GetRawText() : WithoutErrors(json),
            Code = json.Text("code") ?? errors.Select(error => error.Code).FirstOrDefault(code => code is not null),
            Message = json.Text("message") ?? (errors.Count > 0 ? string.Join("; ", errors.Select(error => error.Message)) : null),
            File = json.Text("file") ?? json.Text("_filename"),
            Line = json.Integer("line"),
            Json = json,
        };
    }

    /// <summary>Returns the errors of an entry: a list in <c>_errors</c>, or the violations of messages.</summary>
    private static IEnumerable<RunError> Errors(JsonElement json) =>
        json.Items("_errors").Select(error => new RunError(error.Text("code"), error.Text("message") ?? error.GetRawText()))
            .Concat((json.Member("_errors") ?? default).Items("_streamingValidation").SelectMany(Violations))
            .Concat(json.Items("_validationErrors").SelectMany(Violations));

    /// <summary>Returns the violations of a tree in which groups contain others.</summary>
    private static IEnumerable<RunError> Violations(JsonElement violation)
    {
        var causes = violation.Items("causingExceptions").ToList();
        if (causes.Count > 0)
        {
            return causes.SelectMany(Violations);
        }

        var message = violation.Text("message") ?? violation.GetRawText();
        return [new(null, violation.Text("pointerToViolation") is { } pointer ? $"{pointer}: {message}" : message)];
    }

    /// <summary>Returns the record of an entry that has its errors as further properties.</summary>
    private static string WithoutErrors(JsonElement json)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var property in json.EnumerateObject()
                .Where(property => property.Name is not ("_errors" or "_validationErrors" or "_filename")))
            {
                property.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
