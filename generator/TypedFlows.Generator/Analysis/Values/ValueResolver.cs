using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedFlows.Generator.Analysis;

/// <summary>Resolves an expression that names a value to the expression that creates it.</summary>
internal sealed class ValueResolver(LocalValues locals, StaticValues statics, CancellationToken cancellationToken)
{
    private const int MaxSteps = 16;

    /// <summary>Gets the arguments of the followed call by parameter. It is empty if no call is followed.</summary>
    public IReadOnlyDictionary<ISymbol, IOperation> Arguments { get; init; } =
        new Dictionary<ISymbol, IOperation>(SymbolEqualityComparer.Default);

    public CancellationToken Cancellation => cancellationToken;

    /// <summary>
    /// Returns the expression that permanently defines the named value, or null if it is uncertain or the expression is not a name.
    /// </summary>
    public IOperation? Of(IOperation reference) => Of(reference, MaxSteps);

    /// <summary>Returns the facts about the uses of a local, or null for any other expression.</summary>
    public LocalFacts? Local(IOperation reference) => reference switch
    {
        ILocalReferenceOperation local => locals.Find(local),
        IVariableDeclaratorOperation declarator => locals.Find(declarator.Symbol, declarator),
        _ => null,
    };

    private IOperation? Of(IOperation reference, int steps) => reference switch
    {
        _ when steps == 0 => null,
        ILocalReferenceOperation local => locals.Find(local) is { Value: { } value } facts ? Part(value, facts.Elements, steps - 1) : null,
        IFieldReferenceOperation { Field: { IsStatic: false } field, Instance: { } tuple } => ElementIndex(field) is { } i
            ? Part(tuple, [i], steps - 1) : null,
        IFieldReferenceOperation { Field: { IsStatic: true, IsConst: false } field } => Static(reference, field),
        IPropertyReferenceOperation { Property: { IsStatic: true } property } => Static(reference, property),
        IParameterReferenceOperation parameter => Arguments.TryGetValue(parameter.Parameter, out var argument) ? argument : null,
        _ => null,
    };

    private IOperation? Static(IOperation reference, ISymbol member) =>
        StaticValues.IsEarly(reference, member) ? null : statics.Of(member, cancellationToken);

    private IOperation? Part(IOperation value, IReadOnlyList<int> elements, int steps)
    {
        IOperation? part = value;
        foreach (var i in elements)
        {
            while (part is not null and not ITupleOperation)
            {
                part = part is IConversionOperation { Conversion.IsImplicit: true, OperatorMethod: null, Operand: var operand }
                    ? operand : Of(part, steps--);
            }

            part = part is ITupleOperation tuple && i < tuple.Elements.Length ? tuple.Elements[i] : null;
        }

        return part;
    }

    private static int? ElementIndex(IFieldSymbol field) =>
        field.ContainingType.IsTupleType
        && (field.CorrespondingTupleField ?? field).Name is var name
        && name.StartsWith("Item", StringComparison.Ordinal)
        && int.TryParse(name.Substring(4), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number - 1
            : null;
}
