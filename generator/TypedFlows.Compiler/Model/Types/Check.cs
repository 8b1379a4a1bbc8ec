
namespace TypedFlows.Compiler.Model;

/// <summary>
/// Represents a step of a validation as data. Paths are JSON Pointers relative to the current value and schema. It is part of the model.
/// </summary>
internal abstract record Check
{
    public sealed record Branch(Condition If, EquatableArray<Check> Then, EquatableArray<Check> Else) : Check;

    /// <summary>Checks a union, as <paramref name="Local"/>, if it is the given case.</summary>
    /// <param name="RecordName">The name of the case in the spec, after the name of its union.</param>
    public sealed record Case(string Operand, string RecordName, string Local, EquatableArray<Check> Checks) : Check;

    /// <summary>Checks the item at an index of a list or of a JSON array, as <paramref name="Local"/>, if it exists.</summary>
    /// <param name="IsJson">True if the operand is a JSON value, which may not be an array.</param>
    public sealed record Item(
        string Operand, bool IsJson, int Index, string Local, string InstancePath, string SchemaPath, EquatableArray<Check> Checks) : Check
    {
        /// <summary>Gets the number of items of the JSON array that precede those of the operand.</summary>
        public int Before { get; init; }
    }

    /// <summary>Counts the items of a record that is written as an array, as <paramref name="Local"/>.</summary>
    public sealed record CountItems(string Local, ItemCount Count) : Check;

    /// <summary>Checks each item of a list or of a JSON array.</summary>
    /// <param name="IsJson">True if the operand is a JSON value, which may not be an array.</param>
    /// <param name="From">The number of items at the beginning that are skipped.</param>
    public sealed record Items(
        string Operand, bool IsJson, int From, string Local, string InstancePath, string SchemaPath, EquatableArray<Check> Checks) : Check
    {
        /// <summary>Gets the number of items of the JSON array that precede those of the operand.</summary>
        public int Before { get; init; }

        /// <summary>Gets a value indicating whether the checks refer to a flag.</summary>
        public bool UsesFlags { get; init; }
    }

    /// <summary>Checks a nested JSON value by the rules of the schema of a record.</summary>
    public sealed record JsonRecord(string Operand, string RecordName, string InstancePath, string SchemaPath) : Check;

    /// <summary>Checks the property of the operand with the given name, as <paramref name="Local"/>, if it exists.</summary>
    public sealed record Property(string Operand, string WireName, string Local, EquatableArray<Check> Checks) : Check;

    /// <summary>
    /// Counts the matching alternatives as <paramref name="Local"/>. An alternative matches if the condition that it is violated is false.
    /// </summary>
    public sealed record CountMatches(string Local, EquatableArray<Condition> Broken) : Check;

    /// <summary>Counts the properties of a typed object as <paramref name="Local"/>.</summary>
    public sealed record CountProperties(string Local, MemberCount Count) : Check;

    /// <summary>Checks each property of a map or of a JSON object that the filter includes.</summary>
    /// <param name="IsJson">True if the operand is a JSON value, which may not be an object.</param>
    /// <param name="IsOfNames">True if the names are checked instead of the values.</param>
    public sealed record Properties(
        string Operand,
        bool IsJson,
        MemberFilter Filter,
        bool IsOfNames,
        string Local,
        string InstancePath,
        string SchemaPath,
        EquatableArray<Check> Checks) : Check
    {
        /// <summary>Gets the names of the properties that are secrets, which no message shows.</summary>
        public EquatableArray<string> Secrets { get; init; } = [];
    }

    /// <summary>Evaluates a condition once, as <paramref name="Local"/>, which <see cref="Condition.Flag"/> refers to.</summary>
    public sealed record Let(string Local, Condition Condition) : Check;

    /// <summary>Checks a nested record by the rules of that record.</summary>
    public sealed record Record(string Operand, string InstancePath, string SchemaPath) : Check;

    /// <summary>Checks a JSON value by the target of a reference.</summary>
    /// <param name="Method">The name of the method that contains the checks.</param>
    public sealed record Reference(string Operand, string Method, string InstancePath, string SchemaPath) : Check;

    /// <summary>Reports a violation if the condition is true.</summary>
    /// <param name="Operand">The value that the message may show.</param>
    public sealed record Report(
        Condition When,
        string InstancePath,
        string SchemaPath,
        string Keyword,
        PropertyPathText? Subject,
        string Rule,
        string Message,
        ActualKind Actual,
        string Operand) : Check
    {
        /// <summary>Gets the enum type of the operand, or null for any other value.</summary>
        public string? OperandEnum { get; init; }

        /// <summary>Gets the statement that reports the violation.</summary>
        public ReportStatement Statement { get; init; }

        /// <summary>Gets a value indicating whether reading always fails, such as for null instead of a record.</summary>
        public bool IsHeldByReading { get; init; }
    }

    /// <summary>Reports a JSON number that its C# type cannot hold.</summary>
    public sealed record Representable(string Operand, bool IsInteger, string InstancePath, string SchemaPath) : Check;

    /// <summary>Checks the operand, as <paramref name="Local"/>, if it is present.</summary>
    public sealed record Unwrap(string Operand, MemberForm Form, string Local, EquatableArray<Check> Checks) : Check;

    /// <summary>Checks the record as the JSON that it writes.</summary>
    /// <param name="Otherwise">The check that reports the reason for a record that cannot be written.</param>
    public sealed record Serialized(EquatableArray<Check> Otherwise) : Check;
}

/// <summary>Specifies the statement that reports a violation.</summary>
internal enum ReportStatement
{
    /// <summary>A statement that tests the condition.</summary>
    If,

    /// <summary>A call that requires a value to be present. The condition is the negation of <see cref="Condition.Present"/>.</summary>
    Require,

    /// <summary>A call that requires a JSON value to have a type. The condition is <see cref="Condition.WrongType"/>.</summary>
    RequireType,
}

/// <summary>Specifies how a message describes the value that violates the rule.</summary>
internal enum ActualKind
{
    Nothing,
    Value,

    /// <summary>The text of an enum member.</summary>
    EnumText,

    /// <summary>The number of items, characters or properties.</summary>
    Count,

    /// <summary>The indices of two equal items.</summary>
    DuplicateItems,
}

/// <summary>Represents the number of properties of a typed object.</summary>
/// <param name="Always">The number of properties that are always present.</param>
/// <param name="Present">The presence conditions of the other declared properties.</param>
/// <param name="Others">The map of the undeclared properties, which may be null at run time. It is null if the object is closed.</param>
internal sealed record MemberCount(int Always, EquatableArray<Condition> Present, string? Others);

/// <summary>Represents the number of items of a record that is written as an array.</summary>
/// <param name="Required">The number of items at the beginning that are always present.</param>
/// <param name="Present">The presence conditions of the items after them.</param>
/// <param name="Rest">The list of the remaining items, which may be null at run time. It is null if there can be none.</param>
internal sealed record ItemCount(int Required, EquatableArray<Condition> Present, string? Rest);
