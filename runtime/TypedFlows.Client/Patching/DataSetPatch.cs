using TypedFlows.Compiler.Model;

namespace TypedFlows.Client;

/// <summary>Represents changes to a dataset.</summary>
public sealed class DataSetPatch : NamedPatch<DataSetPatch>
{
    /// <summary>Sets a tag, which can have several values.</summary>
    /// <param name="name">The name of the tag, such as <c>unifiedProfile</c>.</param>
    /// <param name="values">The values of the tag.</param>
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
