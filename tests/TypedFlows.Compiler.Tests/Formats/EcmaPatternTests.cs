using System.Text.RegularExpressions;
using TypedFlows.Compiler.Formats;

namespace TypedFlows.Compiler.Tests.Formats;

/// <summary>Tests the differences between the regular expressions of .NET and of ECMA-262.</summary>
public class EcmaPatternTests
{
    [Theory]
    [InlineData("^a$", "a", true)]
    [InlineData("^a$", "a\n", false)]
    [InlineData("a", "bab", true)]
    [InlineData(@"^\d$", "\u0661", false)]
    [InlineData(@"^\D$", "\u0661", true)]
    [InlineData(@"^\w$", "\u00e9", false)]
    [InlineData(@"^\W$", "\u00e9", true)]
    [InlineData(@"^\s$", "\ufeff", true)]
    [InlineData(@"^\s$", "\u0085", false)]
    [InlineData(@"^\s$", "\u180e", false)]
    [InlineData(@"^[^\s]$", "\u2003", false)]
    [InlineData("^.$", "\u2028", false)]
    [InlineData("^.$", "\r", false)]
    [InlineData("^.$", "\u0085", true)]
    [InlineData("^.$", "\ud83d\ude00", true)]
    [InlineData("^..$", "\ud83d\ude00", false)]
    [InlineData("^[^a]$", "\ud83d\ude00", true)]
    [InlineData("^[^]$", "\n", true)]
    [InlineData("[]", "a", false)]
    [InlineData("^\ud83d\ude00{2}$", "\ud83d\ude00\ud83d\ude00", true)]
    [InlineData("[\ud83d\ude00-\ud83d\ude4f]", "\ud83d\ude80", false)]
    [InlineData("[\ud83d\ude00-\ud83d\ude4f]", "\ud83d\ude4f", true)]
    [InlineData(@"^\u{1F600}$", "\ud83d\ude00", true)]
    [InlineData(@"^[\u{10000}-\u{10ffff}]$", "\udbff\udfff", true)]
    [InlineData(@"\ud83d", "\ud83d\ude00", false)]
    [InlineData(@"^\ud83d\ude00$", "\ud83d\ude00", true)]
    [InlineData(@"^\p{Lu}$", "\u00c9", true)]
    [InlineData(@"^\P{Lu}$", "\u00c9", false)]
    [InlineData(@"^\p{Letter}$", "\ud801\udc00", true)]
    [InlineData(@"^\p{gc=Nd}+$", "1\u0661", true)]
    [InlineData(@"^[\p{L}\d]+$", "a1\u00e9", true)]
    [InlineData(@"^[^\p{L}]$", "\ud801\udc00", false)]
    [InlineData(@"^\p{ASCII}$", "\u00e9", false)]
    [InlineData(@"^\cJ$", "\n", true)]
    [InlineData(@"^\x41\0$", "A\0", true)]
    [InlineData(@"^(a)?b\1$", "b", true)]
    [InlineData(@"^(?<x>a)(b)\1\2$", "abab", true)]
    [InlineData(@"^\k<x>(?<x>a)$", "a", true)]
    [InlineData(@"^(?<=\bx)y|z", "xz", true)]
    [InlineData("(?<!a)b", "ab", false)]
    [InlineData("^a{2,}?$", "aaa", true)]
    [InlineData("^#x y$", "#x y", true)]
    [InlineData(@"^[\b]$", "\b", true)]
    [InlineData(@"\bfoo\b", "a foo.", true)]
    [InlineData(@"\Bo", "foo", true)]
    [InlineData("^[a-]$", "-", true)]
    [InlineData("^[[&&^]$", "&", true)]
    [InlineData(@"^\-\_\ \@$", "-_ @", true)]
    [InlineData(@"^[\w-.]$", "-", true)]
    [InlineData("^a{,2}}]$", "a{,2}}]", true)]
    [InlineData("^(?:a|ab)(?:c|bcd)(?:d*)$", "abcd", true)]
    [InlineData("^x{99999999999}", "x", false)]
    public void Matches_as_in_ECMA_262(string pattern, string text, bool matches)
    {
        var translated = EcmaPattern.TryTranslate(pattern);
        Assert.NotNull(translated);
        Assert.All(translated, c => Assert.InRange(c, ' ', '~'));
        Assert.True(EcmaPattern.Create(translated).IsMatch(text) == matches, translated);
    }

    [Fact]
    public void An_unpaired_surrogate_is_a_character()
    {
        // The text is not theory data, because the test framework cannot transport an unpaired surrogate.
        Matches_as_in_ECMA_262("^.$", "\ud83d", true);
        Matches_as_in_ECMA_262(@"\ud83d", "\ud83da", true);
        Matches_as_in_ECMA_262("^[^a]b", "\ude00b", true);
    }

    [Theory]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("*a")]
    [InlineData("a**")]
    [InlineData("a++")]
    [InlineData("a{2}{3}")]
    [InlineData("a{3,2}")]
    [InlineData("[b-a]")]
    [InlineData("[a")]
    [InlineData(@"a\")]
    [InlineData(@"\Z")]
    [InlineData(@"\Aa\z")]
    [InlineData(@"\Qa\E")]
    [InlineData(@"\a")]
    [InlineData(@"\1")]
    [InlineData(@"\k<x>")]
    [InlineData(@"\p{Nothing}")]
    [InlineData(@"\p{L")]
    [InlineData(@"\u{110000}")]
    [InlineData(@"\u12")]
    [InlineData(@"\cé")]
    [InlineData("(?i)a")]
    [InlineData("(?>a)")]
    [InlineData("(?#a)")]
    [InlineData("(?<a")]
    [InlineData("(?<1>a)")]
    [InlineData("(?<a>b)(?<a>c)")]
    [InlineData("(?<=a)*")]
    public void Rejects_invalid_patterns(string pattern)
    {
        Assert.Null(EcmaPattern.TryTranslate(pattern));
        Assert.False(EcmaPattern.IsPattern(pattern));
    }

    [Theory]
    [InlineData(@"\-")]
    [InlineData("a{,2}")]
    [InlineData("]")]
    [InlineData(@"[\w-.]")]
    [InlineData("(?=a)*")]
    public void The_letter_of_the_standard_forgives_less_than_matching_does(string pattern)
    {
        Assert.NotNull(EcmaPattern.TryTranslate(pattern));
        Assert.False(EcmaPattern.IsPattern(pattern));
    }

    [Theory]
    [InlineData(@"\p{Script=Greek}")]
    [InlineData(@"[^\p{scx=Latn}]")]
    [InlineData(@"\p{Emoji}")]
    public void A_property_that_needs_tables_is_a_pattern_that_cannot_be_matched(string pattern)
    {
        Assert.Null(EcmaPattern.TryTranslate(pattern));
        Assert.True(EcmaPattern.IsPattern(pattern));
    }

    [Fact]
    public void A_deeply_nested_pattern_is_rejected_without_a_crash() =>
        Assert.Null(EcmaPattern.TryTranslate(new string('(', 100_000) + new string(')', 100_000)));

    [Fact]
    public void Matching_gives_up_in_the_end() =>
        Assert.Throws<RegexMatchTimeoutException>(
            () => EcmaPattern.Create(EcmaPattern.TryTranslate("^(a|aa)+$")!).IsMatch(new string('a', 60) + "b"));
}
