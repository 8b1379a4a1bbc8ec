using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Emit;

/// <summary>Spells the locals that hold a record's members before it is made: null, or no value, where a member is absent.</summary>
internal sealed class MemberLocals(TypeNames names)
{
    private const string Others = "global::System.Collections.Generic.IReadOnlyDictionary<string, global::System.Text.Json.JsonElement>? additionalProperties";

    public string TypeOf(MemberModel member) => IsOptional(member) ? $"{TypeNames.Runtime}Optional<{names.Of(member.Type)}?>" : names.Of(member.Type) + "?";

    public IEnumerable<string> Parameters(RecordModel record)
    {
        var parameters = record.Members.Select(m => $"{TypeOf(m)} {m.LocalName}");
        return record.IsOpen ? parameters.Append(Others) : parameters;
    }

    /// <summary>The locals themselves.</summary>
    public static IEnumerable<string> Locals(RecordModel record)
    {
        var locals = record.Members.Select(m => m.LocalName);
        return record.IsOpen ? locals.Append("additionalProperties") : locals;
    }

    /// <summary>What they hold, of a record that is made.</summary>
    public IEnumerable<string> Arguments(RecordModel record)
    {
        var arguments = record.Members.Select(m => m.Presence == MemberPresence.RequiredNullable ? $"new {TypeOf(m)}({m.Name})" : m.Name);
        return record.IsOpen ? arguments.Append("AdditionalProperties") : arguments;
    }

    private static bool IsOptional(MemberModel member) => member.Presence is MemberPresence.RequiredNullable or MemberPresence.OptionalNullable;
}
