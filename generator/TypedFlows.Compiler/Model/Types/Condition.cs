namespace TypedFlows.Compiler.Model;

/// <summary>
/// Represents a condition on a value as data. Operands are C# names. A condition on a missing operand is false. It is part of the model.
/// </summary>
internal abstract record Condition
{
    public sealed record All(EquatableArray<Condition> Parts) : Condition;

    public sealed record Any(EquatableArray<Condition> Parts) : Condition;

    /// <summary>Some item of the operand, as <paramref name="Local"/>, satisfies the inner condition.</summary>
    /// <param name="From">The number of items at the beginning that are skipped.</param>
    public sealed record AnyItem(string Operand, int From, string Local, Condition Inner) : Condition
    {
        /// <summary>Gets a value indicating whether the inner condition refers to a flag.</summary>
        public bool UsesFlags { get; init; }
    }

    /// <summary>
    /// The value or the name of some included property of the operand, as <paramref name="Local"/>, satisfies the inner condition.
    /// </summary>
    /// <param name="IsOfNames">True if the condition applies to the names.</param>
    public sealed record AnyProperty(string Operand, MemberFilter Filter, bool IsOfNames, string Local, Condition Inner) : Condition;

    /// <summary>A union is the given case and, as <paramref name="Local"/>, satisfies the inner condition.</summary>
    /// <param name="RecordName">The name of the case in the spec, after the name of its union.</param>
    public sealed record Case(string Operand, string RecordName, string Local, Condition Inner) : Condition;

    /// <param name="Literal">A C# literal: a number, <c>true</c> or <c>false</c>.</param>
    public sealed record Compare(string Operand, Comparison Comparison, string Literal) : Condition;

    public sealed record Constant(bool Value) : Condition;

    /// <summary>Compares the number of items that, as <paramref name="Local"/>, satisfy the inner condition.</summary>
    public sealed record CompareItems(string Operand, string Local, Condition Inner, Comparison Comparison, int Count) : Condition;

    /// <summary>Compares the number of items of a list.</summary>
    public sealed record CompareCount(string Operand, Comparison Comparison, int Count) : Condition;

    /// <summary>The operand is one of the given members.</summary>
    public sealed record EnumMember(string Operand, string EnumName, EquatableArray<string> Members) : Condition;

    /// <summary>The condition is the second one if the first is true, and the third one otherwise.</summary>
    public sealed record Conditional(Condition If, Condition Then, Condition Else) : Condition;

    /// <summary>A condition that <see cref="Let"/> or <see cref="Check.Let"/> has evaluated is true.</summary>
    public sealed record Flag(string Local) : Condition;

    /// <summary>The operand has an item at the given index that, as <paramref name="Local"/>, satisfies the inner condition.</summary>
    public sealed record Item(string Operand, int Index, string Local, Condition Inner) : Condition;

    /// <summary>The operand, a JSON value, has one of the given types.</summary>
    public sealed record JsonType(string Operand, SchemaTypes Types) : Condition;

    /// <summary>The operand has a property with the given name that, as <paramref name="Local"/>, satisfies the inner condition.</summary>
    public sealed record Property(string Operand, string WireName, string Local, Condition Inner) : Condition;

    /// <summary>Compares the number of properties of a typed object.</summary>
    public sealed record ComparePropertyCount(MemberCount Members, Comparison Comparison, int Count) : Condition;

    /// <summary>Is always true, and evaluates the inner condition once, as <paramref name="Local"/>.</summary>
    public sealed record Let(string Local, Condition Inner) : Condition;

    public sealed record Not(Condition Inner) : Condition;

    /// <summary>Exactly one of the parts is true.</summary>
    public sealed record ExactlyOne(EquatableArray<Condition> Parts) : Condition;

    public sealed record Present(string Operand, MemberForm Form) : Condition;

    /// <summary>A JSON value violates the target of a reference.</summary>
    /// <param name="Method">The name of the method that evaluates the target.</param>
    public sealed record ViolatesReference(string Operand, string Method) : Condition;

    /// <summary>A rule of the runtime library is true for the operand.</summary>
    /// <param name="Argument">The second argument of the rule: a text, an integer or a list of texts. It is null if there is none.</param>
    public sealed record Rule(JsonRule Name, string Operand, JsonValue? Argument = null) : Condition;

    /// <summary>The operand is the given text.</summary>
    public sealed record TextEquals(string Operand, string Text) : Condition;

    /// <summary>The operand is present and is not a member of its enum.</summary>
    public sealed record UndefinedEnum(string Operand, string EnumName, string First, string Last) : Condition;

    /// <summary>The operand is present and, as <paramref name="Local"/>, satisfies the inner condition.</summary>
    public sealed record Unwrap(string Operand, MemberForm Form, string Local, Condition Inner) : Condition;

    /// <summary>The operand, a JSON value, is present and has none of the given types.</summary>
    public sealed record WrongType(string Operand, SchemaTypes Types) : Condition;
}

internal enum Comparison
{
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

/// <summary>Specifies a rule by the name of its method in the runtime library. Except for the last four, it is false for a missing
/// value.</summary>
internal enum JsonRule
{
    IsBelow,
    IsAtMost,
    IsAbove,
    IsAtLeast,
    IsNotMultipleOf,
    IsShorter,
    IsLonger,
    HasFewer,
    HasMore,
    HasFewerMembers,
    HasMoreMembers,
    HasDuplicateItems,

    /// <summary>A text does not match the pattern, which is in the syntax of .NET.</summary>
    ViolatesPattern,
    ViolatesFormat,

    /// <summary>A JSON value equals the given JSON text.</summary>
    EqualsJson,

    /// <summary>A JSON value is one of the given strings.</summary>
    IsText,

    /// <summary>A JSON object or a map has the property.</summary>
    Has,

    /// <summary>A double has no fraction.</summary>
    IsInteger,

    /// <summary>A double is a number that JSON can write.</summary>
    IsFinite,

    /// <summary>A nested record violates a rule of that record.</summary>
    Violates,
}

/// <summary>Specifies how code checks the presence of a value.</summary>
internal enum MemberForm
{
    /// <summary>The value is always present.</summary>
    Always,

    /// <summary>The value is not null.</summary>
    NotNull,

    /// <summary>The value is an <c>Optional</c> that is present.</summary>
    Optional,

    /// <summary>The value is a JSON value that is not undefined.</summary>
    Json,

    /// <summary>The value is a nullable JSON value that is neither null nor undefined.</summary>
    NullableJson,
}

/// <summary>Selects the properties to which a rule applies by their names.</summary>
/// <param name="Except">The names that are excluded.</param>
/// <param name="Matching">The pattern that names match, in the syntax of .NET; null to include all.</param>
/// <param name="ExceptMatching">The patterns that names do not match, in the syntax of .NET.</param>
internal sealed record MemberFilter(EquatableArray<string> Except, string? Matching, EquatableArray<string> ExceptMatching)
{
    public static MemberFilter All { get; } = new([], null, []);

    /// <summary>Gets the names that are excluded if a condition is true.</summary>
    public EquatableArray<ConditionalNames> ExceptWhen { get; init; } = [];

    public bool HasPatterns => Matching is not null || ExceptMatching.Count > 0 || ExceptWhen.Count > 0;
}

/// <param name="When">A combination of flags.</param>
/// <param name="Names">The names.</param>
/// <param name="Matching">The patterns of more names, in the syntax of .NET.</param>
internal sealed record ConditionalNames(Condition When, EquatableArray<string> Names, EquatableArray<string> Matching);
