using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedFlows.Generator.Analysis;

/// <summary>Reports at a call the violations that its arguments cause in an object that the called method creates from them.</summary>
internal sealed class CallSiteChecker(UsageAnalysisContext run, LocalValues locals, CancellationToken cancellationToken)
{
    public IEnumerable<Diagnostic> Check(IOperation call, IOperation made)
    {
        var arguments = (call as IInvocationOperation)?.Arguments ?? ((IObjectCreationOperation)call).Arguments;
        var given = arguments.Where(argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.RefKind: RefKind.None })
            .ToArray();

        // Violations without these arguments are reported in the method itself.
        var before = Proved(made, []).Select(DefiniteViolations.Key).ToArray();
        var wrong = Proved(made, given).Where(diagnostic => !before.Contains(DefiniteViolations.Key(diagnostic))).ToArray();
        foreach (var diagnostic in wrong)
        {
            var (argument, isValue) = Culprit(made, given, diagnostic);
            if (argument is not null)
            {
                yield return Diagnostic.Create(
                    diagnostic.Descriptor,
                    argument.Value.Syntax.GetLocation(),
                    isValue ? diagnostic.Properties : ImmutableDictionary<string, string?>.Empty,
                    diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }

    private IReadOnlyList<Diagnostic> Proved(IOperation made, IEnumerable<IArgumentOperation> arguments)
    {
        var values = new Dictionary<ISymbol, IOperation>(SymbolEqualityComparer.Default);
        foreach (var argument in arguments)
        {
            values[argument.Parameter!.OriginalDefinition] = argument.Value;
        }

        return DefiniteViolations.Of(run, made, new ValueResolver(locals, run.Statics, cancellationToken) { Arguments = values });
    }

    /// <summary>Returns the argument at the location of the violation, or the last argument that is required to prove it.</summary>
    private (IArgumentOperation? Argument, bool IsValue) Culprit(IOperation made, IArgumentOperation[] given, Diagnostic diagnostic)
    {
        var named = made.Descendants()
            .OfType<IParameterReferenceOperation>()
            .FirstOrDefault(reference => diagnostic.Location.SourceSpan == reference.Syntax.Span);
        if (named is not null && given.FirstOrDefault(argument => Same(argument.Parameter, named.Parameter)) is { } exact)
        {
            return (exact, true);
        }

        return (given.LastOrDefault(
            argument => Proved(made, given.Where(other => other != argument)).All(
                other => DefiniteViolations.Key(other) != DefiniteViolations.Key(diagnostic))), false);
    }

    private static bool Same(IParameterSymbol? left, IParameterSymbol right) =>
        SymbolEqualityComparer.Default.Equals(left?.OriginalDefinition, right);
}
