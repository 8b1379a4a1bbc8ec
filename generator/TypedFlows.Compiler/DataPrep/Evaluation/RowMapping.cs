using System.Globalization;
using TypedFlows.Compiler.Fields;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>Writes the values of a source row to a target record, row by row of a mapping set.</summary>
/// <param name="typeOf">Returns the type of a destination; None if it is unknown.</param>
/// <param name="isDeclared">Returns whether the target schema has a field; always true if the schema is unknown.</param>
internal sealed class RowMapping(Func<string, FieldType> typeOf, Func<string, bool> isDeclared)
{

    private const int MaxItems = 10_000;

    /// <summary>Gets the target record.</summary>
    public ObjectValue Target { get; } = new();

    /// <summary>Writes an attribute: the value at a path of the source row.</summary>
    public void AddAttribute(ObjectValue row, string source, string destination)
    {
        var steps = FieldPath.Of(source);
        var value = row.Members.TryGetValue(source, out var flat) ? flat : Read(row, steps, 0, 0);
        Add(value, destination);
    }

    /// <summary>Writes a value, converted to the type of its field.</summary>
    /// <exception cref="EvaluationException">The value has no conversion.</exception>
    public void Add(object? value, string destination)
    {
        var converted = Convert(value, destination);
        if (converted is null)
        {
            return;
        }

        var steps = FieldPath.Of(destination);
        Write(Target, steps, 0, converted);
    }

    private object? Convert(object? value, string destination)
    {
        if (value is ObjectValue copied)
        {
            return new ObjectValue(copied.IsMap).With(copied.Members
                .Where(member => isDeclared(destination + "." + member.Key))
                .Select(member => KeyValuePair.Create(member.Key, Convert(member.Value, destination + "." + member.Key)))
                .Where(member => member.Value is not null));
        }

        if (value is EachItem each)
        {
            return new EachItem([.. each.Items.Select(item => Convert(item, destination))]);
        }

        var type = typeOf(destination);
        if (value is null or ListValue || type == FieldType.None)
        {
            return value;
        }

        var scalar = ToScalar(value);
        var converted = FieldConversion.Convert(scalar, type);
        return ReferenceEquals(converted, scalar) && !Fits(value, type)
            ? throw new EvaluationException($"{Values.Describe(value)} cannot be converted to '{destination}', {FieldTypes.Describe(type)}")
            : ReferenceEquals(converted, scalar) ? value : FromScalar(converted);
    }

    private static bool Fits(object value, FieldType type) => type switch
    {
        FieldType.String or FieldType.Date or FieldType.DateTime => value is string or ZonedDate,
        FieldType.Boolean => value is bool,
        FieldType.Integer => Values.TypeOf(value) == Functions.ExpressionType.Integer,
        FieldType.Number => (Values.TypeOf(value) & Functions.ExpressionType.Number) != 0,
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

    /// <summary>Returns the value at a path; the values of all items after <c>[*]</c>.</summary>
    private static object? Read(object? at, IReadOnlyList<FieldStep> steps, int index, int selection)
    {
        if (index == steps.Count)
        {
            return at;
        }

        var step = steps[index];
        if (selection == 0)
        {
            at = at is ObjectValue map ? map.Members.GetValueOrDefault(step.Name) : null;
        }

        if (selection == step.Indices.Count)
        {
            return Read(at, steps, index + 1, 0);
        }

        if (at is not ListValue list)
        {
            return null;
        }

        if (step.Indices[selection] == "[*]")
        {
            return new EachItem([.. list.Items.Select(item => ReadNext(item))]);
        }

        var wanted = IndexOf(step.Indices[selection]);
        return wanted < list.Items.Count ? ReadNext(list.Items[wanted]) : null;

        object? ReadNext(object? item) => selection + 1 == step.Indices.Count
            ? Read(item, steps, index + 1, 0) : Read(item, steps, index, selection + 1);
    }

    private static void Write(ObjectValue target, IReadOnlyList<FieldStep> steps, int index, object value)
    {
        var step = steps[index];
        var isLast = index + 1 == steps.Count;
        if (step.Indices.Count == 0)
        {
            if (isLast)
            {
                var written = value is EachItem each ? new ListValue(each.Items) : value;
                target.Members[step.Name] = Merge(target.Members.GetValueOrDefault(step.Name), written);
                return;
            }

            if (target.Members.GetValueOrDefault(step.Name) is not ObjectValue inner)
            {
                target.Members[step.Name] = inner = new();
            }

            Write(inner, steps, index + 1, value);
            return;
        }

        var items = target.Members.GetValueOrDefault(step.Name) is ListValue known ? known.Items.ToList() : [];
        if (step.Indices[0] == "[*]" && value is EachItem all)
        {
            for (var i = 0; i < all.Items.Count; i++)
            {
                Put(items, i, all.Items[i]);
            }
        }
        else
        {
            Put(items, step.Indices[0] == "[*]" ? 0 : IndexOf(step.Indices[0]), value);
        }

        target.Members[step.Name] = new ListValue(items);

        void Put(List<object?> list, int at, object? item)
        {
            if (item is null)
            {
                return;
            }

            while (list.Count <= at)
            {
                list.Add(null);
            }

            if (isLast)
            {
                list[at] = Merge(list[at], item);
                return;
            }

            if (list[at] is not ObjectValue inner)
            {
                list[at] = inner = new();
            }

            Write(inner, steps, index + 1, item);
        }
    }

    /// <exception cref="EvaluationException">The selection is not a position of an item.</exception>
    private static int IndexOf(string selection) => int.TryParse(
        selection.Trim('[', ']'), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index <= MaxItems
        ? index : throw new EvaluationException($"{selection} does not select an item up to {MaxItems}");

    // A row for a child adds to the object that another row copied.
    private static object? Merge(object? known, object? value) =>
        known is ObjectValue target && value is ObjectValue more ? target.With(more.Members) : value;

    /// <summary>The values of all items of an array.</summary>
    private sealed record EachItem(IReadOnlyList<object?> Items);
}
