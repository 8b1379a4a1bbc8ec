using System.Globalization;
using System.Text;

namespace TypedFlows.CompilerServices;

/// <content>Handles duplicate properties. The last one counts.</content>
internal static partial class JsonScanner
{
    /// <summary>Returns a value indicating whether the text is one JSON value.</summary>
    public static bool IsJson(ReadOnlySpan<byte> json)
    {
        var end = SkipValue(json, 0, 0);
        return end >= 0 && SkipSpace(json, end) == json.Length;
    }

    /// <summary>Returns the reason why the text violates the grammar.</summary>
    public static string DescribeError(ReadOnlySpan<byte> json, int at)
    {
        if (at >= json.Length)
        {
            return "it is incomplete";
        }

        var before = json[..at];
        var line = before.Count((byte)'\n') + 1;
        var column = at - before.LastIndexOf((byte)'\n');
        var found = json[at] is > (byte)' ' and < 0x7f
            ? $"'{(char)json[at]}'"
            : $"byte 0x{json[at].ToString("x2", CultureInfo.InvariantCulture)}";
        return string.Create(CultureInfo.InvariantCulture, $"{found} is not expected in line {line}, byte {column} of the line");
    }

    /// <summary>Returns a value indicating whether the value that ends at a position counts: no object around it has two properties of one
    /// name.</summary>
    /// <param name="json">The document. Grammar errors behind the value are ignored, because the document is rejected in any case.</param>
    /// <param name="target">The position behind the value.</param>
    public static bool CountsForSure(ReadOnlySpan<byte> json, int target)
    {
        var at = SkipSpace(json, 0);
        while (true)
        {
            var isObject = ByteAt(json, at) == '{';
            if (!isObject && ByteAt(json, at) != '[')
            {
                return true;
            }

            var names = default(NameSet);
            var inside = -1;
            for (at = SkipSpace(json, at + 1); ByteAt(json, at) is not ('}' or ']'); at = SkipComma(json, at))
            {
                var value = at;
                if (isObject)
                {
                    value = SkipName(json, at);
                    if (value < 0)
                    {
                        return true;
                    }

                    if (!names.TryAdd(json, at + 1, SkipString(json, at) - 1))
                    {
                        return false;
                    }

                    value = SkipSpace(json, value);
                }

                at = SkipValue(json, value, 0);
                if (at < 0)
                {
                    return true;
                }

                if (value < target && target < at)
                {
                    inside = value;
                    if (!isObject)
                    {
                        break;
                    }
                }
            }

            if (inside < 0)
            {
                return true;
            }

            at = inside;
        }
    }

    /// <summary>Returns the same for a value with a known path. Only a later property of the same name can replace it.</summary>
    /// <param name="json">The document.</param>
    /// <param name="at">The position behind the value.</param>
    /// <param name="enclosing">The path to the value, or null for the document itself.</param>
    public static bool CountsForSure(ReadOnlySpan<byte> json, int at, SpecStep? enclosing) => CountsForSure(json, ref at, enclosing);

    // Proceeds outwards from the value. Afterwards the position is behind the container, or -1 if the text is not JSON and is rejected
    // in any case.
    private static bool CountsForSure(ReadOnlySpan<byte> json, ref int at, SpecStep? step)
    {
        if (step is null)
        {
            return true;
        }

        if (!CountsForSure(json, ref at, step.Inner))
        {
            return false;
        }

        if (at < 0)
        {
            return true;
        }

        for (at = SkipComma(json, at); ByteAt(json, at) is not ('}' or ']'); at = SkipComma(json, at))
        {
            if (step.Index < 0)
            {
                var end = ByteAt(json, at) == '"' ? SkipString(json, at) : -1;
                if (end >= 0 && IsName(json[(at + 1)..(end - 1)], step.Member))
                {
                    return false;
                }

                at = SkipName(json, at);
            }

            at = at < 0 ? at : SkipValue(json, at, 0);
            if (at < 0)
            {
                return true;
            }
        }

        at++;
        return true;
    }

    /// <summary>Returns a value indicating whether an object in a JSON value has two properties of one name.</summary>
    public static bool HasDuplicates(ReadOnlySpan<byte> json) => InspectNames(json, 0, out var hasDuplicates, out _) > 0 && hasDuplicates;

    /// <summary>Returns a value indicating whether a property in a JSON value has a name that no .NET string can represent.</summary>
    public static bool HasUnreadableName(ReadOnlySpan<byte> json) =>
        InspectNames(json, 0, out _, out var hasUnreadable) > 0 && hasUnreadable;

    /// <summary>Returns a value indicating whether either condition is met.</summary>
    public static bool HasUnusualNames(ReadOnlySpan<byte> json) =>
        InspectNames(json, 0, out var hasDuplicates, out var hasUnreadable) > 0 && (hasDuplicates || hasUnreadable);

    private static int InspectNames(ReadOnlySpan<byte> json, int at, out bool hasDuplicates, out bool hasUnreadable)
    {
        hasDuplicates = false;
        hasUnreadable = false;
        at = SkipSpace(json, at);
        var isObject = ByteAt(json, at) == '{';
        if (!isObject && ByteAt(json, at) != '[')
        {
            return SkipValue(json, at, 0);
        }

        var names = default(NameSet);
        for (at = SkipSpace(json, at + 1); ByteAt(json, at) is not ('}' or ']'); at = SkipComma(json, at))
        {
            if (isObject)
            {
                var behind = SkipString(json, at);
                hasDuplicates |= !names.TryAdd(json, at + 1, behind - 1);
                at = SkipSpace(json, behind) + 1;
            }

            at = InspectNames(json, at, out var duplicates, out var unreadable);
            hasDuplicates |= duplicates;
            hasUnreadable |= unreadable;
        }

        hasUnreadable |= names.HasUnreadable;
        return at + 1;
    }

    private static bool IsName(ReadOnlySpan<byte> raw, string name) =>
        PlainEnd(raw, 0) == raw.Length ? Ascii.Equals(raw, name) : IsText(raw, name);

    // Moves to the next item or property, or to the end.
    private static int SkipComma(ReadOnlySpan<byte> json, int at)
    {
        at = SkipSpace(json, at);
        return ByteAt(json, at) == ',' ? SkipSpace(json, at + 1) : at;
    }
}
