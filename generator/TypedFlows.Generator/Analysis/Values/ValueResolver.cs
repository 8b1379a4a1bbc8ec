using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedFlows.Generator.Analysis;

/// <summary>Leads from an expression that only names a value to the one that makes it.</summary>
internal sealed class ValueResolver(LocalValues locals, StaticValues statics, CancellationToken cancellation)
{
    private const int MaxSteps = 16;

    /// <summary>What parameters hold where a call is followed into its method; none elsewhere.</summary>
    public IReadOnlyDictionary<ISymbol, IOperation> Arguments { get; init; } = new Dictionary<ISymbol, IOperation>(SymbolEqualityComparer.Default);

    public CancellationToken Cancellation => cancellation;

    /// <summary>The expression that the named value has for good; null where it is not certain, or names nothing.</summary>
    public IOperation? Of(IOperation reference) => Of(reference, MaxSteps);

    /// <summary>What is known of a local's uses; null for what is no local.</summary>
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
        IFieldReferenceOperation { Field: { IsStatic: false } field, Instance: { } tuple } => ElementIndex(field) is { } i ? Part(tuple, [i], steps - 1) : null,
        IFieldReferenceOperation { Field: { IsStatic: true, IsConst: false } field } => Static(reference, field),
        IPropertyReferenceOperation { Property: { IsStatic: true } property } => Static(reference, property),
        IParameterReferenceOperation parameter => Arguments.TryGetValue(parameter.Parameter, out var argument) ? argument : null,
        _ => null,
    };

    private IOperation? Static(IOperation reference, ISymbol member) =>
        StaticValues.IsEarly(reference, member) ? null : statics.Of(member, cancellation);

    private IOperation? Part(IOperation value, IReadOnlyList<int> elements, int steps)
    {
        IOperation? part = value;
        foreach (var i in elements)
        {
            while (part is not null and not ITupleOperation)
            {
                part = part is IConversionOperation { Conversion.IsImplicit: true, OperatorMethod: null, Operand: var operand } ? operand : Of(part, steps--);
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
