using System.Collections;
using System.Reflection;

namespace TypedFlows.Generator.Tests.Support;

/// <summary>
/// Walks the values between the steps of the generator. An object of Roslyn would keep whole compilations in memory and never be equal.
/// </summary>
internal static class RoslynTypes
{
    public static void AssertNone(GeneratorRun run)
    {
        foreach (var step in run.Steps)
        {
            var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
            foreach (var (value, _) in run.Outputs(step))
            {
                Walk(value, step, seen);
            }
        }
    }

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null || value.GetType() is var type && (type.IsPrimitive || type.IsEnum || type == typeof(string)))
        {
            return;
        }

        Assert.False(
            type.Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal), $"{path} holds a {type}");
        if (!type.IsValueType && !seen.Add(value))
        {
            return;
        }

        if (value is IEnumerable items)
        {
            foreach (var item in items)
            {
                Walk(item, path + "[]", seen);
            }
        }

        // Types of the framework contain only the values that they are created from, which are already visited.
        if (type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true && !type.IsGenericType)
        {
            return;
        }

        for (var declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
        {
            foreach (var field in declaring.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
            }
        }
    }
}
