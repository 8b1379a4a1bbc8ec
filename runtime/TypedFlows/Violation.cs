namespace TypedFlows;

/// <summary>Represents a violation of a rule in the JSON Schema (draft-07) of a spec.</summary>
/// <param name="InstancePath">The JSON Pointer to the value in the document. It is empty for the document itself.</param>
/// <param name="SchemaPath">The JSON Pointer from the root of the schema to the violated keyword.</param>
/// <param name="Keyword">The violated JSON Schema keyword, such as <c>minimum</c> or <c>required</c>.</param>
/// <param name="Message">The message, which names the spec.</param>
public sealed record Violation(string InstancePath, string SchemaPath, string Keyword, string Message)
{
    /// <summary>Returns the message followed by the instance path.</summary>
    /// <returns>Text for a log or a console.</returns>
    public override string ToString() => InstancePath.Length == 0 ? Message : $"{Message} (at {InstancePath})";
}
