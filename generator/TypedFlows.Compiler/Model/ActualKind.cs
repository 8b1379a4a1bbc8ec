namespace TypedFlows.Compiler.Model;

/// <summary>What a violation's message says of the value that broke the rule.</summary>
internal enum ActualKind
{
    Nothing,
    Value,

    /// <summary>The text of a member of an enum.</summary>
    EnumText,

    /// <summary>How many items or characters or members it has.</summary>
    Count,

    /// <summary>Which two items are equal.</summary>
    DuplicateItems,
}
