using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Tool.Comparing;

/// <summary>Compares single keywords: a narrower rule is breaking, a wider one is compatible.</summary>
internal sealed class KeywordComparison(string member, ConditionDescription when, ChangeList changes)
{
    public void Limit(NumberKeyword keyword, JsonDecimal? before, JsonDecimal? after)
    {
        if (keyword.IsHigherNarrower is { } higherIsNarrower)
        {
            var order = before is { } was && after is { } @is ? @is.CompareTo(was) : 0;
            Bound(keyword.Name, before?.ToString(), after?.ToString(), order, higherIsNarrower);
        }
        else
        {
            Rule(keyword.Name, before?.ToString(), after?.ToString());
        }
    }

    public void Bound(string keyword, int? before, int? after, bool higherIsNarrower) =>
        Bound(keyword, Text(before), Text(after), before is { } was && after is { } @is ? @is.CompareTo(was) : 0, higherIsNarrower);

    /// <summary>Compares a rule that is either equal or different.</summary>
    public void Rule(string keyword, string? before, string? after)
    {
        if (before != after)
        {
            changes.Add(after is null ? ChangeLevel.Compatible : ChangeLevel.Breaking, member, Is(keyword, before, after));
        }
    }

    /// <summary>Compares the keywords <c>enum</c> and <c>const</c>, which list the allowed values.</summary>
    public void Values(Schema before, Schema after)
    {
        var (was, @is) = (Allowed(before), Allowed(after));
        if (was is null || @is is null)
        {
            if (was is not null || @is is not null)
            {
                changes.Add(
                    @is is null ? ChangeLevel.Compatible : ChangeLevel.Breaking,
                    member,
                    @is is null ? $"may have any value now{when}" : $"may have only certain values now{when}");
            }

            return;
        }

        foreach (var gone in was.Except(@is))
        {
            changes.Breaking(member, $"may no longer be {gone}{when}");
        }

        foreach (var added in @is.Except(was))
        {
            changes.Compatible(member, $"may be {added} too{when}");
        }
    }

    public void Types(SchemaTypes before, SchemaTypes after)
    {
        if (before == after)
        {
            return;
        }

        var (was, @is) = (InstanceTypes.Allowed(before), InstanceTypes.Allowed(after));
        changes.Add(
            (was & ~@is) == 0 ? ChangeLevel.Compatible : ChangeLevel.Breaking,
            member,
            $"is {Describe(after)} in JSON, was {Describe(before)}{when}");
    }

    private static List<string>? Allowed(Schema schema) =>
        schema.Const is { } one ? [JsonText.Of(one)] : schema.Enum?.Select(JsonText.Of).ToList();

    private static string Describe(SchemaTypes types) =>
        types == SchemaTypes.None ? "any type" : types.ToString().Replace(",", " or", StringComparison.Ordinal).ToLowerInvariant();

    private static string? Text(int? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private void Bound(string keyword, string? before, string? after, int order, bool higherIsNarrower)
    {
        if (before == after || (before is not null && after is not null && order == 0))
        {
            return;
        }

        var isNarrower = after is not null && (before is null || order > 0 == higherIsNarrower);
        changes.Add(isNarrower ? ChangeLevel.Breaking : ChangeLevel.Compatible, member, Is(keyword, before, after));
    }

    private string Is(string keyword, string? before, string? after) =>
        after is null
            ? $"no longer has {keyword}, had {before}{when}"
            : before is null ? $"has {keyword} {after} now{when}" : $"has {keyword} {after}, had {before}{when}";
}
