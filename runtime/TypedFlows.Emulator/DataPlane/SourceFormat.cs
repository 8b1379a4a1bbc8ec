using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>What a source connection says of the form of its files.</summary>
internal static class SourceFormat
{
    /// <summary>The character between fields.</summary>
    /// <exception cref="SourceException">The files are said to be of a form that is not read here.</exception>
    public static char Delimiter(JsonView data)
    {
        // The cloud storage tutorial says parquet_xdm of a CSV file; table sources say tabular.
        var format = data.Text("format") ?? "delimited";
        if (format is not ("delimited" or "tabular" or "parquet_xdm"))
        {
            throw SourceFault.NotSupported.With($"files of the format '{format}' (data.format of the source connection)");
        }

        var properties = data.Object("properties");
        if (properties.Text("compressionType") is { } compression)
        {
            throw SourceFault.NotSupported.With($"files compressed with '{compression}' (data.properties.compressionType)");
        }

        return (properties.Text("columnDelimiter") ?? data.Text("columnDelimiter")) switch
        {
            null or "" => ',',
            "\\t" => '\t',
            [var one] => one,
            var other => throw SourceFault.NotSupported.With($"files with '{other}' between fields: one character is"),
        };
    }
}
