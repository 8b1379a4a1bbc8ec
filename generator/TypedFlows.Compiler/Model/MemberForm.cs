namespace TypedFlows.Compiler.Model;

/// <summary>How code asks whether a value is there.</summary>
internal enum MemberForm
{
    /// <summary>It always is.</summary>
    Always,

    /// <summary>It is not null.</summary>
    NotNull,

    /// <summary>An <c>Optional</c> that is present.</summary>
    Optional,

    /// <summary>A JSON value that is not undefined.</summary>
    Json,

    /// <summary>A nullable JSON value that is neither null nor undefined.</summary>
    NullableJson,
}
