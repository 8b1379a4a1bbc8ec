namespace TypedFlows.Oracle.Comparison;

/// <summary>Describes one difference between the two outputs.</summary>
/// <param name="Where">The file, <c>#</c> and the pointer to the schema, a space and the path of the property in a document.</param>
/// <param name="Schema">The summary of the schema of the property.</param>
internal sealed record Difference(string Where, string Schema, Aspect Aspect, string Ours, string Theirs)
{
    public override string ToString() => $"{Where} [{Schema}] {Aspect}: ours {Ours}, theirs {Theirs}";
}
