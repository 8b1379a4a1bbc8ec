using System.Globalization;
using System.Numerics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Generator.Analysis;

/// <summary>
/// Finds valid values of a property for the code fixes. The schema of the property supplies the candidates. The evaluator validates each
/// candidate, so conditions have only one implementation.
/// </summary>
internal static class LegalValues
{
    private const int LongestFilled = 20;

    // The maximum number of items in a list, and of values that are tried for them.
    private const int MostItems = 8;

    private const int DeepestRecord = 4;

    /// <summary>Returns the valid value nearest to the current one as a C# expression, or null if none is found.</summary>
    /// <param name="type">The required C# type of the value.</param>
    public static string? Nearest(KnownInstance known, string path, ITypeSymbol type) =>
        Find(known, path, Candidates(known.Type.Document, Parts(known.Type.Document, path), type, InstanceTree.Find(known.Value, path)));

    /// <summary>Returns a valid value for a missing property as a C# expression, or null if none is found.</summary>
    /// <param name="type">The required C# type of the value.</param>
    public static string? First(KnownInstance known, string path, ITypeSymbol type) =>
        Find(known, path, Candidates(known.Type.Document, Parts(known.Type.Document, path), type, null));

    /// <summary>Returns the valid value nearest to the current one in a JSON text, or null if none is found.</summary>
    public static string? InJson(GeneratedType type, Instance document, string path) =>
        JsonCandidates(type.Document, Parts(type.Document, path), InstanceTree.Find(document, path))
            .FirstOrDefault(candidate => IsLegal(type, document, path, candidate.Value)).Text;

    private static string? Find(KnownInstance known, string path, IEnumerable<(Instance Value, string Text)> candidates) =>
        candidates.FirstOrDefault(candidate => IsLegal(known.Type, known.Value, path, candidate.Value)).Text;

    private static bool IsLegal(GeneratedType type, Instance document, string path, Instance value) =>
        !SchemaEvaluator.Evaluate(type.Document, InstanceTree.With(document, path, value), type.Spec).Violations
            .Any(violation => violation.InstancePath == path || violation.InstancePath.StartsWith(path + "/", StringComparison.Ordinal));

    private static IEnumerable<(Instance Value, string Text)> Candidates(
        SchemaDocument document, Schema[] parts, ITypeSymbol declared, Instance? current, int depth = DeepestRecord)
    {
        var type = WireTypes.Unwrap(declared);
        if (type.TypeKind == TypeKind.Enum)
        {
            return type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue)
                .Select(field => (Text: WireValue.WireName(field), Code: EnumText(field)))
                .Where(member => member.Text is not null)
                .Select(member => ((Instance)new Instance.String(member.Text!), member.Code));
        }

        var stated = Stated(parts);
        return WireTypes.Of(type) switch
        {
            SchemaTypes.Boolean => new[] { false, true }.Select(flag => ((Instance)new Instance.Boolean(flag), flag ? "true" : "false")),
            SchemaTypes.String => Texts(parts, stated, current).Select(
                text => ((Instance)new Instance.String(text), SymbolDisplay.FormatLiteral(text, quote: true))),
            SchemaTypes.Array => Lists(parts, Candidates(document, Items(document, parts), WireTypes.ElementType(type)!, null, depth)),
            SchemaTypes.Integer => Sorted(Numbers(parts, stated, current, isInteger: true), current).Select(Number),
            SchemaTypes.Number => Sorted(Numbers(parts, stated, current, isInteger: false), current).Select(Number),
            _ when type.IsAbstract => Converted(type).SelectMany(value => Candidates(document, parts, value, current, depth)),
            _ => Records(document, parts, type, depth),
        };
    }

    private static IEnumerable<(Instance Value, string Text)> JsonCandidates(SchemaDocument document, Schema[] parts, Instance? current)
    {
        var stated = Stated(parts);
        var texts = Texts(parts, stated, current).Select(
            text => ((Instance)new Instance.String(text), JsonText.Of(new JsonValue.String(text))));
        var numbers = Sorted(Numbers(parts, stated, current, isInteger: false), current).Select(Number);
        (Instance, string)[] others =
            [(new Instance.Boolean(false), "false"), (new Instance.Boolean(true), "true"), (new Instance.Object([], isClosed: true), "{}")];
        var lists = Items(document, parts) is { Length: > 0 } items && parts.Any(part => part.MinItems > 0)
            ? Lists(parts, JsonCandidates(document, items, null))
            : [(new Instance.Array([], isComplete: true), "[]")];
        return current is Instance.Array
            ? lists : (current is Instance.Number ? numbers.Concat(texts) : texts.Concat(numbers)).Concat(others).Concat(lists);
    }

    /// <summary>Returns the empty list, followed by lists with the required number of items, all equal or all different.</summary>
    private static IEnumerable<(Instance Value, string Text)> Lists(Schema[] parts, IEnumerable<(Instance Value, string Text)> candidates)
    {
        yield return (new Instance.Array([], isComplete: true), "[]");
        if (parts.Max(part => part.MinItems) is not ({ } least and > 0 and <= MostItems))
        {
            yield break;
        }

        var tried = candidates.Take(MostItems).ToArray();
        foreach (var start in Enumerable.Range(0, tried.Length))
        {
            yield return List([.. Enumerable.Repeat(tried[start], (int)least)]);
            yield return List([.. tried.Skip(start).Take((int)least)]);
        }
    }

    private static (Instance Value, string Text) List((Instance Value, string Text)[] items) =>
        (new Instance.Array(
            [.. items.Select(item => item.Value)], isComplete: true), $"[{string.Join(", ", items.Select(item => item.Text))}]");

    /// <summary>Returns the schemas of the items. The schema of <c>contains</c> is first.</summary>
    private static Schema[] Items(SchemaDocument document, Schema[] parts) =>
        [.. parts.SelectMany(
            part => new[] { part.Contains, part.Items }.Concat(part.TupleItems
                ?? [])).OfType<Schema>().SelectMany(item => SchemaNames.Here(document, item))];

    /// <summary>Returns the values that convert to a union.</summary>
    private static IEnumerable<ITypeSymbol> Converted(ITypeSymbol union) =>
        union.GetMembers(WellKnownMemberNames.ImplicitConversionName)
            .OfType<IMethodSymbol>()
            .Select(conversion => conversion.Parameters[0].Type)
            .Where(type => !type.IsRecord);

    /// <summary>Returns records with only the required properties.</summary>
    private static IEnumerable<(Instance Value, string Text)> Records(SchemaDocument document, Schema[] parts, ITypeSymbol type, int depth)
    {
        IPropertySymbol[] properties = [.. type.GetMembers().OfType<IPropertySymbol>().Where(
            property => !property.IsStatic && property.DeclaredAccessibility == Accessibility.Public)];
        if (depth == 0 || !type.IsRecord || type.IsAbstract || Array.Exists(properties, property => property.SetMethod is null))
        {
            yield break;
        }

        var required = properties.Where(property => property.IsRequired)
            .Select(property => (property.Name, Wire: WireName(property), property.Type))
            .ToArray();
        var values = required.Select(member => member.Wire is null ? []
            : Candidates(
                document,
                [.. parts.SelectMany(
                    part => Subschemas(part, member.Wire).OfType<Schema>()).SelectMany(inside => SchemaNames.Here(document, inside))],
                member.Type, null, depth - 1).Take(MostItems).ToArray()).ToArray();
        if (Array.Exists(values, candidates => candidates.Length == 0))
        {
            yield break;
        }

        for (var n = 0; n < values.Select(candidates => candidates.Length).DefaultIfEmpty(1).Max(); n++)
        {
            var chosen = values.Select(candidates => candidates[Math.Min(n, candidates.Length - 1)]).ToArray();
            yield return (
                new Instance.Object(
                    [.. chosen.Select((value, i) => new InstanceMember(required[i].Wire!, Presence.Present, value.Value))], isClosed: true),
                chosen.Length == 0
                    ? "new()" : $"new() {{ {string.Join(", ", chosen.Select((value, i) => $"{required[i].Name} = {value.Text}"))} }}");
        }
    }

    private static string? WireName(IPropertySymbol property) =>
        property.GetAttributes().FirstOrDefault(
            attribute => attribute.AttributeClass?.Name == "JsonPropertyNameAttribute")?.ConstructorArguments is [{ Value: string name }]
            ? name : null;

    private static JsonValue[] Stated(Schema[] parts) =>
        [.. parts.SelectMany(part => new[] { part.Const, part.Default }.OfType<JsonValue>().Concat(part.Enum ?? []))];

    /// <summary>Returns the listed values, most similar first, followed by the text shortened or padded to the required length.</summary>
    private static IEnumerable<string> Texts(Schema[] parts, JsonValue[] stated, Instance? current)
    {
        var written = (current as Instance.String)?.Value;
        var named = stated.OfType<JsonValue.String>().Select(text => text.Value).Distinct();
        var cut = parts.Select(part => part.MaxLength)
            .Where(most => written is not null && most < written.Length)
            .OrderByDescending(most => most)
            .Select(most => Cut(written!, (int)most!.Value));
        var filled = parts.Select(part => part.MinLength).Where(least => least is > 0 and <= LongestFilled).OrderBy(least => least)
            .Select(least => (written ?? string.Empty).PadRight((int)least!.Value, 'x'));
        return (written is null ? named : named.OrderBy(text => EditDistance.Between(written, text))).Concat(cut)
            .Append(string.Empty)
            .Concat(filled);
    }

    // The text is not cut inside a surrogate pair.
    private static string Cut(string text, int length) =>
        text.Substring(0, length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length);

    private static IEnumerable<JsonDecimal> Sorted(IEnumerable<JsonDecimal> numbers, Instance? current) =>
        current is Instance.Number number ? numbers.OrderBy(candidate => Distance(number.Value, candidate)) : numbers;

    private static IEnumerable<JsonDecimal> Numbers(Schema[] parts, JsonValue[] stated, Instance? current, bool isInteger)
    {
        var numbers = new List<JsonDecimal>(stated.OfType<JsonValue.Number>().Select(number => number.Value));
        var limits = parts.SelectMany(part => NumberKeyword.All.Select(keyword => (Keyword: keyword, Value: keyword.Get(part)))).ToArray();
        foreach (var (keyword, value) in limits.Where(limit => limit.Keyword.Violation is not null))
        {
            AddBound(numbers, value, keyword.Violation switch { Comparison.LessOrEqual => 1, Comparison.GreaterOrEqual => -1, _ => 0 });
        }

        foreach (var factor in limits.Where(limit => limit.Keyword.Violation is null).Select(limit => limit.Value).OfType<JsonDecimal>())
        {
            foreach (var start in (current is Instance.Number number ? numbers.Append(number.Value) : numbers).ToArray())
            {
                numbers.AddRange(Multiples(factor, start));
            }
        }

        numbers.Add(JsonDecimal.FromInt64(1));
        numbers.Add(default);

        // Listed values precede the smallest ones, because a user expects 1 before 15 if both are valid.
        var named = new HashSet<JsonDecimal>(stated.OfType<JsonValue.Number>().Select(number => number.Value));
        return numbers.Distinct()
            .Where(number => (!isInteger || number.IsInteger) && FitsInt64(number))
            .OrderBy(number => named.Contains(number) ? 0 : 1)
            .ThenBy(number => Distance(default, number));
    }

    /// <summary>Returns the bound itself, or the nearest integers if it is not an integer or not included.</summary>
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

    private static (Instance Value, string Text) Number(JsonDecimal value) => (new Instance.Number(value), value.ToString());

    private static string EnumText(IFieldSymbol field) =>
        field.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + field.Name;

    /// <summary>Returns every schema that may apply to the value at the path.</summary>
    private static Schema[] Parts(SchemaDocument document, string path)
    {
        var parts = SchemaNames.Here(document, document.Root);
        foreach (var token in JsonPointer.Tokens(path))
        {
            parts = parts.SelectMany(
                part => Subschemas(part, token).OfType<Schema>().SelectMany(inside => SchemaNames.Here(document, inside)))
                .ToArray();
        }

        return [.. parts];
    }

    private static IEnumerable<Schema?> Subschemas(Schema part, string token) =>
        new[]
            {
                part.FindProperty(token), part.Items, part.AdditionalItems, part.UnevaluatedItems, part.AdditionalProperties,
                part.UnevaluatedProperties,
            }
            .Concat(
                part.TupleItems is { } tuple
                    && int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
                    && i < tuple.Count
                    ? [tuple[i]] : [])
            .Concat(part.PatternProperties.Select(pattern => pattern.Schema));

    private static double Distance(JsonDecimal from, JsonDecimal to) =>
        FitsInt64(from) && FitsInt64(to) ? Math.Abs((double)(ToDecimal(from) - ToDecimal(to))) : double.MaxValue;

    private static bool FitsInt64(JsonDecimal value) =>
        value.Exponent > -20
        && value.CompareTo(JsonDecimal.FromInt64(long.MinValue)) >= 0
        && value.CompareTo(JsonDecimal.FromInt64(long.MaxValue)) <= 0;

    private static decimal ToDecimal(JsonDecimal value) =>
        decimal.Parse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture);
}
