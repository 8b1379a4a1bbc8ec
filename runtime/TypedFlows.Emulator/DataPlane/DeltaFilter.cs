using TypedFlows.Compiler.Formats.DateTimePatterns;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>
/// Selects the records that are new according to their delta column, and tracks the highest value. A value that cannot be compared, or that
/// lies after the window of the run, never becomes the highest one.
/// </summary>
/// <param name="column">The column.</param>
/// <param name="mark">The value up to which records were read earlier; <see langword="null"/> if none were read.</param>
/// <param name="window">The window of a run by request; <see langword="null"/> for a run of the schedule.</param>
/// <param name="from">The time before which a run of the schedule reads nothing; <see langword="null"/> for no limit.</param>
/// <param name="now">The end of the window of a run of the schedule.</param>
internal sealed class DeltaFilter(DeltaColumn column, DeltaValue? mark, RunWindow? window, DateTimeOffset? from, DateTimeOffset now)
{
    private readonly DeltaValue? _before = mark;
    private readonly PointInTime? _from = (window is null ? from : window.From) is { } first ? PointInTime.From(first) : null;
    private readonly PointInTime? _to = window?.To is { } last ? PointInTime.From(last) : null;
    private readonly PointInTime _now = PointInTime.From(now);

    public string Column { get; } = column.Name;

    /// <summary>Gets the highest value so far.</summary>
    public DeltaValue? Mark { get; private set; } = mark;

    /// <summary>Decides about a record.</summary>
    /// <param name="isTime">True if the source has a time, which the format of the column does not describe.</param>
    public DeltaDecision Decide(string? text, bool isTime = false)
    {
        if (string.IsNullOrWhiteSpace(text) || DeltaValue.Read(text, isTime ? column with { Format = null } : column) is not { } value)
        {
            return DeltaDecision.NotComparable;
        }

        if (_before is not null)
        {
            switch (value.CompareTo(_before))
            {
                case null:
                    return DeltaDecision.NotComparable;
                case <= 0:
                    return DeltaDecision.ReadBefore;
            }
        }

        if (Mark is { } highest && value.CompareTo(highest) is null)
        {
            // The first number or date decides the type of the column, whatever text precedes it.
            if (highest is not DeltaValue.Other)
            {
                return DeltaDecision.NotComparable;
            }

            Mark = null;
        }

        return InWindow(value);
    }

    private DeltaDecision InWindow(DeltaValue value)
    {
        var moment = value.Moment;
        if (window is not null && moment is null && (_from is not null || _to is not null))
        {
            return DeltaDecision.NotComparable;
        }

        if (moment is { } at)
        {
            if ((_from is { } first && at.CompareTo(first) < 0) || (_to is { } last && at.CompareTo(last) >= 0))
            {
                return DeltaDecision.ReadBefore;
            }

            // Plain numbers, such as ids, have no moment, so they are never late.
            if (window is null && at.CompareTo(_now) > 0 && Mark is not { Moment: null })
            {
                return DeltaDecision.Later;
            }
        }

        if (Mark is null || value.CompareTo(Mark) > 0)
        {
            Mark = value;
        }

        return DeltaDecision.New;
    }
}

/// <summary>Lists what a run does with a record according to its delta column.</summary>
internal enum DeltaDecision
{
    /// <summary>The record is read.</summary>
    New,

    /// <summary>The record was read before, or lies before the window of the run.</summary>
    ReadBefore,

    /// <summary>The record lies after the window of the run, so a later run reads it.</summary>
    Later,

    /// <summary>The value is missing or has another type or format than the column.</summary>
    NotComparable,
}
