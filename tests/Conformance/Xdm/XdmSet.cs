using System.Text.Json;

namespace TypedFlows.Conformance.Xdm;

/// <summary>Represents schemas as the Schema Registry returns them, each with its records.</summary>
internal sealed record XdmSet(IReadOnlyList<XdmSchemaTests> Schemas)
{
    /// <exception cref="DirectoryNotFoundException">The folder contains no schemas.</exception>
    /// <exception cref="InvalidDataException">A file of expectations is malformed, or does not fit the files of records.</exception>
    public static XdmSet Load(string folder)
    {
        var answers = Path.Combine(folder, "answers");
        var files = Directory.Exists(answers) ? Directory.GetFiles(answers, "*.json") : [];
        if (files.Length == 0)
        {
            throw new DirectoryNotFoundException($"{folder} contains no answers/*.json; --xdm needs a folder with answers and records.");
        }

        return new XdmSet([.. files.Order(StringComparer.Ordinal).Select(file => Read(folder, file))]);
    }

    private static XdmSchemaTests Read(string folder, string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var records = Path.Combine(folder, "records", name);
        var expectations = Path.Combine(records, "expected.json");
        using var expected = ParseExpectations(expectations);
        try
        {
            return new XdmSchemaTests(
                name,
                File.ReadAllText(file),
                [
                    .. ReadRecords(records, "valid", expected.RootElement, _ => null),
                    .. ReadRecords(records, "invalid", expected.RootElement, ReadViolation),
                ]);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException(
                $"{expectations} does not list valid and invalid records, each invalid one with pointer and keyword: {e.Message}", e);
        }
    }

    private static JsonDocument ParseExpectations(string path)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllText(path));
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} is not JSON: {e.Message}", e);
        }
    }

    private static List<XdmRecord> ReadRecords(
        string folder, string kind, JsonElement expected, Func<JsonElement, ExpectedViolation?> readViolation)
    {
        var listed = expected.GetProperty(kind).EnumerateObject().ToList();
        var records = Path.Combine(folder, kind);
        var files = Directory.Exists(records) ? Directory.GetFiles(records, "*.json").Select(Path.GetFileName) : [];
        var unlisted = files.Except(listed.Select(record => record.Name)).Order(StringComparer.Ordinal).ToList();
        return unlisted.Count == 0
            ? [.. listed.Select(record => new XdmRecord(
                $"{kind}/{record.Name}", File.ReadAllText(Path.Combine(records, record.Name)), readViolation(record.Value)))]
            : throw new InvalidDataException($"{folder}/expected.json does not list {kind}/{unlisted[0]}.");
    }

    private static ExpectedViolation ReadViolation(JsonElement violation) => new(
        violation.GetProperty("pointer").GetString()!,
        violation.GetProperty("keyword").GetString()!,
        violation.TryGetProperty("key", out var key) ? key.GetString() : null);
}

/// <summary>Represents a schema with its records.</summary>
/// <param name="Name">The name of its file, without extension.</param>
/// <param name="Json">The response of the Schema Registry.</param>
internal sealed record XdmSchemaTests(string Name, string Json, IReadOnlyList<XdmRecord> Records);

/// <param name="File">The folder and the name of the file.</param>
/// <param name="Expected">The only violation, or null for a valid record.</param>
internal sealed record XdmRecord(string File, string Json, ExpectedViolation? Expected);

/// <param name="Pointer">The JSON Pointer to the value, as a URI fragment: to the object for a missing or extra property.</param>
/// <param name="Key">The name of the missing or extra property.</param>
internal sealed record ExpectedViolation(string Pointer, string Keyword, string? Key)
{
    public override string ToString() => Key is null ? $"{Keyword} at {Pointer}" : $"{Keyword} of '{Key}' at {Pointer}";
}
