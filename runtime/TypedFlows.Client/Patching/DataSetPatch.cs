using TypedFlows.Compiler.Model;

namespace TypedFlows.Client;

/// <summary>Changes to a dataset.</summary>
public sealed class DataSetPatch : NamedPatch<DataSetPatch>
{
    /// <summary>Sets a tag, which may hold several values.</summary>
    /// <param name="name">Name of the tag, such as <c>unifiedProfile</c>.</param>
    /// <param name="values">Its values.</param>
    /// <returns>This patch.</returns>
    public DataSetPatch Tag(string name, params string[] values)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(values);
        return Appended("add", JsonPointer.Append("/tags", name), writer =>
        {
            writer.WriteStartArray();
            foreach (var value in values)
            {
                writer.WriteStringValue(value);
            }

            writer.WriteEndArray();
        });
    }
}
