using System.Globalization;
using TypedFlows.Compiler.Fields;
using TypedFlows.Compiler.Formats;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>Writes the values of a source row to a target record, row by row of a mapping set.</summary>
/// <param name="allowsNull">Whether null is written. Otherwise it is left out.</param>
internal sealed class RowMapping(MappingTarget fields, bool allowsNull)
{
    private const int MaxDepth = 64;

    private EvaluationException? _mismatch;

    /// <summary>Gets the target record.</summary>
    public ObjectValue Target => field ??= new();

    /// <summary>
    /// Writes an attribute: the value at a path of the source row. A value that has no conversion is written unchanged, so that the schema
    /// of the record rejects it.
    /// </summary>
    /// <returns>The reason why a value has no conversion, or null.</returns>
    public EvaluationException? AddAttribute(ISourceRow source, MappingSetRow row)
    {
        _mismatch = null;
        var value = source.TryGet(row.Source, out var flat) ? flat : ValuePath.Read(source, row.SourcePath, 0, 0);
        Set(Convert(value, row.Destination, keepsMismatch: true), value is null, row);
        return _mismatch;
    }

    /// <summary>Writes a value, converted to the type of its field.</summary>
    /// <exception cref="EvaluationException">The value has no conversion, or the destination cannot be written.</exception>
    public void Add(object? value, MappingSetRow row) => Set(Converted(value, row.Destination), value is null, row);

    /// <summary>Returns the value for a field, or null if there is none.</summary>
    /// <exception cref="EvaluationException">The value has no conversion, or cannot be written as JSON.</exception>
    public object? Converted(object? value, string destination)
    {
        CheckJson(value, MaxDepth);
        return Convert(value, destination, keepsMismatch: false);
    }

    private void Set(object? converted, bool isNull, MappingSetRow row)
    {
        if (converted is not null || (isNull && allowsNull))
        {
            ValuePath.Write(Target, row.DestinationPath, 0, converted);
        }
    }

    private object? Convert(object? value, string destination, bool keepsMismatch)
    {
        if (value is ObjectValue copied)
        {
            return Copy(copied, destination, keepsMismatch);
        }

        if (value is EachItem each)
        {
            return new EachItem([.. each.Items.Select(item => Convert(item, destination, keepsMismatch))]);
        }

        if (value is null or ListValue || (fields.TypeOf(destination) is var type && type == FieldType.None))
        {
            return value;
        }

        var scalar = ToScalar(value);
        var converted = FieldConversion.Convert(scalar, type);
        if (!ReferenceEquals(converted, scalar))
        {
            return FromScalar(converted);
        }

        if (!Fits(scalar, type))
        {
            _mismatch = new($"{Values.Describe(value)} cannot be converted to '{destination}', {FieldTypes.Describe(type)}");
            return keepsMismatch ? value : throw _mismatch;
        }

        return value;
    }

    // An object is copied by the names that the schema declares.
    private ObjectValue? Copy(ObjectValue copied, string destination, bool keepsMismatch)
    {
        var copy = new ObjectValue(copied.IsMap);
        var isEmpty = true;
        foreach (var (name, member) in copied.Members)
        {
            if (member is null && !allowsNull)
            {
                continue;
            }

            isEmpty = false;
            var path = $"{destination}.{name.Replace(".", "\\.", StringComparison.Ordinal)}";
            var value = fields.IsDeclared(path) ? Convert(member, path, keepsMismatch) : null;
            if (value is not null || (member is null && fields.IsDeclared(path)))
            {
                copy.Members[name] = value;
            }
        }

        return copy.Members.Count > 0 || isEmpty ? copy : null;
    }

    // Functions can create half of a character, and values of any depth.
    /// <exception cref="EvaluationException">The value cannot be written.</exception>
    private static void CheckJson(object? value, int depth)
    {
        switch (value)
        {
            case ListValue or ObjectValue when depth == 0:
                throw new EvaluationException($"the value has more than {MaxDepth} levels");
            case ListValue list:
                foreach (var item in list.Items)
                {
                    CheckJson(item, depth - 1);
                }

                break;
            case ObjectValue map:
                foreach (var (name, member) in map.Members)
                {
                    CheckJson(name, depth);
                    CheckJson(member, depth - 1);
                }

                break;
            case string text when HasUnpairedSurrogate(text):
                throw new EvaluationException("the text contains an unpaired surrogate, which is not a character");
        }
    }

    private static bool HasUnpairedSurrogate(string text)
    {
        for (var i = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Fits(JsonValue value, FieldType type) => type switch
    {
        FieldType.String => value is JsonValue.String,
        FieldType.Date => value is JsonValue.String text && DateTimeFormats.IsDate(text.Value),
        FieldType.DateTime => value is JsonValue.String text && DateTimeFormats.IsXdmDateTime(text.Value),
        FieldType.Boolean => value is JsonValue.Boolean,
        FieldType.Integer => value is JsonValue.Number { Value.IsInteger: true },
        FieldType.Number => value is JsonValue.Number,
        _ => true,
    };

    private static JsonValue ToScalar(object value) => value switch
    {
        string text => new JsonValue.String(text),
        bool flag => new JsonValue.Boolean(flag),
        ZonedDate date => new JsonValue.String(date.ToString()),
        double number when !double.IsFinite(number) => throw new EvaluationException("the number is not finite"),
        double number => new JsonValue.Number(JsonDecimal.Parse(number.ToString("R", CultureInfo.InvariantCulture))),
        _ => new JsonValue.Number(JsonDecimal.Parse(Values.Text(value))),
    };

    private static object? FromScalar(JsonValue? value) => value switch
    {
        JsonValue.String text => text.Value,
        JsonValue.Boolean flag => flag.Value,
        JsonValue.Number number => Arithmetic.Parse(number.Value.ToString()),
        _ => null,
    };
}
