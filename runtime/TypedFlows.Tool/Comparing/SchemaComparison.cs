using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;

namespace TypedFlows.Tool.Comparing;

/// <summary>
/// Compares the rules of two records keyword by keyword. A rule that rejects documents that were valid is breaking. Differences that cannot
/// be compared this way, such as another condition, are breaking too, so that nobody discovers them in production.
/// </summary>
/// <param name="wasJson">The schema of <paramref name="was"/> as JSON.</param>
/// <param name="isJson">The schema of <paramref name="is"/> as JSON.</param>
internal sealed class SchemaComparison(
    RecordModel was, string wasJson, RecordModel @is, string isJson, string name, ChangeList changes)
{
    public void Compare()
    {
        if (wasJson != isJson && Parse(wasJson) is { } before && Parse(isJson) is { } after)
        {
            Compare(before, after, name, ConditionDescription.Empty, isOwn: true);
        }
    }

    private static Schema? Parse(string json) => SpecParser.ParseDocument(json, [], formats: FormatAssertion.All)?.Root;

    /// <param name="member">The generated member of the schema.</param>
    /// <param name="when">The description of the condition; empty if there is none.</param>
    /// <param name="isOwn">Whether the schema is the record itself, with members and types that were compared already.</param>
    private void Compare(Schema before, Schema after, string member, ConditionDescription when, bool isOwn)
    {
        Keywords(before, after, member, when, isOwn);
        Names(before, after, member, when, isOwn);
        foreach (var property in before.Properties)
        {
            if (after.FindProperty(property.Name) is { } same && !(isOwn && IsImpliedByType(property.Name)))
            {
                Compare(property.Schema, same, Inner(member, property.Name), when, isOwn: false);
            }
        }

        foreach (var property in after.Properties.Where(
            each => !isOwn && before.FindProperty(each.Name) is null && each.Schema.Always != true))
        {
            changes.Breaking(Inner(member, property.Name), $"has rules now{when}");
        }

        One("items", before.Items, after.Items, member, when);
        if (!isOwn)
        {
            Items(before, after, member, when);
        }

        One(after.Names.AdditionalItems, before.AdditionalItems, after.AdditionalItems, member, when);
        One("unevaluatedItems", before.UnevaluatedItems, after.UnevaluatedItems, member, when);
        One("additionalProperties", before.AdditionalProperties, after.AdditionalProperties, member, when);
        One("unevaluatedProperties", before.UnevaluatedProperties, after.UnevaluatedProperties, member, when);
        One("propertyNames", before.PropertyNames, after.PropertyNames, member, when);
        Contains(before, after, member, when);
        Conditions(before, after, member, when);
        Lists("allOf", before.AllOf, after.AllOf, member, when, moreIsNarrower: true);
        Lists("anyOf", before.AnyOf, after.AnyOf, member, when, moreIsNarrower: false);
        Lists("oneOf", before.OneOf, after.OneOf, member, when, moreIsNarrower: false);
        Integer("patternProperties", before.PatternProperties == after.PatternProperties, member, when);
        Integer(
            (after.Keywords ?? before.Names).DependentRequired,
            before.DependentSchemas == after.DependentSchemas && before.DependentRequired == after.DependentRequired,
            member,
            when);
        Integer("not", before.Not == after.Not, member, when);
    }

    private void Items(Schema before, Schema after, string member, ConditionDescription when)
    {
        var (was, @is) = (before.TupleItems ?? [], after.TupleItems ?? []);
        for (var i = 0; i < Math.Max(was.Count, @is.Count); i++)
        {
            One($"{after.Names.TupleItems}/{i}", was.ElementAtOrDefault(i), @is.ElementAtOrDefault(i), member, when);
        }
    }

    private void Contains(Schema before, Schema after, string member, ConditionDescription when)
    {
        if (before.Contains is null || after.Contains is null)
        {
            One("contains", before.Contains, after.Contains, member, when);
            return;
        }

        // If the number of matching items has a maximum, a schema that more items match is narrower.
        if (before.MaxContains is not null || after.MaxContains is not null)
        {
            Integer("contains", before.Contains == after.Contains, member, when);
        }
        else
        {
            One("contains", before.Contains, after.Contains, member, when);
        }

        var compare = new KeywordComparison(member, when, changes);
        compare.Bound("minContains", before.MinContains ?? 1, after.MinContains ?? 1, higherIsNarrower: true);
        compare.Bound("maxContains", before.MaxContains, after.MaxContains, higherIsNarrower: false);
    }

    private void Keywords(Schema before, Schema after, string member, ConditionDescription when, bool isOwn)
    {
        var compare = new KeywordComparison(member, when, changes);
        foreach (var keyword in NumberKeyword.All)
        {
            compare.Limit(keyword, keyword.Get(before), keyword.Get(after));
        }

        foreach (var keyword in SizeKeyword.All)
        {
            compare.Bound(keyword.Name, keyword.Get(before), keyword.Get(after), higherIsNarrower: keyword.IsMinimum);
        }

        compare.Rule("pattern", before.Pattern, after.Pattern);
        compare.Rule("format", before.Format, after.Format);
        compare.Rule("uniqueItems", before.UniqueItems ? "true" : null, after.UniqueItems ? "true" : null);
        if (!isOwn)
        {
            compare.Values(before, after);
            compare.Types(before.Types, after.Types);
        }

        if (before.Always != after.Always)
        {
            changes.Add(
                after.Always == false ? ChangeLevel.Breaking : ChangeLevel.Compatible,
                member,
                after.Always == false ? $"is no longer allowed{when}" : $"is allowed now{when}");
        }
    }

    /// <summary>Compares required properties. The record's own members are compared as types.</summary>
    private void Names(Schema before, Schema after, string member, ConditionDescription when, bool isOwn)
    {
        foreach (var required in after.Required.Except(before.Required, StringComparer.Ordinal).Where(each => !isOwn || !IsMember(each)))
        {
            changes.Breaking(Inner(member, required), $"is required now{when}");
        }

        foreach (var required in before.Required.Except(after.Required, StringComparer.Ordinal).Where(each => !isOwn || !IsMember(each)))
        {
            changes.Compatible(Inner(member, required), $"is no longer required{when}");
        }
    }

    private void Conditions(Schema before, Schema after, string member, ConditionDescription when)
    {
        if (before.If is null && after.If is null)
        {
            return;
        }

        if (before.If is null || after.If is null || Plain(before.If) != Plain(after.If))
        {
            changes.Breaking(member, $"has other conditions (if) for its rules{when}");
            return;
        }

        One("then", before.Then, after.Then, member, when.Push(after.If, taken: true, PropertyPathText.Document));
        One("else", before.Else, after.Else, member, when.Push(after.If, taken: false, PropertyPathText.Document));
    }

    // Conditions that differ only in their documentation are equal.
    private static Schema Plain(Schema schema) => schema with
    {
        Title = null,
        Description = null,
        Default = null,
        Properties = schema.Properties.Select(each => each with { Schema = Plain(each.Schema) }).ToEquatableArray(),
    };

    private void One(string keyword, Schema? before, Schema? after, string member, ConditionDescription when)
    {
        if (before is null && after is null)
        {
            return;
        }

        if (before is null)
        {
            changes.Add(after!.Always == true ? ChangeLevel.Compatible : ChangeLevel.Breaking, member, $"has {keyword} now{when}");
        }
        else if (after is null)
        {
            changes.Compatible(member, $"no longer has {keyword}{when}");
        }
        else if (keyword is "then" or "else")
        {
            Compare(before, after, member, when, isOwn: false);
        }
        else if (before != after)
        {
            Compare(before, after, keyword == "items" ? member + "[]" : member, when, isOwn: false);
        }
    }

    private void Lists(
        string keyword,
        EquatableArray<Schema> before,
        EquatableArray<Schema> after,
        string member,
        ConditionDescription when,
        bool moreIsNarrower)
    {
        if (before.Count != after.Count && (before.Count == 0 || after.Count == 0))
        {
            changes.Add(
                before.Count == 0 ? ChangeLevel.Breaking : ChangeLevel.Compatible,
                member,
                before.Count == 0 ? $"has {keyword} now{when}" : $"no longer has {keyword}{when}");
            return;
        }

        // Branches that occur in both versions are equal at any position. The others are compared in their order.
        var gone = before.Where(each => !after.Contains(each)).ToList();
        var added = after.Where(each => !before.Contains(each)).ToList();
        for (var i = 0; i < Math.Min(gone.Count, added.Count); i++)
        {
            Compare(gone[i], added[i], member, when, isOwn: false);
        }

        if (gone.Count != added.Count)
        {
            var isNarrower = added.Count > gone.Count == moreIsNarrower;
            changes.Add(
                isNarrower ? ChangeLevel.Breaking : ChangeLevel.Compatible,
                member,
                $"has {after.Count} branches of {keyword}, had {before.Count}{when}");
        }
    }

    private void Integer(string keyword, bool isSame, string member, ConditionDescription when)
    {
        if (!isSame)
        {
            changes.Breaking(member, $"has other rules in {keyword}{when}");
        }
    }

    private bool IsMember(string wireName) =>
        was.Members.Any(each => each.WireName == wireName) || @is.Members.Any(each => each.WireName == wireName);

    // Nested records, enums and unions are compared as types. A member with another type needs no further comparison.
    private bool IsImpliedByType(string wireName) => @is.Members.FirstOrDefault(each => each.WireName == wireName) is { } found
        && (IsNamed(found.Type) || was.Members.FirstOrDefault(each => each.WireName == wireName)?.Type != found.Type);

    private static bool IsNamed(TypeModel type) => type switch
    {
        TypeModel.Record or TypeModel.Enum => true,
        TypeModel.List list => IsNamed(list.Item),
        TypeModel.Map map => IsNamed(map.Value),
        _ => false,
    };

    private string Inner(string member, string wireName) =>
        member == name ? $"{name}.{NameOf(@is, wireName) ?? NameOf(was, wireName) ?? wireName}" : $"{member}.{wireName}";

    private static string? NameOf(RecordModel record, string wireName) =>
        record.Members.FirstOrDefault(each => each.WireName == wireName)?.Name;
}
