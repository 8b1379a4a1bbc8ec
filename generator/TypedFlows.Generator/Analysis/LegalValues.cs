using System.Globalization;
using System.Numerics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Generator.Analysis;

/// <summary>
/// Finds values that a member may have, for the code fixes: candidates come from what the schema says of the member, and each is
/// tried with the evaluator, so that conditions need no second meaning here.
/// </summary>
internal static class LegalValues
{
    /// <summary>The legal value nearest to the one that stands there, as a C# expression; null when none is found.</summary>
    public static string? Nearest(KnownInstance known, string path, GeneratedMember member)
    {
        var current = InstanceTree.Find(known.Value, path);
        var candidates = Candidates(known.Type.Document, path, member, current);
        if (current is NumberInstance number)
        {
            candidates = candidates.OrderBy(candidate => candidate.Value is NumberInstance other ? Distance(number.Value, other.Value) : double.MaxValue);
        }

        return candidates.FirstOrDefault(candidate => IsLegal(known, path, candidate.Value)).Text;
    }

    /// <summary>A legal value for a member that is missing, as a C# expression; null when none is found.</summary>
    public static string? First(KnownInstance known, string path, GeneratedMember member) =>
        Candidates(known.Type.Document, path, member, null).FirstOrDefault(candidate => IsLegal(known, path, candidate.Value)).Text;

    private static bool IsLegal(KnownInstance known, string path, Instance value) =>
        !SchemaEvaluator.Evaluate(known.Type.Document, InstanceTree.With(known.Value, path, value), known.Type.Spec).Violations
            .Any(violation => violation.InstancePath == path || violation.InstancePath.StartsWith(path + "/", StringComparison.Ordinal));

    private static IEnumerable<(Instance Value, string Text)> Candidates(SchemaDocument document, string path, GeneratedMember member, Instance? current)
    {
        var parts = Parts(document, path).ToArray();
        var type = WireTypes.Unwrap(member.Property.Type);
        var stated = parts.SelectMany(part => new[] { part.Const, part.Default }.OfType<JsonValue>().Concat(part.Enum ?? []));
        if (type.TypeKind == TypeKind.Enum)
        {
            return type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue)
                .Select(field => ((Instance?)(WireValue.WireName(field) is { } text ? new StringInstance(text) : null), EnumText(field)))
                .Where(candidate => candidate.Item1 is not null)
                .Select(candidate => (candidate.Item1!, candidate.Item2));
        }

        return WireTypes.Of(type) switch
        {
            SchemaTypes.Boolean => new[] { false, true }.Select(flag => ((Instance)new BooleanInstance(flag), flag ? "true" : "false")),
            SchemaTypes.String => stated.OfType<JsonString>().Select(text => text.Value).Append(string.Empty)
                .Select(text => ((Instance)new StringInstance(text), SymbolDisplay.FormatLiteral(text, quote: true))),
            SchemaTypes.Array => [(new ArrayInstance([], isComplete: true), "[]")],
            SchemaTypes.Integer => Numbers(parts, stated, current, isInteger: true).Select(Number),
            SchemaTypes.Number => Numbers(parts, stated, current, isInteger: false).Select(Number),
            _ => [],
        };
    }

    private static IEnumerable<JsonDecimal> Numbers(Schema[] parts, IEnumerable<JsonValue> stated, Instance? current, bool isInteger)
    {
        var numbers = new List<JsonDecimal>(stated.OfType<JsonNumber>().Select(number => number.Value));
        foreach (var part in parts)
        {
            AddBound(numbers, part.Minimum, 0);
            AddBound(numbers, part.ExclusiveMinimum, 1);
            AddBound(numbers, part.Maximum, 0);
            AddBound(numbers, part.ExclusiveMaximum, -1);
        }

        foreach (var factor in parts.Select(part => part.MultipleOf).OfType<JsonDecimal>())
        {
            foreach (var start in (current is NumberInstance number ? numbers.Append(number.Value) : numbers).ToArray())
            {
                numbers.AddRange(Multiples(factor, start));
            }
        }

        numbers.Add(JsonDecimal.FromInt64(1));
        numbers.Add(default);

        // What the schema names first, then the smallest: a person expects 1 before 15 where both are legal.
        var named = new HashSet<JsonDecimal>(stated.OfType<JsonNumber>().Select(number => number.Value));
        return numbers.Distinct()
            .Where(number => (!isInteger || number.IsInteger) && FitsInt64(number))
            .OrderBy(number => named.Contains(number) ? 0 : 1)
            .ThenBy(number => Distance(default, number));
    }

    /// <summary>The bound itself, or the whole numbers about it where it is not whole or not included.</summary>
    private static void AddBound(List<JsonDecimal> numbers, JsonDecimal? bound, int step)
    {
        if (bound is not { } value || !FitsInt64(value))
        {
            return;
        }

        var floor = BigInteger.Parse(Math.Floor(ToDecimal(value)).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        if (step == 0)
        {
            numbers.Add(value);
        }

        foreach (var whole in new[] { floor, floor + 1, floor - 1 })
        {
            numbers.Add(JsonDecimal.Parse(whole.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private static IEnumerable<JsonDecimal> Multiples(JsonDecimal factor, JsonDecimal start)
    {
        if (factor.Mantissa.Sign <= 0 || !FitsInt64(factor) || !FitsInt64(start))
        {
            yield break;
        }

        var step = ToDecimal(factor);
        var below = Math.Floor(ToDecimal(start) / step);
        if (Math.Abs(below) < long.MaxValue / 2 && step < long.MaxValue / 2)
        {
            yield return JsonDecimal.Parse((below * step).ToString(CultureInfo.InvariantCulture));
            yield return JsonDecimal.Parse(((below + 1) * step).ToString(CultureInfo.InvariantCulture));
        }
    }

    private static (Instance Value, string Text) Number(JsonDecimal value) => (new NumberInstance(value), value.ToString());

    private static string EnumText(IFieldSymbol field) =>
        field.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + field.Name;

    /// <summary>Every schema that may judge the value at the path.</summary>
    private static IEnumerable<Schema> Parts(SchemaDocument document, string path)
    {
        var parts = SchemaNames.Here(document, document.Root);
        foreach (var token in JsonPointer.Tokens(path))
        {
            parts = parts.SelectMany(part => new[] { part.FindProperty(token), part.Items }.OfType<Schema>().SelectMany(inside => SchemaNames.Here(document, inside))).ToArray();
        }

        return parts;
    }

    private static double Distance(JsonDecimal from, JsonDecimal to) => FitsInt64(from) && FitsInt64(to) ? Math.Abs((double)(ToDecimal(from) - ToDecimal(to))) : double.MaxValue;

    private static bool FitsInt64(JsonDecimal value) =>
        value.Exponent > -20
        && value.CompareTo(JsonDecimal.FromInt64(long.MinValue)) >= 0
        && value.CompareTo(JsonDecimal.FromInt64(long.MaxValue)) <= 0;

    private static decimal ToDecimal(JsonDecimal value) => decimal.Parse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture);
}
