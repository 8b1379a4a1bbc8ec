using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Joins conditions, leaving out what says nothing.</summary>
internal static class Conditions
{
    public static Condition True { get; } = new ConstantCondition(true);

    public static Condition False { get; } = new ConstantCondition(false);

    public static Condition Constant(bool value) => value ? True : False;

    public static bool IsFalse(this Condition condition) => condition is ConstantCondition { Value: false };

    public static bool IsTrue(this Condition condition) => condition is ConstantCondition { Value: true };

    public static Condition Not(Condition inner) => inner switch
    {
        ConstantCondition constant => Constant(!constant.Value),
        NotCondition not => not.Inner,
        AllCondition all => Any(all.Parts.Select(Not)),
        AnyCondition any => All(any.Parts.Select(Not)),
        IfCondition choice => choice with { Then = Not(choice.Then), Else = Not(choice.Else) },
        _ => new NotCondition(inner),
    };

    public static Condition All(params Condition[] parts) => All(parts.AsEnumerable());

    public static Condition All(IEnumerable<Condition> parts)
    {
        var flat = Flatten(parts, p => p is AllCondition all ? all.Parts : null).Where(p => !p.IsTrue()).Distinct().ToList();
        if (flat.Any(p => p.IsFalse()))
        {
            return False;
        }

        // "It is there and it is below 15" says no more than "it is below 15".
        flat.RemoveAll(p => p is PresentCondition present && flat.Any(other => !ReferenceEquals(other, p) && Implies(other, present.Operand)));
        return flat.Count switch
        {
            0 => True,
            1 => flat[0],
            _ => new AllCondition(flat.ToEquatableArray()),
        };
    }

    public static Condition Any(params Condition[] parts) => Any(parts.AsEnumerable());

    public static Condition Any(IEnumerable<Condition> parts)
    {
        var flat = Flatten(parts, p => p is AnyCondition any ? any.Parts : null).Where(p => !p.IsFalse()).Distinct().ToList();
        if (flat.Any(p => p.IsTrue()) || flat.OfType<NotCondition>().Any(not => flat.Contains(not.Inner)))
        {
            return True;
        }

        return flat.Count switch
        {
            0 => False,
            1 => flat[0],
            _ => new AnyCondition(flat.ToEquatableArray()),
        };
    }

    public static Condition If(Condition condition, Condition then, Condition otherwise) =>
        condition is ConstantCondition constant ? constant.Value ? then : otherwise
        : then.IsFalse() ? All(Not(condition), otherwise)
        : otherwise.IsFalse() ? All(condition, then)
        : then.IsTrue() ? Any(condition, otherwise)
        : otherwise.IsTrue() ? Any(Not(condition), then)
        : new IfCondition(condition, then, otherwise);

    public static Condition ExactlyOne(IReadOnlyList<Condition> parts)
    {
        var certain = parts.Count(p => p.IsTrue());
        var open = parts.Where(p => p is not ConstantCondition).ToList();
        return certain > 1 ? False
            : certain == 1 ? Not(Any(open))
            : open.Count < 2 ? Any(open)
            : new OneCondition(open.ToEquatableArray());
    }

    // Whether the condition can be true only where the operand is there: every atom answers false for what is missing.
    private static bool Implies(Condition condition, string operand) => condition switch
    {
        AllCondition all => all.Parts.Any(p => Implies(p, operand)),
        AnyCondition any => any.Parts.All(p => Implies(p, operand)),
        PresentCondition => false,
        UnwrapCondition unwrap => unwrap.Operand == operand,
        CompareCondition { Comparison: not Comparison.NotEqual } compare => compare.Operand == operand,
        CountCondition count => count.Operand == operand,
        TextCondition text => text.Operand == operand,
        EnumCondition member => member.Operand == operand,
        UndefinedEnumCondition undefined => undefined.Operand == operand,
        JsonTypeCondition type => type.Operand == operand,
        WrongTypeCondition type => type.Operand == operand,
        JsonEqualsCondition equal => equal.Operand == operand,
        JsonTextCondition text => text.Operand == operand,
        RuleCondition rule => rule.Operand == operand,
        PatternCondition pattern => pattern.Operand == operand,
        FormatCondition format => format.Operand == operand,
        DuplicateItemsCondition twins => twins.Operand == operand,
        ItemCondition item => item.Operand == operand,
        AnyItemCondition item => item.Operand == operand,
        AnyMemberCondition member => member.Operand == operand,
        _ => false,
    };

    private static IEnumerable<Condition> Flatten(IEnumerable<Condition> parts, Func<Condition, EquatableArray<Condition>?> inner)
    {
        foreach (var part in parts)
        {
            if (inner(part) is { } nested)
            {
                foreach (var each in nested)
                {
                    yield return each;
                }
            }
            else
            {
                yield return part;
            }
        }
    }
}
