using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Compiler.DataPrep.Evaluation;
using TypedFlows.Compiler.Fields;
using TypedFlows.Compiler.Model;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Validation;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>
/// The structure of the records that a mapping set writes: its XDM paths as a tree, with the column or the computed value at each leaf.
/// </summary>
internal sealed class XdmTree
{
    private readonly List<Member> _members = [];

    // The inner nodes by name, so that many mappings are added in linear time.
    private readonly Dictionary<string, XdmTree> _inner = new(StringComparer.Ordinal);

    private readonly Dictionary<string, XdmTree?> _byName = new(StringComparer.Ordinal);

    /// <param name="Value">The index of the computed value; -1 for a column.</param>
    private sealed record Member(JsonEncodedText Name, XdmTree? Inner, int Column, int Value);

    /// <param name="rows">Rows without a problem.</param>
    /// <param name="columns">The columns of the attributes, in the order of their rows. The other rows are computed.</param>
    public static XdmTree Build(IReadOnlyList<MappingSetRow> rows, IReadOnlyList<int> columns)
    {
        var root = new XdmTree();
        var (attributes, computed) = (0, 0);
        foreach (var row in rows)
        {
            var node = root;
            foreach (var step in row.DestinationPath.SkipLast(1))
            {
                node = node.Inner(step.Name);
            }

            var isAttribute = row.Kind == MappingRowKind.Attribute;
            node.Add(row.DestinationPath[^1].Name, null, isAttribute ? columns[attributes++] : -1, isAttribute ? -1 : computed++);
        }

        return root;
    }

    public static bool IsPath(string path) => path.Length > 0
        && FieldPath.Of(path).All(
            step => !string.IsNullOrWhiteSpace(step.Name) && (step.Indices is [] || (step.Indices is [var only] && IsSelection(only))));

    /// <summary>Describes the first path that cannot be written, or returns <see langword="null"/> if all of them can.</summary>
    public static string? FindProblem(IEnumerable<FieldMapping> mappings) =>
        FindProblems(mappings).FirstOrDefault(problem => problem is not null);

    /// <summary>
    /// Returns for each mapping why its path cannot be written next to those before it, or <see langword="null"/> if it can.
    /// </summary>
    /// <param name="mappings">The mappings.</param>
    /// <param name="names">Compares the names in paths; <see langword="null"/> for ordinal comparison.</param>
    public static IEnumerable<string?> FindProblems(IEnumerable<FieldMapping> mappings, IEqualityComparer<string>? names = null)
    {
        var root = new PathNode(names ?? StringComparer.Ordinal);
        foreach (var mapping in mappings)
        {
            var depth = FieldPath.Names(mapping.Destination).Count;
            if (depth > JsonLimits.MaxPathDepth)
            {
                yield return $"a path to which '{Shorten(mapping.Source)}' is mapped has {depth} levels, but at most "
                    + $"{JsonLimits.MaxPathDepth} are possible.";
            }
            else
            {
                yield return root.Add(mapping);
            }
        }
    }

    /// <summary>Writes one record. Values that the source omits are omitted.</summary>
    /// <param name="values">The computed values. Null is omitted.</param>
    public void Write(Utf8JsonWriter writer, RecordSource record, object?[] values)
    {
        writer.WriteStartObject();
        foreach (var member in _members)
        {
            if (member.Value >= 0)
            {
                if (values[member.Value] is { } value)
                {
                    writer.WritePropertyName(member.Name);
                    ValueJson.Write(writer, value);
                }
            }
            else if (member.Inner is null)
            {
                if (record.Has(member.Column))
                {
                    writer.WritePropertyName(member.Name);
                    record.Write(writer, member.Column);
                }
            }
            else if (member.Inner.IsPresent(record, values))
            {
                writer.WritePropertyName(member.Name);
                member.Inner.Write(writer, record, values);
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>Converts the values of a written record to the types of their fields.</summary>
    /// <param name="schema">The schema of this node; <see langword="null"/> if it is not declared.</param>
    /// <returns>The record, or <see langword="null"/> if it has no value.</returns>
    public JsonObject? Convert(JsonElement record, Schema? schema)
    {
        var converted = new JsonObject();
        foreach (var member in record.EnumerateObject())
        {
            var field = RecordConverter.Field(schema, member.Name);
            var value = _byName.TryGetValue(member.Name, out var inner) && inner is not null
                ? inner.Convert(member.Value, field)
                : RecordConverter.Convert(member.Value, field);
            if (value is not null)
            {
                converted[member.Name] = value;
            }
        }

        return converted.Count > 0 ? converted : null;
    }

    /// <summary>Returns whether the record has a value for this node.</summary>
    public bool IsPresent(RecordSource record, object?[] values)
    {
        foreach (var member in _members)
        {
            if (member.Value >= 0 ? values[member.Value] is not null
                : member.Inner is null ? record.Has(member.Column) : member.Inner.IsPresent(record, values))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSelection(string selection) =>
        selection == "[*]" || (selection.Length is > 2 and < 8 && selection[1..^1].All(char.IsAsciiDigit));

    private static string Shorten(string text) => text.Length > 100 ? text[..100] + "..." : text;

    private XdmTree Inner(string name)
    {
        if (!_inner.TryGetValue(name, out var found))
        {
            _inner.Add(name, found = new());
            Add(name, found, -1, -1);
        }

        return found;
    }

    private void Add(string name, XdmTree? inner, int column, int value)
    {
        _members.Add(new(Encode(name), inner, column, value));
        _byName[name] = inner;
    }

    private static JsonEncodedText Encode(string name) =>
        JsonEncodedText.Encode(name, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
}

/// <summary>A name in the paths that a mapping set writes, to find two paths that cannot both be written.</summary>
internal sealed class PathNode(IEqualityComparer<string> names)
{
    private readonly Dictionary<string, PathNode> _inner = new(names);
    private FieldMapping? _mapping;

    /// <summary>Adds a mapping.</summary>
    /// <returns>A description of the conflict with an earlier mapping; <see langword="null"/> if there is none.</returns>
    public string? Add(FieldMapping mapping)
    {
        var node = this;
        foreach (var name in FieldPath.Of(mapping.Destination).Select(step => step.ToString()))
        {
            if (node._mapping is { IsConstant: true } above)
            {
                return Both(above.Destination, mapping.Destination);
            }

            if (!node._inner.TryGetValue(name, out var next))
            {
                node._inner.Add(name, next = new(names));
            }

            node = next;
        }

        if (node._mapping is { } same)
        {
            return $"both '{same.Source}' and '{mapping.Source}' are mapped to '{mapping.Destination}'.";
        }

        node._mapping = mapping;
        return node._inner.Count == 0 || !mapping.IsConstant ? null : Both(mapping.Destination, node.First().Destination);
    }

    private FieldMapping First()
    {
        var node = this;
        do
        {
            node = node._inner.Values.First();
        }
        while (node._mapping is null);

        return node._mapping;
    }

    private static string Both(string value, string property) => $"'{value}' cannot hold both a value and the property '{property}'.";
}

/// <summary>One row of a mapping set: a column of the source, and the XDM path that receives its values.</summary>
/// <param name="IsConstant">Whether the source is a text, so that no row can add a field to it.</param>
internal sealed record FieldMapping(string Source, string Destination, bool IsConstant = false)
{
    public static FieldMapping Of(MappingSetRow row) => new(row.Source, row.Destination, row.Kind == MappingRowKind.Constant);
}
