using System.Globalization;
using System.Text;
using static TypedFlows.Compiler.Formats.DateTimePatterns.PatternElement;

namespace TypedFlows.Compiler.Formats.DateTimePatterns;

/// <summary>Writes one date by the elements of a pattern.</summary>
internal sealed class PatternWriter(DateTime local, int nanoseconds, TimeSpan offset, string zone)
{
    private readonly StringBuilder _text = new();

    public string Write(IReadOnlyList<PatternElement> elements)
    {
        WriteAll(elements);
        return _text.ToString();
    }

    private void WriteAll(IReadOnlyList<PatternElement> elements)
    {
        foreach (var element in elements)
        {
            switch (element)
            {
                case Literal literal:
                    _text.Append(literal.Text);
                    break;
                case Number number:
                    WriteNumber(Value(number.Field), number.MinWidth);
                    break;
                case ShortYear:
                    WriteNumber(local.Year % 100, 2);
                    break;
                case Fraction fraction:
                    _text.Append(nanoseconds.ToString("D9", CultureInfo.InvariantCulture).Substring(0, fraction.Digits));
                    break;
                case Name name:
                    _text.Append(name.Names[Value(name.Field) - name.First]);
                    break;
                case Offset form:
                    WriteOffset(form);
                    break;
                case NamedOffset form:
                    WriteNamedOffset(form.IsFull);
                    break;
                case PatternElement.Zone:
                    _text.Append(zone);
                    break;
                case Optional optional:
                    WriteAll(optional.Elements);
                    break;
                default:
                    throw new InvalidOperationException("An element is not known.");
            }
        }
    }

    private int Value(PatternField field) => field switch
    {
        PatternField.Year => local.Year,
        PatternField.Month => local.Month,
        PatternField.Day => local.Day,
        PatternField.Hour => local.Hour,
        PatternField.HourOfHalfDay => local.Hour % 12 == 0 ? 12 : local.Hour % 12,
        PatternField.HalfDay => local.Hour / 12,
        PatternField.Minute => local.Minute,
        PatternField.Second => local.Second,
        PatternField.Nanosecond => nanoseconds,
        PatternField.Era => 1,
        PatternField.Quarter => ((local.Month - 1) / 3) + 1,
        PatternField.DayOfYear => local.DayOfYear,
        PatternField.ClockHour => local.Hour == 0 ? 24 : local.Hour,
        PatternField.HourFromZero => local.Hour % 12,
        PatternField.DayOfWeek => local.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)local.DayOfWeek,
        _ => throw new InvalidOperationException("A field is not known."),
    };

    private void WriteNumber(int value, int width) => _text.Append(value.ToString("D" + width, CultureInfo.InvariantCulture));

    private void WriteNamedOffset(bool isFull)
    {
        _text.Append("GMT");
        if (offset == TimeSpan.Zero)
        {
            return;
        }

        var absolute = offset.Duration();
        _text.Append(offset < TimeSpan.Zero ? '-' : '+');
        WriteNumber(absolute.Hours, isFull ? 2 : 1);
        if (isFull || absolute.Minutes != 0)
        {
            _text.Append(':');
            WriteNumber(absolute.Minutes, 2);
        }
    }

    private void WriteOffset(Offset form)
    {
        if (offset == TimeSpan.Zero)
        {
            _text.Append(form.Zero);
            return;
        }

        var absolute = offset.Duration();
        _text.Append(offset < TimeSpan.Zero ? '-' : '+');
        WriteNumber(absolute.Hours, 2);
        if (!form.IsMinuteOptional || absolute.Minutes != 0)
        {
            _text.Append(form.HasColon ? ":" : string.Empty);
            WriteNumber(absolute.Minutes, 2);
        }

        if (form.HasSeconds && absolute.Seconds != 0)
        {
            _text.Append(form.HasColon ? ":" : string.Empty);
            WriteNumber(absolute.Seconds, 2);
        }
    }
}
