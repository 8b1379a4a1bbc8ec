using System.Text;
using static TypedFlows.Compiler.Formats.DateTimePatterns.PatternElement;

namespace TypedFlows.Compiler.Formats.DateTimePatterns;

/// <summary>
/// Reads the text of a pattern as <c>DateTimeFormatter.ofPattern</c> of java.time does, for the letters that are supported.
/// </summary>
internal sealed class PatternReader(string pattern)
{
    public const string Letters = "G y u M L Q q d D E a H k h K m s S n X x Z O V z";

    private static readonly string[] s_months =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ];

    private static readonly string[] s_days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private int _at;

    /// <returns>The elements.</returns>
    /// <exception cref="FormatException">The pattern is not valid or not supported.</exception>
    public IReadOnlyList<PatternElement> Read()
    {
        var elements = ReadElements(isOptional: false);
        return elements.Count > 0 ? elements : throw new FormatException("the pattern is empty");
    }

    private List<PatternElement> ReadElements(bool isOptional)
    {
        var elements = new List<PatternElement>();
        while (_at < pattern.Length)
        {
            var c = pattern[_at];
            switch (c)
            {
                case '[':
                    _at++;
                    elements.Add(new Optional(ReadElements(isOptional: true)));
                    break;
                case ']' when isOptional:
                    _at++;
                    return elements;
                case ']':
                    throw new FormatException("a ']' has no '['");
                case '{' or '}' or '#':
                    throw new FormatException($"'{c}' is reserved: write it in quotes");
                case '\'':
                    elements.Add(new Literal(ReadQuoted()));
                    break;
                case >= 'a' and <= 'z' or >= 'A' and <= 'Z':
                    Add(elements, ReadField(c));
                    break;
                default:
                    elements.Add(new Literal(c.ToString()));
                    _at++;
                    break;
            }
        }

        // An optional section may end with the pattern.
        return elements;
    }

    /// <summary>Adds an element, and reserves the digits of a number of fixed width for it in the numbers directly before it.</summary>
    private static void Add(List<PatternElement> elements, PatternElement element)
    {
        var width = element switch
        {
            Number { MinWidth: var min, MaxWidth: var max } when min == max => min,
            ShortYear => 2,
            _ => 0,
        };
        if (width > 0 && elements.Count > 0)
        {
            // Only the first number of an adjacent group can have more digits than the others leave.
            var first = elements.Count;
            while (first > 0 && elements[first - 1] is Number { MinWidth: var min, MaxWidth: var max } && min == max)
            {
                first--;
            }

            if (first > 0 && elements[first - 1] is Number wide)
            {
                elements[first - 1] = wide with { Following = wide.Following + width };
            }
        }

        elements.Add(element);
    }

    private string ReadQuoted()
    {
        var text = new StringBuilder();
        for (_at++; _at < pattern.Length; _at++)
        {
            if (pattern[_at] != '\'')
            {
                text.Append(pattern[_at]);
            }
            else if (_at + 1 < pattern.Length && pattern[_at + 1] == '\'')
            {
                text.Append('\'');
                _at++;
            }
            else
            {
                _at++;
                return text.Length > 0 ? text.ToString() : "'";
            }
        }

        throw new FormatException("a quote is not closed");
    }

    private PatternElement ReadField(char letter)
    {
        var start = _at;
        while (_at < pattern.Length && pattern[_at] == letter)
        {
            _at++;
        }

        var count = _at - start;
        return letter switch
        {
            'y' or 'u' when count == 2 => new ShortYear(),
            'y' or 'u' when count <= 4 => new Number(PatternField.Year, count, count == 1 ? 19 : count),
            'G' when count <= 5 => new Name(PatternField.Era, [count < 4 ? "AD" : count == 4 ? "Anno Domini" : "A"], 1),
            'M' or 'L' => ReadMonth(count),
            'Q' or 'q' when count <= 5 => ReadQuarter(count),
            'E' when count <= 5 => new Name(PatternField.DayOfWeek, Names(s_days, count < 4 ? 3 : count == 4 ? 0 : 1), 1),
            'd' => Two(PatternField.Day, count, letter),
            'D' when count <= 3 => new Number(PatternField.DayOfYear, count, count == 1 ? 19 : 3),
            'H' => Two(PatternField.Hour, count, letter),
            'k' => Two(PatternField.ClockHour, count, letter),
            'K' => Two(PatternField.HourFromZero, count, letter),
            'h' => Two(PatternField.HourOfHalfDay, count, letter),
            'm' => Two(PatternField.Minute, count, letter),
            's' => Two(PatternField.Second, count, letter),
            'S' when count <= 9 => new Fraction(count),
            'n' when count <= 19 => new Number(PatternField.Nanosecond, count, 19),
            'a' when count == 1 => new Name(PatternField.HalfDay, ["AM", "PM"], 0),
            'X' when count <= 5 => OffsetOf(count, "Z"),
            'x' when count <= 5 => OffsetOf(count, count == 1 ? "+00" : count is 2 or 4 ? "+0000" : "+00:00"),
            'Z' when count <= 3 => OffsetOf(2, "+0000"),
            'Z' when count == 5 => OffsetOf(5, "Z"),
            'O' when count == 1 => new NamedOffset(IsFull: false),
            'O' or 'Z' when count == 4 => new NamedOffset(IsFull: true),
            'V' when count == 2 => new Zone(),
            'z' when count <= 4 => new Zone(),
            _ when Letters.IndexOf(letter) < 0 =>
                throw new FormatException($"the letter '{letter}' is not supported. Supported are {Letters}"),
            _ => throw new FormatException($"the letter '{letter}' cannot be repeated {count} times"),
        };
    }

    private static PatternElement ReadMonth(int count) => count switch
    {
        1 or 2 => Two(PatternField.Month, count, 'M'),
        3 => new Name(PatternField.Month, Names(s_months, 3), 1),
        4 => new Name(PatternField.Month, s_months, 1),
        _ => throw new FormatException($"the letter of the month cannot be repeated {count} times"),
    };

    private static PatternElement ReadQuarter(int count) => count switch
    {
        1 or 2 => Two(PatternField.Quarter, count, 'Q'),
        5 => new Number(PatternField.Quarter, 1, 1),
        3 => new Name(PatternField.Quarter, ["Q1", "Q2", "Q3", "Q4"], 1),
        _ => new Name(PatternField.Quarter, ["1st quarter", "2nd quarter", "3rd quarter", "4th quarter"], 1),
    };

    private static Number Two(PatternField field, int count, char letter) => count switch
    {
        1 => new(field, 1, 19),
        2 => new(field, 2, 2),
        _ => throw new FormatException($"the letter '{letter}' cannot be repeated {count} times"),
    };

    private static Offset OffsetOf(int count, string zero) =>
        new(HasColon: count is 3 or 5, IsMinuteOptional: count == 1, HasSeconds: count >= 4, zero);

    /// <param name="length">The length of each name; 0 for all of it.</param>
    private static IReadOnlyList<string> Names(string[] names, int length) =>
        length == 0 ? names : Array.ConvertAll(names, name => name.Substring(0, length));
}
