using TypedFlows.Compiler.Model;
using static TypedFlows.Compiler.Emit.GlobalNames;

namespace TypedFlows.Compiler.Emit;

/// <summary>
/// Writes the locals that hold the values of a record before it is created. A local is null or has no value if the property is absent.
/// </summary>
internal sealed class MemberLocals(TypeNames names)
{
    private const string Others = $"{Collections}IReadOnlyDictionary<string, {Json}JsonElement>? additionalProperties";

    public string TypeOf(MemberModel member) =>
        IsOptional(member) ? $"{Runtime}Optional<{names.Of(member.Type)}?>" : names.Of(member.Type) + "?";

    public IEnumerable<string> Parameters(RecordModel record)
    {
        var parameters = record.Members.Select(m => $"{TypeOf(m)} {m.LocalName}");
        return record.IsOpen ? parameters.Append(Others) : parameters;
    }

    /// <summary>Returns the type of the local into which the property is read.</summary>
    public string ReadTypeOf(MemberModel member) => member.KeepsText ? names.Kept(member.Type) : TypeOf(member);

    /// <summary>Returns the name of the field that holds the value of a property with its text.</summary>
    public static string Field(MemberModel member) => "_" + member.LocalName.TrimStart('@');

    /// <summary>Returns the values of the locals into which the properties are read.</summary>
    public static IEnumerable<string> Locals(RecordModel record)
    {
        var locals = record.Members.Select(m => m.KeepsText ? m.LocalName + ".Value" : m.LocalName);
        return record.IsOpen ? locals.Append("additionalProperties") : locals;
    }

    /// <summary>Returns the values of the locals, taken from an existing record.</summary>
    public IEnumerable<string> Arguments(RecordModel record)
    {
        var arguments = record.Members.Select(m => m.Presence == MemberPresence.RequiredNullable ? $"new {TypeOf(m)}({m.Name})" : m.Name);
        return record.IsOpen ? arguments.Append("AdditionalProperties") : arguments;
    }

    private static bool IsOptional(MemberModel member) =>
        member.Presence is MemberPresence.RequiredNullable or MemberPresence.OptionalNullable;
}
