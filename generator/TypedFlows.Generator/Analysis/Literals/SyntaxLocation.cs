using System.Globalization;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Generator.Analysis;

/// <summary>Finds the location of a JSON Pointer in a JSON text.</summary>
internal static class SyntaxLocation
{
    /// <summary>Returns the value at the path or the nearest existing value, with its property and its object, if any.</summary>
    public static (JsonSyntax Value, JsonSyntax.Property? Member, JsonSyntax.Object? Owner) Find(JsonSyntax root, string path)
    {
        (JsonSyntax Value, JsonSyntax.Property? Member, JsonSyntax.Object? Owner) found = (root, null, null);
        foreach (var token in JsonPointer.Tokens(path))
        {
            if (found.Value is JsonSyntax.Object known && known.Find(token) is { } member)
            {
                found = (member.Value, member, known);
            }
            else if (found.Value is JsonSyntax.Array list
                && int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
                && i < list.Items.Count)
            {
                found = (list.Items[i], null, null);
            }
            else
            {
                return found;
            }
        }

        return found;
    }

    /// <summary>Returns the span of the property and of the comma that is removed with it.</summary>
    public static TextRange WithSeparator(JsonSyntax.Object owner, JsonSyntax.Property member, string text)
    {
        var index = Enumerable.Range(0, owner.Members.Count).First(i => owner.Members[i] == member);
        var start = index == 0 ? member.NameRange.Start : owner.Members[index - 1].Value.Range.End;
        var end = index > 0 ? member.Value.Range.End : owner.Members.Count > 1 ? owner.Members[1].NameRange.Start : member.Value.Range.End;
        return new(start, Math.Min(end, text.Length) - start);
    }
}
