using System.Text.Json;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Tests.Reading;

/// <summary>Tests that one mistake causes one error or a few at any position, and that complete values before it are read.</summary>
public class JsonDamageTests
{
    // In an unusual layout, recovery may assume another mistake. The largest number measured for one deletion or insertion is 3.
    private const int MostErrors = 3;

    public static TheoryData<string> Specs() => [.. Repository.SmallSpecFiles];

    [Theory]
    [MemberData(nameof(Specs))]
    public void Every_structural_character_deleted_gives_one_error_at_or_after_it(string path)
    {
        var text = Repository.Read(path);
        AssertErrors(text, StructuralCharacters(text), most: 1, offset => text.Remove(offset, 1));
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void Every_quote_deleted_gives_one_error_at_or_after_it(string path)
    {
        var text = Repository.Read(path);
        AssertErrors(text, Quotes(text), most: 1, offset => text.Remove(offset, 1));
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void Line_ends_do_not_matter(string path)
    {
        var text = Repository.Read(path).Replace("\n", "\r\n", StringComparison.Ordinal);
        AssertErrors(text, [.. StructuralCharacters(text), .. Quotes(text)], most: 1, offset => text.Remove(offset, 1));
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void Every_character_deleted_from_text_in_another_layout_gives_few_errors(string path)
    {
        using var document = JsonDocument.Parse(Repository.Read(path));
        foreach (var text in new[] { JsonSerializer.Serialize(document), Compact(document.RootElement, 0) })
        {
            AssertErrors(text, [.. StructuralCharacters(text), .. Quotes(text)], MostErrors, offset => text.Remove(offset, 1));
        }
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void A_stray_comma_anywhere_gives_one_error(string path)
    {
        var text = Repository.Read(path);
        AssertErrors(text, StructuralCharacters(text), most: 1, offset => text.Insert(offset, ","));
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void A_stray_bracket_anywhere_gives_few_errors(string path)
    {
        var text = Repository.Read(path);
        foreach (var bracket in "{}[]")
        {
            AssertErrors(text, StructuralCharacters(text), MostErrors, offset => text.Insert(offset, bracket.ToString()));
        }
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void A_truncated_file_gives_one_error(string path)
    {
        var text = Repository.Read(path).TrimEnd();
        var failures = new List<string>();
        for (var length = 0; length < text.Length; length += 7)
        {
            var errors = Read(text.Substring(0, length)).Diagnostics;
            if (errors.Count != 1)
            {
                failures.Add(Describe(text, length, errors));
            }
        }

        Assert.Empty(failures);
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void Two_deletions_far_apart_give_two_errors(string path)
    {
        var text = Repository.Read(path);
        foreach (var kind in ",:")
        {
            var offsets = StructuralCharacters(text).Where(i => text[i] == kind).ToList();
            for (var first = 0; first + 6 < offsets.Count; first += 3)
            {
                for (var second = first + 6; second < offsets.Count; second += 11)
                {
                    var errors = Read(text.Remove(offsets[second], 1).Remove(offsets[first], 1)).Diagnostics;
                    Assert.True(errors.Count == 2, Describe(text, offsets[first], errors));
                    Assert.True(errors[0].Range.Start >= offsets[first] && errors[0].Range.Start < offsets[second]);
                    Assert.True(errors[1].Range.Start >= offsets[second] - 1);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void Two_deletions_of_any_kind_hardly_ever_give_a_third_error(string path)
    {
        var text = Repository.Read(path);
        var offsets = StructuralCharacters(text).ToList();
        var pairs = 0;
        var third = 0;
        for (var first = 0; first + 20 < offsets.Count; first += 5)
        {
            for (var second = first + 20; second < offsets.Count; second += 17)
            {
                var errors = Read(text.Remove(offsets[second], 1).Remove(offsets[first], 1)).Diagnostics;

                // Two deletions may result in valid JSON again.
                Assert.InRange(errors.Count, 0, 4);
                Assert.All(errors, e => Assert.True(e.Range.Start >= offsets[first], Describe(text, offsets[first], errors)));
                pairs++;
                third += errors.Count > 2 ? 1 : 0;
            }
        }

        Assert.True(third * 20 <= pairs, $"{third} of {pairs}");
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void Complete_values_before_the_error_are_in_the_tree(string path)
    {
        var text = Repository.Read(path);
        var whole = Places(Read(text).Root).ToHashSet();
        foreach (var offset in StructuralCharacters(text))
        {
            var found = Places(Read(text.Remove(offset, 1)).Root).ToHashSet();
            var lost = whole.Where(p => p.End <= offset && !found.Contains(p)).ToList();
            Assert.True(lost.Count == 0, $"'{text[offset]}' at {offset}: {lost.Count} lost, the first {lost.FirstOrDefault()}");
        }
    }

    /// <summary>Writes two levels on separate lines, and deeper levels on one line.</summary>
    private static string Compact(JsonElement element, int level)
    {
        var inner = new string(' ', (level + 1) * 2);
        var outer = new string(' ', level * 2);
        return element.ValueKind switch
        {
            _ when level > 3 => JsonSerializer.Serialize(element),
            JsonValueKind.Object =>
                "{\n" + string.Join(",\n", element.EnumerateObject().Select(m => $"{inner}\"{m.Name}\": {Compact(m.Value, level + 1)}"))
                    + $"\n{outer}}}",
            JsonValueKind.Array =>
                $"[\n{string.Join(",\n", element.EnumerateArray().Select(i => inner + Compact(i, level + 1)))}\n{outer}]",
            _ => JsonSerializer.Serialize(element),
        };
    }

    private static IEnumerable<TextRange> Places(JsonSyntax node) => node switch
    {
        JsonSyntax.Object o => o.Members.SelectMany(m => Places(m.Value)).Append(o.Range),
        JsonSyntax.Array a => a.Items.SelectMany(Places).Append(a.Range),
        _ => [node.Range],
    };

    private static void AssertErrors(string text, IEnumerable<int> offsets, int most, Func<int, string> damage)
    {
        var failures = new List<string>();
        foreach (var offset in offsets)
        {
            var errors = Read(damage(offset)).Diagnostics;
            if (errors.Count == 0 || errors.Count > most || errors[0].Range.Start < offset)
            {
                failures.Add(Describe(text, offset, errors));
            }
        }

        Assert.Empty(failures);
    }

    private static JsonReadResult Read(string text) => new SourceFile("specs/a.json", text).Json;

    private static IEnumerable<int> Quotes(string text) =>
        Enumerable.Range(0, text.Length).Where(i => text[i] == '"' && text[i - 1] != '\\');

    internal static IEnumerable<int> StructuralCharacters(string text)
    {
        var inString = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"' && text[i - 1] != '\\')
            {
                inString = !inString;
            }
            else if (!inString && "{}[]:,".Contains(text[i], StringComparison.Ordinal))
            {
                yield return i;
            }
        }
    }

    private static string Describe(string text, int offset, IReadOnlyList<SpecDiagnostic> errors)
    {
        var position = new SourceFile("specs/a.json", text).GetPosition(offset);
        var around = offset < text.Length ? text[offset] : '$';
        return $"'{around}' at {position.Line + 1}:{position.Column + 1}: "
            + $"{string.Join(" | ", errors.Select(e => $"{e.Start.Line + 1}:{e.Start.Column + 1} {e.Message}"))}\n";
    }
}
