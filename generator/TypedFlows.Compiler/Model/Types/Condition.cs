namespace TypedFlows.Compiler.Model;

/// <summary>Something that code can ask of a value, as data. Operands are C# names; a missing operand answers false. Part of the model.</summary>
internal abstract record Condition
{
    public sealed record All(EquatableArray<Condition> Parts) : Condition;

    public sealed record Any(EquatableArray<Condition> Parts) : Condition;

    /// <summary>Some item of the operand, as <paramref name="Local"/>, fulfils the inner condition.</summary>
    /// <param name="From">How many items at the beginning are left out.</param>
    public sealed record AnyItem(string Operand, int From, string Local, Condition Inner) : Condition;

    /// <summary>Some member of the operand that the filter lets through fulfils the inner condition with its value, or its name, as <paramref name="Local"/>.</summary>
    /// <param name="IsOfNames">True where the condition is over the names themselves.</param>
    public sealed record AnyProperty(string Operand, MemberFilter Filter, bool IsOfNames, string Local, Condition Inner) : Condition;

    /// <summary>A union is that case, of which, as <paramref name="Local"/>, the inner condition is true.</summary>
    /// <param name="RecordName">The case's name inside the spec, its union's before it.</param>
    public sealed record Case(string Operand, string RecordName, string Local, Condition Inner) : Condition;

    /// <param name="Literal">A C# literal: a number, <c>true</c> or <c>false</c>.</param>
    public sealed record Compare(string Operand, Comparison Comparison, string Literal) : Condition;

    public sealed record Constant(bool Value) : Condition;

    /// <summary>Compares the number of items of a list.</summary>
    public sealed record CompareCount(string Operand, Comparison Comparison, int Count) : Condition;

    /// <summary>Two items of the operand are equal.</summary>
    public sealed record DuplicateItems(string Operand) : Condition;

    /// <summary>The operand is one of those members.</summary>
    public sealed record EnumMember(string Operand, string EnumName, EquatableArray<string> Members) : Condition;

    /// <summary>The operand, a double, is a number that JSON can write.</summary>
    public sealed record Finite(string Operand) : Condition;

    /// <summary>The operand is a text that does not have the format.</summary>
    public sealed record ViolatesFormat(string Operand, string Format) : Condition;

    public sealed record HasProperty(string Operand, string WireName) : Condition;

    /// <summary>The second where the first is true, the third where it is not.</summary>
    public sealed record Conditional(Condition If, Condition Then, Condition Else) : Condition;

    /// <summary>The operand has an item at that place which, as <paramref name="Local"/>, fulfils the inner condition.</summary>
    public sealed record Item(string Operand, int Index, string Local, Condition Inner) : Condition;

    /// <summary>The operand, a JSON value, equals that JSON text.</summary>
    public sealed record JsonEquals(string Operand, string Json) : Condition;

    /// <summary>The operand, a JSON value, is one of those strings.</summary>
    public sealed record JsonText(string Operand, EquatableArray<string> Texts) : Condition;

    /// <summary>The operand, a JSON value, has one of those types.</summary>
    public sealed record JsonType(string Operand, SchemaTypes Types) : Condition;

    /// <summary>The operand has a member of that name which, as <paramref name="Local"/>, fulfils the inner condition.</summary>
    public sealed record Property(string Operand, string WireName, string Local, Condition Inner) : Condition;

    /// <summary>Compares the number of members of a typed object.</summary>
    public sealed record ComparePropertyCount(MemberCount Members, Comparison Comparison, int Count) : Condition;

    public sealed record Not(Condition Inner) : Condition;

    /// <summary>Exactly one of the parts is true.</summary>
    public sealed record ExactlyOne(EquatableArray<Condition> Parts) : Condition;

    /// <summary>The operand is a text that the pattern does not match.</summary>
    /// <param name="Pattern">The pattern for .NET.</param>
    public sealed record ViolatesPattern(string Operand, string Pattern) : Condition;

    public sealed record Present(string Operand, MemberForm Form) : Condition;

    /// <summary>A JSON value breaks what a reference leads to.</summary>
    /// <param name="Method">Name of the method that says so.</param>
    public sealed record ViolatesReference(string Operand, string Method) : Condition;

    /// <summary>The operand breaks a rule of the runtime library.</summary>
    /// <param name="Argument">The bound as a C# literal.</param>
    public sealed record ViolatesRule(JsonRule Rule, string Operand, string Argument) : Condition;

    /// <summary>The operand is that text.</summary>
    public sealed record TextEquals(string Operand, string Text) : Condition;

    /// <summary>The operand is there and is no member of its enum.</summary>
    public sealed record UndefinedEnum(string Operand, string EnumName, string First, string Last) : Condition;

    /// <summary>The operand is there and, as <paramref name="Local"/>, fulfils the inner condition.</summary>
    public sealed record Unwrap(string Operand, MemberForm Form, string Local, Condition Inner) : Condition;

    /// <summary>The operand, a nested record, is there and breaks its own rules.</summary>
    public sealed record ViolatesRecord(string Operand) : Condition;

    /// <summary>The operand, a double, has nothing after its point.</summary>
    public sealed record Integral(string Operand) : Condition;

    /// <summary>The operand, a JSON value, is there and has none of those types.</summary>
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

/// <summary>A rule that the runtime library knows by name; each says that the rule is broken.</summary>
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
}

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

/// <summary>Which members a rule is for, by their names.</summary>
/// <param name="Except">Names that do not count.</param>
/// <param name="Matching">A pattern, for .NET, that names match; null where all do.</param>
/// <param name="ExceptMatching">Patterns, for .NET, that names do not match.</param>
internal sealed record MemberFilter(EquatableArray<string> Except, string? Matching, EquatableArray<string> ExceptMatching)
{
    public static MemberFilter All { get; } = new([], null, []);

    public bool HasPatterns => Matching is not null || ExceptMatching.Count > 0;
}
