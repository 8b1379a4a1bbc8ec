using System.Collections.Concurrent;

namespace TypedFlows.Compiler.Sampling.Texts;

/// <summary>Specifies what a string is by the name of its property.</summary>
internal enum TextKind
{
    Any,
    Email,
    Phone,
    FirstName,
    LastName,
    FullName,
    Company,
    City,
    Region,
    Country,
    CountryCode,
    PostalCode,
    Street,
    TimeZone,
    Language,
    Currency,
    Uri,
    Host,
    Ip,
    Id,
    Product,
    Sentence,
    DateTime,
    Date,
    Path,
    Version,
    User,
    Color,
    Status,
    Gender,
}

/// <summary>Creates strings that are usual for the name of a property.</summary>
internal static class SampleWords
{
    private static readonly DateTime s_firstTime = new(2025, 7, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime s_firstDate = new(1950, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly ConcurrentDictionary<(string Name, string Parent), TextKind> s_kinds = new();

    private static readonly string[] s_words =
    [
        "amber", "bridge", "cedar", "delta", "ember", "forest", "garden", "harbor", "island", "juniper", "lantern", "meadow", "north",
        "orchard", "prairie", "quartz", "river", "summit", "timber", "valley",
    ];

    private static readonly string[] s_pairs = [.. s_words.SelectMany(first => s_words.Select(second => $"{first} {second}"))];

    private static readonly string[] s_colors = ["blue", "green", "red", "white", "black"];
    private static readonly string[] s_genders = ["female", "male", "non_specific"];

    // The first rule that the end of a name meets decides.
    private static readonly (string End, TextKind Kind)[] s_ends =
    [
        ("email", TextKind.Email), ("emailaddress", TextKind.Email), ("phone", TextKind.Phone), ("phonenumber", TextKind.Phone),
        ("mobile", TextKind.Phone), ("fax", TextKind.Phone), ("firstname", TextKind.FirstName), ("givenname", TextKind.FirstName),
        ("middlename", TextKind.FirstName), ("lastname", TextKind.LastName), ("surname", TextKind.LastName),
        ("familyname", TextKind.LastName), ("fullname", TextKind.FullName), ("username", TextKind.User), ("user", TextKind.User),
        ("login", TextKind.User), ("company", TextKind.Company), ("organization", TextKind.Company), ("city", TextKind.City),
        ("countrycode", TextKind.CountryCode), ("country", TextKind.Country), ("region", TextKind.Region),
        ("province", TextKind.Region), ("postalcode", TextKind.PostalCode), ("zipcode", TextKind.PostalCode), ("zip", TextKind.PostalCode),
        ("street", TextKind.Street), ("street1", TextKind.Street), ("address", TextKind.Street), ("address1", TextKind.Street),
        ("timezone", TextKind.TimeZone), ("language", TextKind.Language), ("locale", TextKind.Language), ("currency", TextKind.Currency),
        ("currencycode", TextKind.Currency), ("url", TextKind.Uri), ("uri", TextKind.Uri), ("website", TextKind.Uri),
        ("host", TextKind.Host), ("server", TextKind.Host), ("hostname", TextKind.Host), ("ipaddress", TextKind.Ip), ("ip", TextKind.Ip),
        ("id", TextKind.Id), ("uuid", TextKind.Id), ("guid", TextKind.Id), ("sku", TextKind.Product), ("description", TextKind.Sentence),
        ("comment", TextKind.Sentence), ("note", TextKind.Sentence), ("timestamp", TextKind.DateTime), ("datetime", TextKind.DateTime),
        ("birthdate", TextKind.Date), ("date", TextKind.DateTime), ("path", TextKind.Path), ("version", TextKind.Version),
        ("color", TextKind.Color), ("status", TextKind.Status), ("gender", TextKind.Gender),
    ];

    /// <param name="format">The format of the schema, which decides if the name says nothing.</param>
    public static TextKind Kind(SampleSite site, string? format = null)
    {
        var property = site;
        while (property is { Index: >= 0, Parent: { } array })
        {
            property = array;
        }

        var kind = Known(property.Name, property.Parent?.Name ?? string.Empty);
        return kind == TextKind.Any && format is not null ? Known(format, string.Empty) : kind;
    }

    public static string Create(TextKind kind, string? xdmType, SampleRandom random, SamplePerson person) => kind switch
    {
        _ when xdmType == "date-time" => DateTime(random),
        _ when xdmType == "date" => Date(random),
        TextKind.Email => person.Email,
        TextKind.Phone => $"{person.Place.PhonePrefix} {Digits(random, 4)}",
        TextKind.FirstName => person.First,
        TextKind.LastName => person.Last,
        TextKind.FullName => $"{person.First} {person.Last}",
        TextKind.Company => $"{Capital(random.Pick(s_words))} Inc.",
        TextKind.City => person.Place.City,
        TextKind.Region => person.Place.Region,
        TextKind.Country => person.Place.Country,
        TextKind.CountryCode => person.Place.CountryCode,
        TextKind.PostalCode => person.Place.PostalCode,
        TextKind.Street => $"{1 + random.Next(200)} {Capital(random.Pick(s_words))} Street",
        TextKind.TimeZone => person.Place.TimeZone,
        TextKind.Language => person.Place.Language,
        TextKind.Currency => person.Place.Currency,
        TextKind.Uri => $"https://example.com/{random.Pick(s_words)}",
        TextKind.Host => $"{random.Pick(s_words)}.example.com",
        TextKind.Ip => $"192.0.2.{1 + random.Next(254)}",
        TextKind.Id => Uuid(random),
        TextKind.Product => $"SKU-{Digits(random, 5)}",
        TextKind.Sentence => $"The {random.Pick(s_words)} near the {random.Pick(s_words)}",
        TextKind.DateTime => DateTime(random),
        TextKind.Date => Date(random),
        TextKind.Path => $"/{random.Pick(s_words)}/{random.Pick(s_words)}.csv",
        TextKind.Version => $"1.{random.Next(10)}",
        TextKind.User => $"{person.First}.{person.Last}".ToLowerInvariant(),
        TextKind.Color => random.Pick(s_colors),
        TextKind.Status => "active",
        TextKind.Gender => random.Pick(s_genders),
        _ => random.Pick(s_pairs),
    };

    /// <summary>Returns a name of a property that no schema declares.</summary>
    public static string Key(SampleRandom random) => random.Pick(s_words);

    public static string Word(SampleRandom random) => random.Pick(s_words);

    public static string Uuid(SampleRandom random)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, random.NextBits());
        BitConverter.TryWriteBytes(bytes[8..], random.NextBits());
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    /// <summary>Returns a point in time of the year before 2026-07-01. It does not depend on the clock.</summary>
    public static string DateTime(SampleRandom random) => string.Create(
        "2025-07-01T00:00:00Z".Length, s_firstTime.AddSeconds(random.Next(31_536_000)), static (text, time) =>
        {
            WriteDate(text, time);
            text[10] = 'T';
            WriteNumber(text, 11, time.Hour);
            text[13] = ':';
            WriteNumber(text, 14, time.Minute);
            text[16] = ':';
            WriteNumber(text, 17, time.Second);
            text[19] = 'Z';
        });

    public static string Date(SampleRandom random) =>
        string.Create("1950-01-01".Length, s_firstDate.AddDays(random.Next(20_000)), static (text, date) => WriteDate(text, date));

    public static string Digits(SampleRandom random, int count) => string.Create(count, random, static (text, random) =>
    {
        foreach (ref var digit in text)
        {
            digit = (char)('0' + random.Next(10));
        }
    });

    // Dates are written by hand, because there may be many in a record.
    private static void WriteDate(Span<char> text, DateTime date)
    {
        WriteNumber(text, 0, date.Year / 100);
        WriteNumber(text, 2, date.Year % 100);
        text[4] = '-';
        WriteNumber(text, 5, date.Month);
        text[7] = '-';
        WriteNumber(text, 8, date.Day);
    }

    private static void WriteNumber(Span<char> text, int at, int number)
    {
        text[at] = (char)('0' + (number / 10));
        text[at + 1] = (char)('0' + (number % 10));
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static TextKind Known(string name, string parent) =>
        s_kinds.GetOrAdd((name, parent), static key => Find(key.Name, key.Parent));

    private static TextKind Find(string name, string parent)
    {
        var key = Letters(name);
        var owner = Letters(parent);
        if (owner.EndsWith("identitymap", StringComparison.Ordinal) || (key == "id" && owner is "email" or "phone"))
        {
            return owner == "email" ? TextKind.Email : owner == "phone" ? TextKind.Phone : TextKind.Id;
        }

        return key == "address" && owner.Contains("email", StringComparison.Ordinal) ? TextKind.Email
            : key == "number" && owner.Contains("phone", StringComparison.Ordinal) ? TextKind.Phone
            : key == "name" && owner.EndsWith("person", StringComparison.Ordinal) ? TextKind.FullName
            : Array.Find(s_ends, rule => key.EndsWith(rule.End, StringComparison.Ordinal)).Kind;
    }

    private static string Letters(string name) =>
        string.Concat(name.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant));
}
