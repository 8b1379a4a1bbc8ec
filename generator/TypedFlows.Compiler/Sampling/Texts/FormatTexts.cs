using System.Text;

namespace TypedFlows.Compiler.Sampling.Texts;

/// <summary>Creates strings of the formats that are checked, extended to a minimum length where the format allows it.</summary>
internal static class FormatTexts
{
    public static string Create(
        string format, SampleSite site, int attempt, TextLimits limits, SampleRandom random, SamplePerson person)
    {
        var word = SampleWords.Word(random);

        // Shorter texts follow if the usual one is too long.
        var isShort = attempt % 4 == 2;
        var missing = limits.MinLength;
        return format switch
        {
            "date-time" or "xdm-date-time" => DateTime(missing, attempt, random),
            "date" => SampleWords.Date(random),
            "time" => Extended("12:34:56", ".", '1', "Z", missing),
            "email" or "idn-email" => isShort ? Extended("a", "", 'a', "@b.c", missing) : Email(site, missing, person),
            "hostname" or "idn-hostname" => isShort ? Hostname("a", missing) : Hostname($"{word}.example.com", missing),
            "ipv4" => isShort ? "1.2.3.4" : $"192.0.2.{1 + random.Next(254)}",
            "ipv6" => missing > 20 ? "2001:0db8:0000:0000:0000:0000:0000:0001" : isShort ? "::1" : $"2001:db8::{1 + random.Next(9999)}",
            "uri" or "iri" => Extended(isShort ? "a:" : $"https://example.com/{word}", "", 'a', "", missing),
            "uri-reference" or "iri-reference" when SampleWords.Kind(site) == TextKind.Id && !isShort =>
                Extended(SampleWords.Uuid(random), "", 'a', "", missing),
            "uri-reference" or "iri-reference" => Extended(isShort ? "" : $"/{word}", "", 'a', "", missing),
            "uri-template" => Extended(isShort ? "" : $"/{word}/{{id}}", "", 'a', "", missing),
            "uuid" => SampleWords.Uuid(random),
            "json-pointer" => Extended(isShort && missing == 0 ? "" : $"/{word}", "", 'a', "", missing),
            "relative-json-pointer" => Extended(isShort ? "0" : $"1/{word}", isShort ? "/" : "", 'a', "", missing),
            "regex" => Extended(isShort ? "" : $"^{word}", "", 'a', "", missing),
            _ => word,
        };
    }

    private static string Email(SampleSite site, int missing, SamplePerson person) =>
        SampleWords.Kind(site) == TextKind.Email || missing <= person.Email.Length ? Extended(string.Empty, "", 'a', person.Email, missing)
        : Extended("a", "", 'a', "@example.com", missing);

    private static string DateTime(int missing, int attempt, SampleRandom random)
    {
        var text = SampleWords.DateTime(random);
        var end = (attempt % 4) switch { 1 => ".125Z", 2 => "+00:00", 3 => ".250000Z", _ => "Z" };
        return Extended(text[..^1], ".", '1', end, end.Contains('.') ? 0 : missing);
    }

    // Adds a separator and fill characters between both ends, if they are too short.
    private static string Extended(string start, string separator, char fill, string end, int length)
    {
        var missing = length - start.Length - end.Length;
        return missing <= 0 ? start + end : start + separator + new string(fill, Math.Max(1, missing - separator.Length)) + end;
    }

    // A label has at most 63 characters.
    private static string Hostname(string name, int length)
    {
        var text = new StringBuilder(name);
        while (text.Length < length)
        {
            var label = Math.Min(60, length - text.Length - 1);
            text.Insert(0, label < 1 ? "a" : new string('a', label) + ".");
        }

        return text.ToString();
    }
}
