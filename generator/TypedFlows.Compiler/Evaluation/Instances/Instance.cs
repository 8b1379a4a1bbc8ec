using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>
/// What is known of a JSON document: all of it when it was read from text, parts of it when it is C# code that has not run.
/// </summary>
internal abstract class Instance
{
    /// <summary>A value of which nothing is known.</summary>
    public static Instance Anything { get; } = new Instance.Unknown(Model.SchemaTypes.None);

    /// <summary>The most that is known: of an unknown value whose type is certain, that it is null, or some object, or some array.</summary>
    public Instance Refine() => this is not Instance.Unknown unknown ? this : unknown.Types switch
    {
        Model.SchemaTypes.Null => Instance.Null.Value,
        Model.SchemaTypes.Object => Instance.Object.Open,
        Model.SchemaTypes.Array => Instance.Array.Open,
        _ => this,
    };

    /// <summary>An array. When not complete, any number of unknown items may follow those listed.</summary>
    public sealed class Array(IReadOnlyList<Instance> items, bool isComplete) : Instance
    {
        /// <summary>An array of which nothing more is known.</summary>
        public static Instance.Array Open { get; } = new([], isComplete: false);

        public IReadOnlyList<Instance> Items { get; } = items;

        public bool IsComplete { get; } = isComplete;
    }

    public sealed class Boolean(bool value) : Instance
    {
        public bool Value { get; } = value;

        /// <summary>As JSON writes it.</summary>
        public string Text => Value ? "true" : "false";
    }

    public sealed class Null : Instance
    {
        public static Instance.Null Value { get; } = new();
    }

    /// <param name="text">The number as written, where it was read from text; null for the shortest.</param>
    public sealed class Number(JsonDecimal value, string? text = null) : Instance
    {
        public JsonDecimal Value { get; } = value;

        /// <summary>The number as the document writes it: <c>1.0</c> is not <c>1</c> when it is read as a string.</summary>
        public string Text { get; } = text ?? value.ToString();
    }

    /// <summary>An object, each name at most once. Names not listed are absent when closed, else unknown.</summary>
    public sealed class Object(IReadOnlyList<InstanceMember> members, bool isClosed) : Instance
    {
        private Dictionary<string, InstanceMember>? _byName;

        /// <summary>An object of which nothing more is known.</summary>
        public static Instance.Object Open { get; } = new([], isClosed: false);

        public IReadOnlyList<InstanceMember> Members { get; } = members;

        public bool IsClosed { get; } = isClosed;

        /// <summary>What is known of the member of that name, listed or not.</summary>
        public InstanceMember Find(string name)
        {
            // Built whole before it is stored: an instance may be read by several threads.
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

    /// <summary>A value that is not known; its type may be: <c>None</c> for any type, else one of the set.</summary>
    public sealed class Unknown(SchemaTypes types) : Instance
    {
        public SchemaTypes Types { get; } = types;
    }
}

internal sealed record InstanceMember(string Name, Presence Presence, Instance Value);

/// <summary>Whether a member is there, which may be known where its value is not.</summary>
internal enum Presence
{
    Present,
    Absent,
    Unknown,
}
