using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Combines conditions and omits those without an effect.</summary>
internal static class Conditions
{
    public static Condition True { get; } = new Condition.Constant(true);

    public static Condition False { get; } = new Condition.Constant(false);

    public static Condition Constant(bool value) => value ? True : False;

    public static bool IsFalse(this Condition condition) => condition is Condition.Constant { Value: false };

    public static bool IsTrue(this Condition condition) => condition is Condition.Constant { Value: true };

    public static Condition Rule(JsonRule rule, string operand, string argument) =>
        new Condition.Rule(rule, operand, new JsonValue.String(argument));

    public static Condition Not(Condition inner) => inner switch
    {
        Condition.Constant constant => Constant(!constant.Value),
        Condition.Not not => not.Inner,
        Condition.All all => Any(all.Parts.Select(Not)),
        Condition.Any any => All(any.Parts.Select(Not)),
        Condition.Conditional choice => choice with { Then = Not(choice.Then), Else = Not(choice.Else) },
        _ => new Condition.Not(inner),
    };

    public static Condition All(params Condition[] parts) => All(parts.AsEnumerable());

    public static Condition All(IEnumerable<Condition> parts)
    {
        var flat = Flatten(parts, p => p is Condition.All all ? all.Parts : null).Where(p => !p.IsTrue()).Distinct().ToList();
        if (flat.Any(p => p.IsFalse()))
        {
            return False;
        }

        // "The value is present and below 15" is equivalent to "the value is below 15".
        flat.RemoveAll(p => p is Condition.Present present && flat.Any(other => other != p && Implies(other, present.Operand)));
        return flat.Count switch
        {
            0 => True,
            1 => flat[0],
            _ => new Condition.All(flat.ToEquatableArray()),
        };
    }

    public static Condition Any(params Condition[] parts) => Any(parts.AsEnumerable());

    public static Condition Any(IEnumerable<Condition> parts)
    {
        var flat = Flatten(parts, p => p is Condition.Any any ? any.Parts : null).Where(p => !p.IsFalse()).Distinct().ToList();
        if (flat.Any(p => p.IsTrue()) || flat.OfType<Condition.Not>().Any(not => flat.Contains(not.Inner)))
        {
            return True;
        }

        return flat.Count switch
        {
            0 => False,
            1 => flat[0],
            _ => new Condition.Any(flat.ToEquatableArray()),
        };
    }

    public static Condition If(Condition condition, Condition then, Condition otherwise) =>
        condition is Condition.Constant constant ? constant.Value ? then : otherwise
        : then.IsFalse() ? All(Not(condition), otherwise)
        : otherwise.IsFalse() ? All(condition, then)
        : then.IsTrue() ? Any(condition, otherwise)
        : otherwise.IsTrue() ? Any(Not(condition), then)
        : new Condition.Conditional(condition, then, otherwise);

    public static Condition ExactlyOne(IReadOnlyList<Condition> parts)
    {
        var certain = parts.Count(p => p.IsTrue());
        var open = parts.Where(p => p is not Condition.Constant).ToList();
        return certain > 1 ? False
            : certain == 1 ? Not(Any(open))
            : open.Count < 2 ? Any(open)
            : new Condition.ExactlyOne(open.ToEquatableArray());
    }

    // Returns true if the condition implies that the operand is present. Every basic condition is false for a missing operand.
    private static bool Implies(Condition condition, string operand) => condition switch
    {
        Condition.All all => all.Parts.Any(p => Implies(p, operand)),
        Condition.Any any => any.Parts.All(p => Implies(p, operand)),
        Condition.Present => false,
        Condition.Unwrap unwrap => unwrap.Operand == operand,
        Condition.Compare { Comparison: not Comparison.NotEqual } compare => compare.Operand == operand,
        Condition.CompareCount count => count.Operand == operand,
        Condition.TextEquals text => text.Operand == operand,
        Condition.EnumMember member => member.Operand == operand,
        Condition.UndefinedEnum undefined => undefined.Operand == operand,
        Condition.JsonType type => type.Operand == operand,
        Condition.WrongType type => type.Operand == operand,
        Condition.Rule { Name: < JsonRule.Has } rule => rule.Operand == operand,
        Condition.Item item => item.Operand == operand,
        Condition.AnyItem item => item.Operand == operand,
        Condition.AnyProperty member => member.Operand == operand,
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
