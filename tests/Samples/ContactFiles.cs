using System.Globalization;

namespace TypedFlows.Samples;

/// <summary>Creates contacts and a folder of CSV files that contain them.</summary>
internal sealed class ContactFiles : IDisposable
{
    public static readonly IReadOnlyDictionary<string, string> Paths = new Dictionary<string, string>
    {
        ["FirstName"] = "person.name.firstName",
        ["LastName"] = "person.name.lastName",
        ["Phone"] = "mobilePhone.number",
        ["Email"] = "personalEmail.address",
        ["Id"] = "_id",
    };

    public string Folder { get; } = Directory.CreateTempSubdirectory("typedflows-contacts-").FullName;

    /// <summary>Gets all written contacts by column.</summary>
    public List<Dictionary<string, string>> Contacts { get; } = [];

    /// <summary>Writes a file of contacts with irregularities of real files.</summary>
    public void Write(string name, int seed, int count, params string[] columns)
    {
        var random = new Random(seed);
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var newLine = seed % 2 == 0 ? "\r\n" : "\n";
        using var writer = new StreamWriter(path);
        writer.Write(string.Join(',', columns) + newLine);
        for (var row = 0; row < count; row++)
        {
            var contact = columns.ToDictionary(column => column, column => column == "Id" ? $"{seed}-{row:D5}" : Value(random));
            writer.Write(string.Join(',', columns.Select(column => Field(contact[column]))) + newLine);
            Contacts.Add(contact);
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    // RFC 4180: a field is quoted only if necessary.
    private static string Field(string value) =>
        value.AsSpan().ContainsAny(",\"\r\n") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;

    private static string Value(Random random)
    {
        string[] values = [
            "Ada",
            "O'Neil, Jr.",
            "two\nlines",
            "two\r\nlines",
            "say \"hello\"",
            "Zoë",
            "李小龍",
            "مريم",
            "",
            " padded ",
            "007",
            "=1+1",
            "a;b\tc",
            "\\N",
            "null"];
        return values[random.Next(values.Length)]
            + (random.Next(2) == 0 ? string.Empty : random.Next(1000).ToString(CultureInfo.InvariantCulture));
    }
}
