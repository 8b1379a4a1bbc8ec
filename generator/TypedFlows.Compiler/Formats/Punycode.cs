using System.Text;

namespace TypedFlows.Compiler.Formats;

/// <summary>Implements Punycode (RFC 3492), the ASCII encoding of internationalized host names.</summary>
internal static class Punycode
{
    private const int Base = 36;
    private const int SmallestThreshold = 1;
    private const int LargestThreshold = 26;

    /// <summary>Returns the encoded text, or null if the text contains an unpaired surrogate or is too long for a label.</summary>
    public static string? Encode(string text)
    {
        const int LongestText = 255;
        if (text.Length > LongestText || CodePoints.Of(text) is not { } codePoints)
        {
            return null;
        }

        var output = new StringBuilder();
        foreach (var c in codePoints.Where(c => c < 0x80))
        {
            output.Append((char)c);
        }

        var basic = output.Length;
        var handled = basic;
        if (basic > 0)
        {
            output.Append('-');
        }

        var next = 0x80;
        var bias = 72;
        var delta = 0L;
        while (handled < codePoints.Count)
        {
            var least = codePoints.Where(c => c >= next).Min();
            delta += (long)(least - next) * (handled + 1);
            next = least;
            foreach (var c in codePoints)
            {
                delta += c < next ? 1 : 0;
                if (c == next)
                {
                    AppendNumber(output, delta, bias);
                    bias = Adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }

            delta++;
            next++;
        }

        return output.ToString();
    }

    /// <summary>Returns the decoded text, or null if the text is not valid Punycode.</summary>
    public static string? Decode(string text)
    {
        var dash = text.LastIndexOf('-');
        var output = dash > 0 ? text.Substring(0, dash).Select(c => (int)c).ToList() : [];
        var next = 0x80L;
        var bias = 72;
        var index = 0L;
        var at = dash > 0 ? dash + 1 : 0;
        while (at < text.Length)
        {
            var before = index;
            var weight = 1L;
            for (var k = Base; ; k += Base)
            {
                var digit = at < text.Length ? Digit(text[at++]) : -1;
                if (digit < 0)
                {
                    return null;
                }

                index += digit * weight;
                var threshold = Threshold(k, bias);
                if (digit < threshold)
                {
                    break;
                }

                weight *= Base - threshold;
                if (index > int.MaxValue || weight > int.MaxValue)
                {
                    return null;
                }
            }

            bias = Adapt(index - before, output.Count + 1, before == 0);
            next += index / (output.Count + 1);
            index %= output.Count + 1;
            if (next is > 0x10ffff or (>= 0xd800 and <= 0xdfff))
            {
                return null;
            }

            output.Insert((int)index++, (int)next);
        }

        return string.Concat(output.Select(char.ConvertFromUtf32));
    }

    private static void AppendNumber(StringBuilder output, long number, int bias)
    {
        for (var k = Base; ; k += Base)
        {
            var threshold = Threshold(k, bias);
            if (number < threshold)
            {
                output.Append(Digit((int)number));
                return;
            }

            output.Append(Digit((int)(threshold + ((number - threshold) % (Base - threshold)))));
            number = (number - threshold) / (Base - threshold);
        }
    }

    private static int Threshold(int k, int bias) =>
        k <= bias ? SmallestThreshold : k >= bias + LargestThreshold ? LargestThreshold : k - bias;

    private static int Adapt(long delta, int count, bool isFirst)
    {
        const int Skew = 38;
        const int Damp = 700;
        delta = isFirst ? delta / Damp : delta / 2;
        delta += delta / count;
        var k = 0;
        for (; delta > (Base - SmallestThreshold) * LargestThreshold / 2; k += Base)
        {
            delta /= Base - SmallestThreshold;
        }

        return (int)(k + ((Base - SmallestThreshold + 1) * delta / (delta + Skew)));
    }

    private static char Digit(int value) => (char)(value < 26 ? 'a' + value : '0' + value - 26);

    private static int Digit(char c) => c switch
    {
        >= 'a' and <= 'z' => c - 'a',
        >= 'A' and <= 'Z' => c - 'A',
        >= '0' and <= '9' => c - '0' + 26,
        _ => -1,
    };
}
