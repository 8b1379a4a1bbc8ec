
namespace TypedFlows.Compiler.Model;

/// <summary>A step of a validation, as data. Paths are JSON Pointers from the value and the schema at hand. Part of the model.</summary>
internal abstract record Check
{
    public sealed record Branch(Condition If, EquatableArray<Check> Then, EquatableArray<Check> Else) : Check;

    /// <summary>Checks a union, as <paramref name="Local"/>, where it is that case.</summary>
    /// <param name="RecordName">The case's name inside the spec, its union's before it.</param>
    public sealed record Case(string Operand, string RecordName, string Local, EquatableArray<Check> Checks) : Check;

    /// <summary>Checks the item at that place of a list or of a JSON array, as <paramref name="Local"/>, where there is one.</summary>
    /// <param name="IsJson">True where the operand is a JSON value, which may be no array at all.</param>
    public sealed record Item(
        string Operand, bool IsJson, int Index, string Local, string InstancePath, string SchemaPath, EquatableArray<Check> Checks) : Check
    {
        /// <summary>How many items of the JSON array stand before those of the operand.</summary>
        public int Before { get; init; }
    }

    /// <summary>Counts, as <paramref name="Local"/>, the items of a record that is written as an array.</summary>
    public sealed record CountItems(string Local, ItemCount Count) : Check;

    /// <summary>Checks each item of a list or of a JSON array.</summary>
    /// <param name="IsJson">True where the operand is a JSON value, which may be no array at all.</param>
    /// <param name="From">How many items at the beginning are left out.</param>
    public sealed record Items(
        string Operand, bool IsJson, int From, string Local, string InstancePath, string SchemaPath, EquatableArray<Check> Checks) : Check
    {
        /// <summary>How many items of the JSON array stand before those of the operand.</summary>
        public int Before { get; init; }
    }

    /// <summary>Checks a nested JSON value by the rules of a record's schema.</summary>
    public sealed record JsonRecord(string Operand, string RecordName, string InstancePath, string SchemaPath) : Check;

    /// <summary>Checks the operand's member of that name, as <paramref name="Local"/>, where it has one.</summary>
    public sealed record Property(string Operand, string WireName, string Local, EquatableArray<Check> Checks) : Check;

    /// <summary>Counts, as <paramref name="Local"/>, the alternatives that match: those whose condition, that they are broken, is false.</summary>
    public sealed record CountMatches(string Local, EquatableArray<Condition> Broken) : Check;

    /// <summary>Counts, as <paramref name="Local"/>, the members of a typed object.</summary>
    public sealed record CountProperties(string Local, MemberCount Count) : Check;

    /// <summary>Checks each member of a map or of a JSON object that the filter lets through.</summary>
    /// <param name="IsJson">True where the operand is a JSON value, which may be no object at all.</param>
    /// <param name="IsOfNames">True where the names themselves are checked, not the values.</param>
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
        /// <summary>Names under which a value is a secret, which no message tells.</summary>
        public EquatableArray<string> Secrets { get; init; } = [];
    }

    /// <summary>Checks that reading the members has made already: those of nested records by their own rules.</summary>
    public sealed record Nested(EquatableArray<Check> Checks) : Check;

    /// <summary>Checks a nested record by its own rules.</summary>
    public sealed record Record(string Operand, string InstancePath, string SchemaPath) : Check;

    /// <summary>Checks a JSON value by what a reference leads to.</summary>
    /// <param name="Method">Name of the method that holds those checks.</param>
    public sealed record Reference(string Operand, string Method, string InstancePath, string SchemaPath) : Check;

    /// <summary>Notes a violation where the condition is true.</summary>
    /// <param name="Operand">The value that the message may tell.</param>
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
        /// <summary>The enum that the operand is of; null for any other value.</summary>
        public string? OperandEnum { get; init; }

        /// <summary>True for what no reading lets pass, such as null where a record must be.</summary>
        public bool IsHeldByReading { get; init; }
    }

    /// <summary>Notes a JSON number that its C# type cannot hold.</summary>
    public sealed record Representable(string Operand, bool IsInteger, string InstancePath, string SchemaPath) : Check;

    /// <summary>Checks the operand, as <paramref name="Local"/>, where it is there.</summary>
    public sealed record Unwrap(string Operand, MemberForm Form, string Local, EquatableArray<Check> Checks) : Check;

    /// <summary>Checks the record as the JSON that it writes.</summary>
    /// <param name="Otherwise">For a record that cannot be written: says why not.</param>
    public sealed record Serialized(EquatableArray<Check> Otherwise) : Check;
}

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

/// <summary>How many members a typed object has.</summary>
/// <param name="Always">Those that are always there.</param>
/// <param name="Present">Of each other member that is declared, whether it is there.</param>
/// <param name="Others">The map of members that are not declared, which may be null; null where there can be none.</param>
internal sealed record MemberCount(int Always, EquatableArray<Condition> Present, string? Others);

/// <summary>How many items a record has that is written as an array.</summary>
/// <param name="Required">Those at the beginning that are always there.</param>
/// <param name="Present">Of each item after them, whether its member holds something.</param>
/// <param name="Rest">The list of the items behind, which may be null; null where there can be none.</param>
internal sealed record ItemCount(int Required, EquatableArray<Condition> Present, string? Rest);
