using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Generator.Analysis;

/// <summary>Checks the connectors that a flow references by id. The type of the flow lists those that its spec accepts.</summary>
internal sealed class FlowUses(INamedTypeSymbol? connectionsAttribute)
{
    private const int MostNames = 8;

    private readonly ConcurrentDictionary<ITypeSymbol, bool> _flows = new(SymbolEqualityComparer.Default);

    public bool IsFlow(ITypeSymbol? type) => type is not null && connectionsAttribute is not null
        && _flows.GetOrAdd(type, known => known.GetMembers().OfType<IPropertySymbol>().Any(property => Listed(property) is not null));

    public IEnumerable<Diagnostic> Check(IOperation flow, ValueResolver origins)
    {
        var initializer = (flow as IObjectCreationOperation)?.Initializer ?? (flow as IWithOperation)?.Initializer;
        foreach (var operation in initializer?.Initializers ?? [])
        {
            if (operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property }, Value: var value }
                && Listed(property) is { } ids
                && Check(property, value, ids, origins) is { } diagnostic)
            {
                yield return diagnostic;
            }
        }
    }

    private static Diagnostic? Check(IPropertySymbol property, IOperation value, IReadOnlyList<string> ids, ValueResolver origins)
    {
        if (WrongType(property, value, ids) is { } type)
        {
            string[] names = [.. Partners(property, ids).Select(partner => partner.Name).Take(MostNames)];
            return Diagnostic.Create(
                Descriptors.Of(UsageRules.UnlistedConnection),
                value.Syntax.GetLocation(),
                Message(property, $"'{type}'", names.Length > 0 ? names : Shown(ids, []), ids.Count));
        }

        var wrong = new List<(string Id, IOperation Location)>();
        var ways = new BranchEnumerator();
        do
        {
            if (RawId(value, origins, ways) is not { } source)
            {
                return null;
            }

            // The id is ignored if the code throws before it is used.
            if (source.Id is { } id)
            {
                if (ids.Contains(id, StringComparer.OrdinalIgnoreCase))
                {
                    return null;
                }

                wrong.Add((id, source.Location));
            }
        }
        while (ways.MoveNext());

        if (ways.AreTooMany || wrong.Count == 0)
        {
            return null;
        }

        var own = wrong.FirstOrDefault(
            each => value.Syntax.SyntaxTree == each.Location.Syntax.SyntaxTree
                && value.Syntax.Span.Contains(each.Location.Syntax.Span)).Location;
        var partners = Partners(property, ids).ToArray();

        // If no accepted connector is generated, the fix inserts an id.
        var choices = partners.Length > 0
            ? partners.Select(partner => partner.Expression)
            : ids.Take(MostNames).Select(id => SymbolDisplay.FormatLiteral(id, quote: true));
        var properties = ImmutableDictionary<string, string?>.Empty.Add(DiagnosticKeys.Choices, string.Join("\n", choices));
        return Diagnostic.Create(
            Descriptors.Of(UsageRules.UnlistedConnection),
            (own ?? value).Syntax.GetLocation(),
            properties,
            Message(property, $"connection spec '{wrong[0].Id}'", Shown(ids, partners), ids.Count));
    }

    /// <summary>
    /// Returns the name of the connector if the value has the type of a connector that the flow does not accept, or null. The C# compiler
    /// reports that the type cannot be converted, but not which types can.
    /// </summary>
    private static string? WrongType(IPropertySymbol property, IOperation value, IReadOnlyList<string> ids)
    {
        while (value is IConversionOperation { IsImplicit: true, Operand: var operand })
        {
            value = operand;
        }

        return value.Type is { ContainingType: { } connector } type
            && type.Name == property.Name
            && connector.GetMembers("Id").FirstOrDefault() is IFieldSymbol { ConstantValue: string id }
            && !ids.Contains(id, StringComparer.OrdinalIgnoreCase)
            && value.SemanticModel?.Compilation.ClassifyCommonConversion(type, property.Type).IsImplicit == false
            ? connector.Name : null;
    }

    private static string Message(IPropertySymbol property, string connector, IReadOnlyCollection<string> allowed, int count)
    {
        var flow = property.ContainingType.ContainingType ?? property.ContainingType;
        var rest = count - allowed.Count;
        return $"{flow.Name}: {connector} is not listed as a {property.Name.ToLowerInvariant()} of this flow; "
            + $"allowed are {string.Join(", ", allowed)}{(rest > 0 ? $" and {rest} more" : string.Empty)}";
    }

    // The generated connectors with their ids, then other ids.
    private static string[] Shown(IReadOnlyList<string> ids, IReadOnlyList<(string Name, string Id, string Expression)> partners)
    {
        var named = partners.Take(MostNames).Select(partner => $"{partner.Name} ({partner.Id})");
        var others = ids.Where(each => partners.All(partner => !string.Equals(partner.Id, each, StringComparison.OrdinalIgnoreCase)));
        return [.. named.Concat(others.Take(Math.Max(0, MostNames - partners.Count)))];
    }

    /// <summary>Returns the generated connectors in the namespace of the flow that the flow accepts.</summary>
    private static IEnumerable<(string Name, string Id, string Expression)> Partners(IPropertySymbol property, IReadOnlyList<string> ids)
    {
        foreach (var type in property.ContainingType.ContainingNamespace.GetTypeMembers().OrderBy(type =>
            type.Name, StringComparer.Ordinal))
        {
            if (type.GetMembers("Id").FirstOrDefault() is IFieldSymbol { ConstantValue: string id }
                && ids.Contains(id, StringComparer.OrdinalIgnoreCase)
                && type.GetTypeMembers(property.Name).Length > 0)
            {
                yield return (type.Name, id, type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + ".Id");
            }
        }
    }

    /// <summary>
    /// Returns the constant id of a raw connector, or null if the value is not a raw connector or its id is unknown. The id is empty if
    /// nothing is created.
    /// </summary>
    private static (string? Id, IOperation Location)? RawId(IOperation value, ValueResolver origins, BranchEnumerator choices)
    {
        for (var steps = 0; steps < 32; steps++)
        {
            switch (value)
            {
                case IThrowOperation:
                    return (null, value);
                case IConversionOperation { OperatorMethod: null, Operand: var operand }:
                    value = operand;
                    break;
                case IObjectCreationOperation
                {
                    Type:
                    {
                        Name: "RawSource"
                    or "RawTarget", ContainingNamespace: { Name: "TypedFlows", ContainingNamespace.IsGlobalNamespace: true }
                    }
                } raw:
                    var id = raw.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value;
                    return id is null || Text(id, origins, choices) is not { } text ? null : (text, id);
                default:
                    if (ValueReader.Arms(value) is { Count: > 0 } arms)
                    {
                        value = arms[choices.Pick(value, arms.Count)];
                    }
                    else if (origins.Of(value) is { } origin)
                    {
                        value = origin;
                    }
                    else
                    {
                        return null;
                    }

                    break;
            }
        }

        return null;
    }

    private static string? Text(IOperation value, ValueResolver origins, BranchEnumerator choices) =>
        ConstantText.Of(value, origins, choices);

    private IReadOnlyList<string>? Listed(IPropertySymbol property)
    {
        foreach (var attribute in property.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, connectionsAttribute)
                && attribute.ConstructorArguments is [{ Value: string ids }]
                && new SourceFile(property.Name, ids).Json.Root is JsonSyntax.Array { Items: var items })
            {
                return [.. items.OfType<JsonSyntax.String>().Select(item => item.Value)];
            }
        }

        return null;
    }
}
