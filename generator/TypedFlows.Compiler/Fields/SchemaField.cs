using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Fields;

/// <summary>Represents a field of a compiled schema.</summary>
internal sealed class SchemaField(SchemaDocument document, Schema schema) : FieldSchema
{
    private readonly Schema? _schema = document.Resolve(schema);

    public override FieldType Type => _schema is null ? FieldType.None : TypeOf(_schema);

    public override IReadOnlyList<string> Names => [.. (_schema?.Properties ?? []).Select(inside => inside.Name)];

    public override IReadOnlyList<string> Required => _schema?.Required ?? [];

    public override FieldSchema? Item => _schema?.Items is { } items ? new SchemaField(document, items) : null;

    public override bool IsPartial => _schema?.InPlaceSubschemas().Any() != false;

    public override bool IsOpen => IsPartial
        || _schema!.Always == true
        || _schema.PatternProperties.Count > 0
        || (_schema.Types is SchemaTypes.None || (_schema.Types & SchemaTypes.Object) != 0
            ? _schema.Properties.Count == 0 || _schema.AdditionalProperties is { Always: not false }
            : _schema.TupleItems is not null);

    public override bool HasDefault => _schema?.Default is not null;

    public override bool IsDeprecated => _schema?.IsDeprecated == true;

    public static FieldSchema Of(SchemaDocument document) => new SchemaField(document, document.Root);

    public static FieldType TypeOf(Schema schema) => FieldTypes.Of(
        schema.Types switch
        {
            SchemaTypes.Boolean => "boolean",
            SchemaTypes.Integer => "integer",
            SchemaTypes.Number => "number",
            SchemaTypes.String => "string",
            SchemaTypes.Object => "object",
            SchemaTypes.Array => "array",
            _ => null,
        },
        schema.Format,
        schema.XdmType);

    public override FieldSchema? Field(string name) =>
        _schema?.FindProperty(name) is { } field ? new SchemaField(document, field) : null;
}
