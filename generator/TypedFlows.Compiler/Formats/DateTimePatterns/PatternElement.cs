namespace TypedFlows.Compiler.Formats.DateTimePatterns;

/// <summary>A part of a pattern.</summary>
internal abstract record PatternElement
{
    /// <summary>Text that is read as it is.</summary>
    public sealed record Literal(string Text) : PatternElement;

    /// <summary>A number. Digits of the numbers that follow without a separator are not part of it.</summary>
    /// <param name="Following">The number of digits of the numbers that follow directly.</param>
    public sealed record Number(PatternField Field, int MinWidth, int MaxWidth, int Following = 0) : PatternElement;

    /// <summary>A year of two digits, from 2000 to 2099.</summary>
    public sealed record ShortYear(int Following = 0) : PatternElement;

    /// <summary>A fraction of a second with a fixed number of digits.</summary>
    public sealed record Fraction(int Digits) : PatternElement;

    /// <summary>An English name. The index of the name, from <paramref name="First"/>, is the value.</summary>
    public sealed record Name(PatternField Field, IReadOnlyList<string> Names, int First) : PatternElement;

    /// <summary>An offset from UTC.</summary>
    /// <param name="HasColon">Whether a colon separates hours and minutes.</param>
    /// <param name="IsMinuteOptional">Whether the minutes may be omitted.</param>
    /// <param name="HasSeconds">Whether seconds may follow.</param>
    /// <param name="Zero">The text for no offset.</param>
    public sealed record Offset(bool HasColon, bool IsMinuteOptional, bool HasSeconds, string Zero) : PatternElement;

    /// <summary>An offset from UTC after <c>GMT</c>, which is alone for no offset.</summary>
    /// <param name="IsFull">Whether hours have two digits and minutes are always present.</param>
    public sealed record NamedOffset(bool IsFull) : PatternElement;

    /// <summary>The name or the abbreviation of a time zone, or an offset.</summary>
    public sealed record Zone : PatternElement;

    /// <summary>Elements that are read if all of them fit.</summary>
    public sealed record Optional(IReadOnlyList<PatternElement> Elements) : PatternElement;
}

/// <summary>Lists the values that a pattern reads.</summary>
internal enum PatternField
{
    Year,
    Month,
    Day,
    Hour,
    HourOfHalfDay,
    HalfDay,
    Minute,
    Second,
    Nanosecond,
    DayOfWeek,
    OffsetSeconds,
    Era,
    Quarter,
    DayOfYear,

    /// <summary>The hour of a day from 1 to 24.</summary>
    ClockHour,

    /// <summary>The hour of a half day from 0 to 11.</summary>
    HourFromZero,
}
