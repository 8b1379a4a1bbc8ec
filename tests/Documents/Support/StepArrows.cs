using System.Reflection;
using Microsoft.CodeAnalysis;
using TypedFlows.Generator;

namespace TypedFlows.Documents.Support;

/// <summary>Runs the generator and reads the dependencies between its named steps.</summary>
internal static class StepArrows
{
    /// <summary>Roslyn's own steps have names too.</summary>
    private static readonly HashSet<string> s_names =
    [
        .. typeof(SpecGenerator).Assembly.GetType("TypedFlows.Generator.StepNames", throwOnError: true)!
            .GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => (string)field.GetRawConstantValue()!),
    ];

    public static IEnumerable<string> Read()
    {
        var steps = Snippets.RunTracked().TrackedSteps.Where(named => s_names.Contains(named.Key)).SelectMany(named => named.Value);
        return steps
            .SelectMany(step => Sources(step).Select(source => $"{source} --> {step.Name}"))
            .Distinct()
            .Order(StringComparer.Ordinal);
    }

    /// <summary>Gets the nearest named steps before a step. A step without a name belongs to the next one.</summary>
    private static IEnumerable<string> Sources(IncrementalGeneratorRunStep step)
    {
        var seen = new HashSet<IncrementalGeneratorRunStep>();
        var open = new Stack<IncrementalGeneratorRunStep>(step.Inputs.Select(input => input.Source));
        while (open.TryPop(out var next))
        {
            if (!seen.Add(next))
            {
                continue;
            }

            if (s_names.Contains(next.Name ?? string.Empty))
            {
                yield return next.Name!;
                continue;
            }

            foreach (var input in next.Inputs)
            {
                open.Push(input.Source);
            }
        }
    }
}
