using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Formats;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>
/// Writes the declared types of a schema for the emitted code, which reads lenient scalars as <see cref="DeclaredTypes"/> does. The
/// keywords are those of JSON Schema, with three differences: patterns are in the syntax of .NET, <c>anyOf</c> lists the choices, and
/// <c>$ref</c> is an index into <c>definitions</c>.
/// </summary>
internal sealed class ScalarTypesText
{
    private static readonly JsonValue.Boolean s_anything = new(true);

    private readonly SchemaDocument _document;
    private readonly List<string> _keys = [];

    private ScalarTypesText(SchemaDocument document) => _document = document;

    /// <summary>Returns the text, which is empty if the schema declares no scalar.</summary>
    public static string Of(SchemaDocument document)
    {
        var text = new ScalarTypesText(document);
        if (text.ToValue(document.Root, isAlone: true) is not JsonValue.Object root)
        {
            return string.Empty;
        }

        var definitions = new List<JsonValue>();
        for (var i = 0; i < text._keys.Count; i++)
        {
            definitions.Add(text.ToValue(document.Find(text._keys[i])!, isAlone: false));
        }

        return JsonText.Of(
            definitions.Count == 0
                ? root
                : new JsonValue.Object(
                    [.. root.Members, new NamedValue("definitions", new JsonValue.Array(definitions.ToEquatableArray()))]));
    }

    /// <param name="isAlone">True if no other schema applies to the same value. A constraint without scalars can then be omitted.</param>
    private JsonValue ToValue(Schema schema, bool isAlone)
    {
        if (schema.Always is { } always)
        {
            return new JsonValue.Boolean(always);
        }

        if (schema.Ref is { } key)
        {
            return _document.Find(key) is null
                ? s_anything : new JsonValue.Object([new NamedValue("$ref", new JsonValue.Number(JsonDecimal.FromInt64(Index(key))))]);
        }

        JsonValue[] parts = [.. schema.AllOf.Select(s => ToValue(s, isAlone: false)).Where(v => !v.Equals(s_anything))];
        JsonValue[] choices = [.. DeclaredTypes.Alternatives(schema).Select(c => c.Select(s => ToValue(s, isAlone: false)).ToList())
            .Where(c => !c.Contains(s_anything)).Select(c => new JsonValue.Array(c.ToEquatableArray()))];
        isAlone &= parts.Length + choices.Length == 0;
        var members = new List<NamedValue>();
        if (!isAlone || (schema.Types & ~(SchemaTypes.Object | SchemaTypes.Array)) != 0)
        {
            Add(members, "type", SchemaJson.Types(schema.Types));
        }

        if (!isAlone)
        {
            Add(members, "enum", DeclaredTypes.Texts(schema) is { } texts ? SchemaJson.Texts(texts) : null);
            Add(members, "required", schema.Required.Count == 0 ? null : SchemaJson.Texts(schema.Required));
        }

        AddMembers(members, schema, isAlone);
        AddItems(members, schema, isAlone);
        Add(members, "allOf", parts.Length == 0 ? null : new JsonValue.Array(parts.ToEquatableArray()));
        Add(members, "anyOf", choices.Length == 0 ? null : new JsonValue.Array(choices.ToEquatableArray()));
        return members.Count == 0 ? s_anything : new JsonValue.Object(members);
    }

    private void AddMembers(List<NamedValue> members, Schema schema, bool isAlone)
    {
        isAlone &= schema.PatternProperties.Count == 0;
        var others = schema.AdditionalProperties is { } other ? ToValue(other, isAlone) : s_anything;

        // A property without a constraint remains declared if undeclared properties have a constraint.
        List<NamedValue> Named(EquatableArray<NamedSchema> schemas, Func<string, string?> name) =>
            [.. schemas.Select(s => (Name: name(s.Name), Value: ToValue(s.Schema, isAlone))).Where(
                s => s.Name is not null && !(s.Value.Equals(s_anything) && others.Equals(s_anything)))
                .Select(s => new NamedValue(s.Name!, s.Value))];

        var properties = Named(schema.Properties, name => name);
        var patterns = Named(schema.PatternProperties, EcmaPattern.TryTranslate);
        Add(members, "properties", properties.Count == 0 ? null : new JsonValue.Object(properties));
        Add(members, "patternProperties", patterns.Count == 0 ? null : new JsonValue.Object(patterns));
        Add(members, "additionalProperties", others.Equals(s_anything) ? null : others);
    }

    private void AddItems(List<NamedValue> members, Schema schema, bool isAlone)
    {
        if (schema.TupleItems is { } tuple)
        {
            var rest = schema.AdditionalItems is { } others ? ToValue(others, isAlone) : s_anything;
            var items = tuple.Select(s => ToValue(s, isAlone)).ToList();
            if (!rest.Equals(s_anything) || items.Any(i => !i.Equals(s_anything)))
            {
                Add(members, "items", new JsonValue.Array(items.ToEquatableArray()));
                Add(members, "additionalItems", rest);
            }
        }
        else if (schema.Items is { } each && ToValue(each, isAlone) is var item && !item.Equals(s_anything))
        {
            Add(members, "items", item);
        }
    }

    private static void Add(List<NamedValue> members, string keyword, JsonValue? value)
    {
        if (value is not null)
        {
            members.Add(new NamedValue(keyword, value));
        }
    }

    private int Index(string key)
    {
        var index = _keys.IndexOf(key);
        if (index < 0)
        {
            _keys.Add(key);
            index = _keys.Count - 1;
        }

        return index;
    }
}
