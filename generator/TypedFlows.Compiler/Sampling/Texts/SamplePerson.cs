using System.Globalization;

namespace TypedFlows.Compiler.Sampling.Texts;

/// <summary>Represents the person whom the texts of one record describe, so that its name and its e-mail address agree.</summary>
internal sealed class SamplePerson(SampleRandom random, long record)
{
    private static readonly string[] s_firstNames =
    [
        "Anna", "Ben", "Carla", "David", "Elena", "Felix", "Grace", "Hugo", "Ines", "Jonas", "Keiko", "Lena", "Marco", "Nadia", "Oscar",
        "Paula", "Rafael", "Sofia", "Tom", "Yara",
    ];

    private static readonly string[] s_lastNames =
    [
        "Adler", "Baker", "Costa", "Dubois", "Evans", "Fischer", "Garcia", "Hansen", "Ito", "Jensen", "Keller", "Lopez", "Meyer", "Novak",
        "Okafor", "Patel", "Rossi", "Schmidt", "Tanaka", "Weber",
    ];

    private static readonly SamplePlace[] s_places =
    [
        new("Berlin", "Berlin", "Germany", "DE", "10115", "Europe/Berlin", "de-DE", "EUR", "+49 30 555"),
        new("Lyon", "Rhone", "France", "FR", "69001", "Europe/Paris", "fr-FR", "EUR", "+33 4 555"),
        new("Chicago", "Illinois", "United States", "US", "60601", "America/Chicago", "en-US", "USD", "+1 312 555"),
        new("Leeds", "Yorkshire", "United Kingdom", "GB", "LS1 1UR", "Europe/London", "en-GB", "GBP", "+44 113 555"),
        new("Osaka", "Osaka", "Japan", "JP", "530-0001", "Asia/Tokyo", "ja-JP", "JPY", "+81 6 555"),
        new("Porto", "Norte", "Portugal", "PT", "4000-008", "Europe/Lisbon", "pt-PT", "EUR", "+351 22 555"),
    ];

    public string First { get; } = random.Pick(s_firstNames);

    public string Last { get; } = random.Pick(s_lastNames);

    public SamplePlace Place { get; } = random.Pick(s_places);

    /// <summary>Gets an address that no other record has.</summary>
    public string Email => field ??=
        $"{First.ToLowerInvariant()}.{Last.ToLowerInvariant()}{(record + 1).ToString(CultureInfo.InvariantCulture)}@example.com";
}

internal sealed record SamplePlace(
    string City, string Region, string Country, string CountryCode, string PostalCode, string TimeZone, string Language, string Currency,
    string PhonePrefix);
