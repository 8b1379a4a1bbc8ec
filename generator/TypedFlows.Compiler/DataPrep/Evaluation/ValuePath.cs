using System.Globalization;
using TypedFlows.Compiler.Fields;

namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>Reads and writes values at the paths of a mapping set.</summary>
internal static class ValuePath
{
    private const int MaxItems = 10_000;

    /// <summary>Returns the value at a path; the values of all items after <c>[*]</c>.</summary>
    public static object? Read(object? at, IReadOnlyList<FieldStep> steps, int index, int selection)
    {
        if (index == steps.Count || at is null)
        {
            return at;
        }

        var step = steps[index];
        if (selection == 0)
        {
            at = at is ISourceRow fields && fields.TryGet(step.Name, out var value) ? value : null;
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

    /// <summary>Writes a value at a path.</summary>
    /// <exception cref="EvaluationException">The path leads through a value that is not an object or an array.</exception>
    public static void Write(ObjectValue target, IReadOnlyList<FieldStep> steps, int index, object? value)
    {
        var step = steps[index];
        var isLast = index + 1 == steps.Count;
        var known = target.Members.GetValueOrDefault(step.Name);
        if (step.Indices.Count == 0)
        {
            if (isLast)
            {
                target.Members[step.Name] = Merge(known, ToArray(value), step);
                return;
            }

            target.Members[step.Name] = known = Inner(known, step);
            Write((ObjectValue)known, steps, index + 1, value);
            return;
        }

        if (step.Indices.Count > 1)
        {
            throw new EvaluationException($"'{step}' selects an item of an array inside an array, which XDM does not have");
        }

        var items = known is ListValue list ? list.Items.ToList() : known is null ? []
            : throw new EvaluationException($"'{step.Name}' is {Values.Describe(known)}, which has no items");
        if (step.Indices[0] == "[*]" && value is EachItem all)
        {
            for (var i = 0; i < all.Items.Count; i++)
            {
                Put(i, all.Items[i]);
            }
        }
        else
        {
            Put(step.Indices[0] == "[*]" ? 0 : IndexOf(step.Indices[0]), value);
        }

        target.Members[step.Name] = new ListValue(items);

        void Put(int at, object? item)
        {
            if (item is null)
            {
                return;
            }

            while (items.Count <= at)
            {
                items.Add(null);
            }

            if (isLast)
            {
                items[at] = Merge(items[at], ToArray(item), step);
                return;
            }

            items[at] = Inner(items[at], step);
            Write((ObjectValue)items[at]!, steps, index + 1, item);
        }
    }

    // Without [*] in the destination, the values of all items are an array.
    private static object? ToArray(object? value) => value is EachItem each ? new ListValue([.. each.Items.Select(ToArray)]) : value;

    private static ObjectValue Inner(object? known, FieldStep step) => known as ObjectValue ?? (known is null ? new()
        : throw new EvaluationException($"'{step}' is {Values.Describe(known)}, which has no fields"));

    /// <exception cref="EvaluationException">The selection is not a position of an item.</exception>
    private static int IndexOf(string selection) => int.TryParse(
        selection.Trim('[', ']'), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index <= MaxItems
        ? index : throw new EvaluationException($"{selection} does not select an item up to {MaxItems}");

    // A row for a child adds to the object that another row copied.
    private static object? Merge(object? known, object? value, FieldStep step)
    {
        if (known is not ObjectValue target)
        {
            return value;
        }

        if (value is not ObjectValue more)
        {
            throw new EvaluationException($"'{step}' cannot contain both {Values.Describe(value)} and the fields of other rows");
        }

        foreach (var (name, member) in more.Members)
        {
            target.Members[name] = member is ObjectValue && target.Members.GetValueOrDefault(name) is ObjectValue inner
                ? Merge(inner, member, step) : member;
        }

        return target;
    }
}

/// <summary>The values of all items of an array.</summary>
internal sealed record EachItem(IReadOnlyList<object?> Items);
