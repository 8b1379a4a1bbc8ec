using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>
/// Represents the known parts of a JSON document. A document that is read from text is known completely. A document that C# code creates is
/// known partially.
/// </summary>
internal abstract class Instance
{
    /// <summary>Gets a value about which nothing is known.</summary>
    public static Instance Anything { get; } = new Instance.Unknown(Model.SchemaTypes.None);

    /// <summary>Returns the most specific instance. An unknown value with a known type becomes null, any object, or any array.</summary>
    public Instance Refine() => this is not Instance.Unknown unknown ? this : unknown.Types switch
    {
        Model.SchemaTypes.Null => Instance.Null.Value,
        Model.SchemaTypes.Object => Instance.Object.Open,
        Model.SchemaTypes.Array => Instance.Array.Open,
        _ => this,
    };

    /// <summary>Represents an array. If it is not complete, any number of unknown items may follow the listed items.</summary>
    public sealed class Array(IReadOnlyList<Instance> items, bool isComplete) : Instance
    {
        /// <summary>Gets an array with unknown items.</summary>
        public static Instance.Array Open { get; } = new([], isComplete: false);

        public IReadOnlyList<Instance> Items { get; } = items;

        public bool IsComplete { get; } = isComplete;
    }

    public sealed class Boolean(bool value) : Instance
    {
        public bool Value { get; } = value;

        /// <summary>Gets the JSON text of the value.</summary>
        public string Text => Value ? "true" : "false";
    }

    public sealed class Null : Instance
    {
        public static Instance.Null Value { get; } = new();
    }

    /// <param name="text">The number as written in the text, or null for the shortest form.</param>
    public sealed class Number(JsonDecimal value, string? text = null) : Instance
    {
        public JsonDecimal Value { get; } = value;

        /// <summary>Gets the number as the document writes it. <c>1.0</c> differs from <c>1</c> when it is read as a string.</summary>
        public string Text { get; } = text ?? value.ToString();
    }

    /// <summary>Represents an object with unique names. Unlisted names are absent if the object is closed, and unknown otherwise.</summary>
    public sealed class Object(IReadOnlyList<InstanceMember> members, bool isClosed) : Instance
    {
        private Dictionary<string, InstanceMember>? _byName;

        /// <summary>Gets an object with unknown properties.</summary>
        public static Instance.Object Open { get; } = new([], isClosed: false);

        public IReadOnlyList<InstanceMember> Members { get; } = members;

        public bool IsClosed { get; } = isClosed;

        /// <summary>Returns the known state of the property with the name, listed or not.</summary>
        public InstanceMember Find(string name)
        {
            // The index is complete before it is stored, because several threads may read an instance.
            var byName = _byName ??= Members.ToDictionary(m => m.Name, StringComparer.Ordinal);
            return byName.TryGetValue(name, out var member)
                ? member
                : new InstanceMember(name, IsClosed ? Presence.Absent : Presence.Unknown, Anything);
        }
    }

    public sealed class String(string value) : Instance
    {
        public string Value { get; } = value;
    }

    /// <summary>
    /// Represents an unknown value. Its type may be known: <c>None</c> means any type, and any other value means one type of the set.
    /// </summary>
    public sealed class Unknown(SchemaTypes types) : Instance
    {
        public SchemaTypes Types { get; } = types;
    }
}

internal sealed record InstanceMember(string Name, Presence Presence, Instance Value);

/// <summary>Specifies the presence of a property, which may be known even if its value is not.</summary>
internal enum Presence
{
    Present,
    Absent,
    Unknown,
}
