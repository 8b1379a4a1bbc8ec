using System.Text.Json;
using TypedFlows.Compiler.DataPrep.Evaluation;

namespace TypedFlows.Emulator.Json;

/// <summary>Defines how deep JSON may be, so that everything that is stored can be read again.</summary>
internal static class JsonLimits
{
    /// <summary>The maximum depth of a request body and of a source record.</summary>
    public const int MaxDocumentDepth = 64;

    /// <summary>The maximum number of names in an XDM path of a mapping.</summary>
    public const int MaxPathDepth = MappingSetRow.MaxDepth;

    /// <summary>Gets the options that read a stored record: a source value of any depth at a path of any depth.</summary>
    public static JsonDocumentOptions Record { get; } = new() { MaxDepth = MaxDocumentDepth + MaxPathDepth };
}
