using System.Text.Json;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>The structure of the records that a mapping set writes: its XDM paths as a tree, with the column number at each leaf.</summary>
internal sealed class XdmTree
{
    private readonly List<Member> _members = [];

    private sealed record Member(JsonEncodedText Name, XdmTree? Inner, int Column);

    /// <param name="column">The column of each mapping, in the order of the mappings.</param>
    public static XdmTree Build(IReadOnlyList<FieldMapping> mappings, IReadOnlyList<int> column)
    {
        var root = new XdmTree();
        for (var i = 0; i < mappings.Count; i++)
        {
            var path = mappings[i].Destination.Split('.');
            var node = root;
            foreach (var name in path.AsSpan(0, path.Length - 1))
            {
                node = node.Inner(Encode(name));
            }

            node._members.Add(new(Encode(path[^1]), null, column[i]));
        }

        return root;
    }

    public static bool IsPath(string path) => path.Length > 0 && path.Split('.').All(name => !string.IsNullOrWhiteSpace(name));

    /// <summary>Describes two paths that cannot both be written, or returns <see langword="null"/> if there are none.</summary>
    public static string? FindClash(IReadOnlyList<FieldMapping> mappings)
    {
        var seen = new Dictionary<string, FieldMapping>(StringComparer.Ordinal);
        foreach (var mapping in mappings)
        {
            if (!seen.TryAdd(mapping.Destination, mapping))
            {
                return $"both '{seen[mapping.Destination].Source}' and '{mapping.Source}' are mapped to '{mapping.Destination}'.";
            }
        }

        foreach (var mapping in mappings)
        {
            for (var dot = mapping.Destination.IndexOf('.', StringComparison.Ordinal);
                dot > 0;
                dot = mapping.Destination.IndexOf('.', dot + 1))
            {
                if (seen.ContainsKey(mapping.Destination[..dot]))
                {
                    return $"'{mapping.Destination[..dot]}' cannot hold both a value and the property '{mapping.Destination}'.";
                }
            }
        }

        return null;
    }

    /// <summary>Writes one record. Values that the source omits are omitted.</summary>
    public void Write(Utf8JsonWriter writer, RecordSource record)
    {
        writer.WriteStartObject();
        foreach (var member in _members)
        {
            if (member.Inner is null)
            {
                if (record.Has(member.Column))
                {
                    writer.WritePropertyName(member.Name);
                    record.Write(writer, member.Column);
                }
            }
            else if (member.Inner.IsPresent(record))
            {
                writer.WritePropertyName(member.Name);
                member.Inner.Write(writer, record);
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>Returns whether the record has a value for this node.</summary>
    public bool IsPresent(RecordSource record)
    {
        foreach (var member in _members)
        {
            if (member.Inner is null ? record.Has(member.Column) : member.Inner.IsPresent(record))
            {
                return true;
            }
        }

        return false;
    }

    private XdmTree Inner(JsonEncodedText name)
    {
        var found = _members.Find(member => member.Inner is not null && member.Name.Equals(name))?.Inner;
        if (found is null)
        {
            found = new();
            _members.Add(new(name, found, -1));
        }

        return found;
    }

    private static JsonEncodedText Encode(string name) =>
        JsonEncodedText.Encode(name, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
}

/// <summary>One row of a mapping set: a column of the source, and the XDM path that receives its values.</summary>
internal sealed record FieldMapping(string Source, string Destination);
