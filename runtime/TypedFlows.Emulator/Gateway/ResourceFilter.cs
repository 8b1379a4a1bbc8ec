using System.Text.Json;
using System.Text.RegularExpressions;
using TypedFlows.Emulator.FlowService;

namespace TypedFlows.Emulator.Gateway;

/// <summary>
/// One filter of a list of the Schema Registry or the Catalog: a dotted path that must be present or absent, or an operator and a value. A
/// path leads into the items of arrays.
/// </summary>
internal sealed class ResourceFilter
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(200);
    private static readonly string[] s_operators = ["==", "!=", ">=", "<=", ">", "<", "~"];

    private readonly string[] _path;
    private readonly Func<IEnumerable<JsonElement>, bool> _matches;

    private ResourceFilter(string[] path, Func<IEnumerable<JsonElement>, bool> matches)
    {
        _path = path;
        _matches = matches;
    }

    /// <summary>Reads the parameter <c>property</c>.</summary>
    /// <param name="hasWildcards">Whether <c>*</c> in a value matches any text.</param>
    public static ResourceFilter Parse(string text, bool hasWildcards)
    {
        var end = text.IndexOfAny(['=', '<', '>', '!', '~'], text.StartsWith('!') ? 1 : 0);
        if (end < 0)
        {
            var isAbsent = text.StartsWith('!');
            var name = text.TrimStart('!').Trim();
            return name.Length == 0
                ? throw ApiErrors.FilterWithoutOperator.With(text)
                : new(name.Split('.'), values => values.Any() != isAbsent);
        }

        var found = s_operators.FirstOrDefault(candidate => text.AsSpan(end).StartsWith(candidate, StringComparison.Ordinal));
        var path = text[..end].Trim();
        if (found is null || path.Length == 0 || path[0] == '!')
        {
            throw ApiErrors.FilterWithoutOperator.With(text);
        }

        var value = PropertyFilter.Unquote(text[(end + found.Length)..]);
        if (value.Length == 0)
        {
            throw ApiErrors.FilterWithoutValue.With(text);
        }

        return new(path.Split('.'), found switch
        {
            "==" => values => Texts(values).Any(each => IsEqual(each, value, hasWildcards)),
            "!=" => values => !Texts(values).Any(each => IsEqual(each, value, hasWildcards)),
            "~" => Expression(text, value),
            _ => values => Texts(values).Any(each => PropertyFilter.Compare(each, found, value)),
        });
    }

    /// <summary>
    /// Reads a filter of the form <c>name=value</c>, <c>name=!value</c>, or <c>tags=name:value</c>. Several values are separated by commas.
    /// </summary>
    public static ResourceFilter Simple(string name, string text)
    {
        var isExcluded = text.StartsWith('!');
        var value = isExcluded ? text[1..] : text;
        string[] wanted = [value, .. value.Split(',')];
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        if (name == "tags" && colon > 0)
        {
            // The name of a tag can have any characters, such as dots.
            return new(["tags", value[..colon]], AnyOf([value[(colon + 1)..]], isExcluded));
        }

        return new(name.Split('.'), AnyOf(wanted, isExcluded));
    }

    public bool Matches(JsonElement document) =>
        _matches(Find(document, _path).Where(value => value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)));

    private static Func<IEnumerable<JsonElement>, bool> AnyOf(string[] wanted, bool isExcluded) =>
        values => Texts(values).Any(each => Array.Exists(wanted, value => IsEqual(each, value, hasWildcards: true))) != isExcluded;

    private static IEnumerable<string> Texts(IEnumerable<JsonElement> values) => values.Select(PropertyFilter.Text).OfType<string>();

    private static Func<IEnumerable<JsonElement>, bool> Expression(string text, string pattern)
    {
        Regex expression;
        try
        {
            expression = new Regex(pattern, RegexOptions.CultureInvariant, s_patience);
        }
        catch (ArgumentException e)
        {
            throw ApiErrors.QueryParameter.With("property", text, "the regular expression is not valid: " + e.Message);
        }

        return values =>
        {
            try
            {
                return Texts(values).Any(expression.IsMatch);
            }
            catch (RegexMatchTimeoutException)
            {
                throw ApiErrors.QueryParameter.With("property", text, "the regular expression takes too long");
            }
        };
    }

    /// <summary>Returns the values at the path, and the items of an array in its place.</summary>
    private static IEnumerable<JsonElement> Find(JsonElement element, ReadOnlyMemory<string> path)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().SelectMany(item => Find(item, path));
        }

        if (path.IsEmpty)
        {
            return [element];
        }

        var name = path.Span[0];
        name = name.EndsWith("[]", StringComparison.Ordinal) ? name[..^2] : name;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? Find(value, path[1..]) : [];
    }

    /// <summary>
    /// Compares text with a value in which each <c>*</c> matches any text, in time proportional to the product of their lengths.
    /// </summary>
    private static bool IsEqual(string text, string wanted, bool hasWildcards)
    {
        if (!hasWildcards || !wanted.Contains('*', StringComparison.Ordinal))
        {
            return text == wanted;
        }

        var (at, next, star, mark) = (0, 0, -1, 0);
        while (at < text.Length)
        {
            if (next < wanted.Length && wanted[next] == '*')
            {
                star = next++;
                mark = at;
            }
            else if (next < wanted.Length && wanted[next] == text[at])
            {
                next++;
                at++;
            }
            else if (star >= 0)
            {
                next = star + 1;
                at = ++mark;
            }
            else
            {
                return false;
            }
        }

        return wanted.AsSpan(next).Trim('*').IsEmpty;
    }
}
