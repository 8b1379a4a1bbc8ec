namespace TypedFlows;

/// <summary>One broken rule of a spec's JSON Schema (draft-07), as a value.</summary>
/// <param name="InstancePath">JSON Pointer to the offending value in the document; empty for the document itself.</param>
/// <param name="SchemaPath">JSON Pointer, from the root of the schema, to the keyword that is broken.</param>
/// <param name="Keyword">The JSON Schema keyword that is broken, such as <c>minimum</c> or <c>required</c>.</param>
/// <param name="Message">The rule in plain words, with the name of the spec.</param>
public sealed record Violation(string InstancePath, string SchemaPath, string Keyword, string Message)
{
    /// <summary>The message followed by the place in the document.</summary>
    /// <returns>Text for a log or a console.</returns>
    public override string ToString() => InstancePath.Length == 0 ? Message : $"{Message} (at {InstancePath})";
}
