namespace TypedFlows.Compiler.Evaluation;

/// <summary>
/// What is known of a JSON document: all of it when it was read from text, parts of it when it is C# code that has not run.
/// </summary>
internal abstract class Instance
{
    /// <summary>A value of which nothing is known.</summary>
    public static Instance Unknown { get; } = new UnknownInstance(Model.SchemaTypes.None);
}
