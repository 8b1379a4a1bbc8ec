using System.Text.Json;
using TypedFlows.Compiler.DataPrep.Expressions;
using TypedFlows.Compiler.Fields;

namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>Represents a row of a mapping set. Its expression is parsed and checked once.</summary>
internal sealed class MappingSetRow
{
    public const string Attribute = "ATTRIBUTE";

    /// <summary>The maximum number of levels of a destination.</summary>
    public const int MaxDepth = 50;

    public MappingSetRow(MappingRowKind kind, string source, string destination)
    {
        (Kind, Source, Destination) = (kind, source, destination);
        DestinationPath = FieldPath.Of(destination);
        SourcePath = kind == MappingRowKind.Attribute ? FieldPath.Of(source) : [];
        if (kind == MappingRowKind.Expression)
        {
            Expression = ExpressionParser.Parse(source, out _);
            Error = ExpressionChecker.Check(source).FirstOrDefault(found => !found.IsWarning) is { } error ? CaseError.Of(error) : null;
        }
    }

    public MappingRowKind Kind { get; }

    /// <summary>Gets the path, the expression or the constant.</summary>
    public string Source { get; }

    public string Destination { get; }

    public IReadOnlyList<FieldStep> DestinationPath { get; }

    /// <summary>Gets the path of an attribute.</summary>
    public IReadOnlyList<FieldStep> SourcePath { get; }

    /// <summary>Gets the expression; null if the row has none, or a wrong one.</summary>
    public Expression? Expression { get; }

    /// <summary>Gets the error of a wrong expression, for which the row writes nothing.</summary>
    public CaseError? Error { get; }

    /// <summary>Returns the kind of a source type in the vocabulary of requests or of responses; null if it is not one.</summary>
    public static MappingRowKind? KindOf(string sourceType) => sourceType.ToUpperInvariant() switch
    {
        Attribute or "TEXT/X.SCHEMA-PATH" => MappingRowKind.Attribute,
        "EXPRESSION" or "TEXT/X.AEP-XL" => MappingRowKind.Expression,
        "STATIC" or "TEXT/PLAIN" => MappingRowKind.Constant,
        _ => null,
    };

    /// <exception cref="JsonException">The row has no source or no destination, or an unknown source type.</exception>
    public static MappingSetRow Read(JsonElement row, int index)
    {
        var source = Text(row, "source") ?? Text(row, "sourceAttribute");
        var destination = Text(row, "destination") ?? Text(row, "destinationXdmPath");
        var type = Text(row, "sourceType") ?? Attribute;
        if (source is null || destination is null)
        {
            throw new JsonException($"row {index + 1} of the mapping has no 'source' or no 'destination'");
        }

        if (KindOf(type) is not { } kind)
        {
            throw new JsonException(
                $"row {index + 1} of the mapping has the source type '{type}', not ATTRIBUTE, EXPRESSION or STATIC");
        }

        var read = new MappingSetRow(kind, source, destination);
        return read.DestinationPath.Count <= MaxDepth ? read : throw new JsonException(
            $"the destination of row {index + 1} of the mapping has {read.DestinationPath.Count} levels; at most {MaxDepth} are possible");
    }

    private static string? Text(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

internal enum MappingRowKind
{
    /// <summary>The source is a path in the source row.</summary>
    Attribute,

    Expression,

    /// <summary>The source is the value itself.</summary>
    Constant,
}

/// <summary>Represents a row of a mapping set that wrote no value, or a value that its field cannot take.</summary>
internal sealed record MappingError(MappingSetRow Row, CaseError Error);
