namespace TypedFlows.Compiler.Model;

internal enum ScalarKind
{
    Integer,
    Number,
    Text,

    /// <summary>A string of format <c>password</c>.</summary>
    Secret,
    Boolean,

    /// <summary>Any JSON value.</summary>
    Json,
}
