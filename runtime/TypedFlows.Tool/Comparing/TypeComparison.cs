using TypedFlows.Compiler.Model;

namespace TypedFlows.Tool.Comparing;

/// <summary>Compares the types that two versions of a spec generate, by their C# names: records, enums and unions.</summary>
internal sealed class TypeComparison(NamedSpec old, NamedSpec now, ChangeList changes)
{
    public void Compare()
    {
        Pair(old.Model.Records, now.Model.Records, record => record.Name, "record", Records);
        Pair(old.Model.Enums, now.Model.Enums, @enum => @enum.Name, "enum", Enums);
        Pair(old.Model.Unions, now.Model.Unions, union => union.Name, "choice", Unions);
    }

    private void Pair<T>(EquatableArray<T> before, EquatableArray<T> after, Func<T, string> name, string what, Action<T, T> compare)
        where T : class
    {
        foreach (var was in before)
        {
            if (after.FirstOrDefault(each => now.Key(name(each)) == old.Key(name(was))) is { } @is)
            {
                compare(was, @is);
            }
            else
            {
                changes.Breaking(old.Name(name(was)), $"the {what} was removed");
            }
        }

        foreach (var added in after.Where(each => !before.Any(was => old.Key(name(was)) == now.Key(name(each)))))
        {
            changes.Compatible(now.Name(name(added)), $"the {what} is new");
        }
    }

    private void Records(RecordModel was, RecordModel @is) => Records(was, @is, old.Name(was.Name));

    private void Records(RecordModel was, RecordModel @is, string name)
    {
        if (was == @is)
        {
            return;
        }

        if (was.Summary != @is.Summary)
        {
            changes.Cosmetic(name, "has another description");
        }

        if (was.IsRaw != @is.IsRaw || was.IsTuple != @is.IsTuple)
        {
            changes.Breaking(name, "has another kind of JSON value");
            return;
        }

        if (was.IsOpen && !@is.IsOpen)
        {
            changes.Breaking($"{name}.AdditionalProperties", "was removed: undeclared properties are not allowed");
        }
        else if (!was.IsOpen && @is.IsOpen)
        {
            changes.Compatible($"{name}.AdditionalProperties", "is new: undeclared properties are allowed");
        }

        Members(was, @is, name);
        Cases(was, @is, name);
        if (!was.Defaults.Select(each => (each.Member.WireName, each.Value))
            .SequenceEqual(@is.Defaults.Select(each => (each.Member.WireName, each.Value))))
        {
            changes.Compatible($"{name}.WithDefaults()", "sets other values");
        }

        new SchemaComparison(was, old.SchemaOf(was), @is, now.SchemaOf(@is), name, changes).Compare();
    }

    private void Members(RecordModel was, RecordModel @is, string name)
    {
        foreach (var member in was.Members)
        {
            if (@is.Members.FirstOrDefault(each => each.WireName == member.WireName) is { } same)
            {
                Member(member, same, $"{name}.{member.Name}");
                continue;
            }

            var perhaps = @is.Members.Where(
                each => !was.Members.Any(other => other.WireName == each.WireName) && each.Type == member.Type).ToList();
            changes.Breaking(
                $"{name}.{member.Name}",
                perhaps is [var one] ? $"was removed; {one.Name} of the same type is new" : "was removed");
        }

        foreach (var member in @is.Members.Where(each => !was.Members.Any(other => other.WireName == each.WireName)))
        {
            if (IsRequired(member))
            {
                changes.Breaking($"{name}.{member.Name}", $"is new and required ({now.TypeOf(member)})");
            }
            else
            {
                changes.Compatible($"{name}.{member.Name}", $"is new and optional ({now.TypeOf(member)})");
            }
        }
    }

    private void Member(MemberModel was, MemberModel @is, string name)
    {
        var (before, after) = (old.TypeOf(was.Type), now.TypeOf(@is.Type));
        if (was.Name != @is.Name)
        {
            changes.Breaking(name, $"was renamed to {@is.Name}");
        }

        if (before != after)
        {
            changes.Breaking(name, $"is {after}, was {before}");
        }
        else if (was.Presence != @is.Presence)
        {
            if (!IsRequired(was) && IsRequired(@is))
            {
                changes.Breaking(name, "is required now");
            }
            else if (IsRequired(was) && !IsRequired(@is))
            {
                changes.Compatible(name, $"is optional now ({now.TypeOf(@is)})");
            }
            else
            {
                changes.Add(
                    MayBeNull(@is) ? ChangeLevel.Compatible : ChangeLevel.Breaking,
                    name,
                    MayBeNull(@is) ? "may be null now" : "may no longer be null");
            }
        }

        if (was.Type is TypeModel.Fixed one && @is.Type is TypeModel.Fixed other && one.Text != other.Text)
        {
            changes.Breaking(name, $"is always \"{other.Text}\", was \"{one.Text}\"");
        }

        if (was.IsDeprecated != @is.IsDeprecated)
        {
            changes.Compatible(name, @is.IsDeprecated ? "is deprecated now" : "is no longer deprecated");
        }

        if (was.Summary != @is.Summary)
        {
            changes.Cosmetic(name, "has another description");
        }
    }

    private void Cases(RecordModel was, RecordModel @is, string name)
    {
        foreach (var factory in was.Cases)
        {
            if (@is.Cases.FirstOrDefault(each => each.Name == factory.Name) is not { } same)
            {
                changes.Breaking($"{name}.{factory.Name}()", "was removed");
                continue;
            }

            foreach (var parameter in factory.Parameters)
            {
                var found = same.Parameters.FirstOrDefault(each => each.Member.WireName == parameter.Member.WireName);
                if (found is null)
                {
                    changes.Breaking($"{name}.{factory.Name}()", $"no longer has {parameter.Member.LocalName}");
                }
                else if (found.IsRequired && !parameter.IsRequired)
                {
                    changes.Breaking($"{name}.{factory.Name}()", $"requires {parameter.Member.LocalName} now");
                }
                else if (!found.IsRequired && parameter.IsRequired)
                {
                    changes.Compatible($"{name}.{factory.Name}()", $"no longer requires {parameter.Member.LocalName}");
                }
            }

            foreach (var parameter in same.Parameters.Where(
                each => !factory.Parameters.Any(other => other.Member.WireName == each.Member.WireName)))
            {
                changes.Add(
                    parameter.IsRequired ? ChangeLevel.Breaking : ChangeLevel.Compatible,
                    $"{name}.{factory.Name}()",
                    parameter.IsRequired ? $"requires {parameter.Member.LocalName} now" : $"has {parameter.Member.LocalName} too");
            }
        }

        foreach (var factory in @is.Cases.Where(each => !was.Cases.Any(other => other.Name == each.Name)))
        {
            changes.Compatible($"{name}.{factory.Name}()", "is new");
        }
    }

    private void Enums(EnumModel was, EnumModel @is)
    {
        var name = old.Name(was.Name);
        foreach (var member in was.Members)
        {
            if (@is.Find(member.Text) is not { } same)
            {
                // A constant of an open string is a suggestion. Code that uses it no longer compiles, but its text stays valid.
                changes.Breaking(
                    $"{name}.{member.Name}", $"was removed: \"{member.Text}\" is {(@is.IsOpen ? "no longer suggested" : "not allowed")}");
            }
            else if (same.Name != member.Name)
            {
                changes.Breaking($"{name}.{member.Name}", $"was renamed to {same.Name}");
            }
            else if (same.Summary != member.Summary)
            {
                changes.Cosmetic($"{name}.{member.Name}", "has another description");
            }
        }

        foreach (var member in @is.Members.Where(each => was.Find(each.Text) is null))
        {
            changes.Compatible($"{name}.{member.Name}", $"is new: \"{member.Text}\"");
        }
    }

    private void Unions(UnionModel was, UnionModel @is)
    {
        var name = old.Name(was.Name);
        foreach (var one in was.Cases)
        {
            if (@is.Cases.FirstOrDefault(each => each.Name == one.Name) is { } same)
            {
                Records(one.Record, same.Record, $"{name}.{one.Name}");
            }
            else
            {
                changes.Breaking($"{name}.{one.Name}", "was removed, with its argument of Match and Switch");
            }
        }

        foreach (var added in @is.Cases.Where(each => !was.Cases.Any(other => other.Name == each.Name)))
        {
            // Every call of Match has one argument per case.
            changes.Breaking($"{name}.{added.Name}", "is new: Match and Switch require an argument for it");
        }
    }

    private static bool IsRequired(MemberModel member) => member.Presence is MemberPresence.Required or MemberPresence.RequiredNullable;

    private static bool MayBeNull(MemberModel member) =>
        member.Presence is MemberPresence.RequiredNullable or MemberPresence.OptionalNullable;
}
