using System.Diagnostics.CodeAnalysis;

namespace TypedFlows.Client;

/// <summary>Represents one row of a mapping set: a field of the source, an expression or a constant, and its path in the
/// schema.</summary>
/// <param name="Source">The path of the source field, such as <c>FirstName</c>; the expression; or the constant.</param>
/// <param name="Destination">The dotted path in the schema, such as <c>person.name.firstName</c>.</param>
public sealed record MappingRow(string Source, string Destination)
{
    /// <summary>Gets how <see cref="Source"/> is read.</summary>
    public MappingSourceType SourceType { get; init; }

    /// <summary>Gets a value indicating whether the field identifies a person.</summary>
    public bool Identity { get; init; }

    /// <summary>Gets the identity group, or null for none.</summary>
    public string? IdentityGroup { get; init; }

    /// <summary>Gets the code of the identity namespace, such as <c>Email</c>, or null for none.</summary>
    public string? NamespaceCode { get; init; }

    /// <summary>Creates a row that calculates its value: <c>MappingRow.Expression("concat(firstName, ' ', lastName)", to:
    /// "person.name.fullName")</c>.</summary>
    /// <param name="expression">The Data Prep expression, of at most 4,096 characters.</param>
    /// <param name="to">The dotted path in the schema.</param>
    /// <returns>The row.</returns>
    public static MappingRow Expression([StringSyntax("DataPrep")] string expression, string to) =>
        new(expression, to) { SourceType = MappingSourceType.Expression };

    /// <summary>Creates a row that writes the same value for each source row.</summary>
    /// <param name="value">The value as text. The service converts it to the type of the field.</param>
    /// <param name="to">The dotted path in the schema.</param>
    /// <returns>The row.</returns>
    public static MappingRow Constant(string value, string to) => new(value, to) { SourceType = MappingSourceType.Constant };
}
