namespace TypedFlows.Compiler.Evaluation;

/// <summary>
/// What is known of a JSON document: all of it when it was read from text, parts of it when it is C# code that has not run.
/// </summary>
internal abstract class Instance
{
    /// <summary>A value of which nothing is known.</summary>
    public static Instance Unknown { get; } = new UnknownInstance(Model.SchemaTypes.None);

    /// <summary>The most that is known: of an unknown value whose type is certain, that it is null, or some object, or some array.</summary>
    public Instance Refine() => this is not UnknownInstance unknown ? this : unknown.Types switch
    {
        Model.SchemaTypes.Null => NullInstance.Instance,
        Model.SchemaTypes.Object => ObjectInstance.Open,
        Model.SchemaTypes.Array => ArrayInstance.Open,
        _ => this,
    };
}
