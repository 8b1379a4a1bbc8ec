using System.Globalization;
using TypedFlows.Compiler.Evaluation;

namespace TypedFlows.Generator.Analysis;

/// <summary>Finds the surplus items of a list or properties of a map, for the fix that removes them.</summary>
internal static class SurplusItems
{
    /// <summary>
    /// Returns the path segments to remove: duplicate items, or the last ones. It returns none if removing them does not help.
    /// </summary>
    public static IReadOnlyList<string> Of(GeneratedType type, Instance document, string path, string keyword)
    {
        var surplus = (keyword, InstanceTree.Find(document, path)) switch
        {
            ("uniqueItems", Instance.Array { IsComplete: true } list) => Repeated(list),
            ("maxItems", Instance.Array { IsComplete: true } list) => Last(
                list.Items.Count, kept => IsLegal(type, document, path, Kept(list, kept)))
                .Select(Index),
            ("maxProperties", Instance.Object { IsClosed: true } map) =>
                Last(map.Members.Count, kept => IsLegal(type, document, path, Kept(map, kept))).Select(i => map.Members[i].Name),
            _ => [],
        };
        var steps = surplus.ToArray();
        return keyword == "uniqueItems"
            && !IsLegal(type, document, path, Without((Instance.Array)InstanceTree.Find(document, path)!, steps))
            ? [] : steps;
    }

    public static Instance.Array Without(Instance.Array list, IReadOnlyCollection<string> steps) =>
        new([.. list.Items.Where((_, i) => !steps.Contains(Index(i)))], isComplete: true);

    private static IEnumerable<string> Repeated(Instance.Array list)
    {
        var kept = Enumerable.Range(0, list.Items.Count).ToList();
        while (UniqueItems.Evaluate(new([.. kept.Select(i => list.Items[i])], isComplete: true), out _, out var second) == Verdict.Invalid)
        {
            yield return Index(kept[second]);
            kept.RemoveAt(second);
        }
    }

    /// <summary>Returns the minimum number of items at the end to remove so that the rest is valid, or none.</summary>
    private static IEnumerable<int> Last(int count, Func<int, bool> isLegal)
    {
        var kept = Enumerable.Range(0, count).Reverse().FirstOrDefault(isLegal);
        return isLegal(kept) ? Enumerable.Range(kept, count - kept) : [];
    }

    private static Instance.Array Kept(Instance.Array list, int count) => new([.. list.Items.Take(count)], isComplete: true);

    private static Instance.Object Kept(Instance.Object map, int count) => new([.. map.Members.Take(count)], isClosed: true);

    private static bool IsLegal(GeneratedType type, Instance document, string path, Instance value) =>
        SchemaEvaluator.Evaluate(
            type.Document, InstanceTree.With(document, path, value), type.Spec).Violations.All(violation => violation.InstancePath != path);

    private static string Index(int i) => i.ToString(CultureInfo.InvariantCulture);
}
