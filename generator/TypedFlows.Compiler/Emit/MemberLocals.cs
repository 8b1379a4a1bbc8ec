using TypedFlows.Compiler.Model;
using static TypedFlows.Compiler.Emit.GlobalNames;

namespace TypedFlows.Compiler.Emit;

/// <summary>
/// Writes the locals that hold the values of a record before it is created. A local is null or has no value if the property is absent.
/// </summary>
internal sealed class MemberLocals(TypeNames names)
{
    private const string OthersName = "additionalProperties";
    private const string OthersType = $"{Collections}IReadOnlyDictionary<string, {Json}JsonElement>?";

    public string TypeOf(MemberModel member) =>
        IsOptional(member) ? $"{Runtime}Optional<{names.Of(member.Type)}?>" : names.Of(member.Type) + "?";

    /// <summary>Returns the type of the local into which the property is read.</summary>
    public string ReadTypeOf(MemberModel member) => member.KeepsText ? names.Kept(member.Type) : TypeOf(member);

    /// <summary>Returns the name of the field that holds the value of a property with its text.</summary>
    public static string Field(MemberModel member) => "_" + member.LocalName.TrimStart('@');

    /// <summary>Returns the local of a property that a check can use, and the value that replaces it for an existing record.</summary>
    public IEnumerable<CheckedLocal> Checked(RecordModel record)
    {
        foreach (var m in record.Members)
        {
            yield return new CheckedLocal(
                m.LocalName, TypeOf(m), m.KeepsText ? m.LocalName + ".Value" : m.LocalName,
                m.Presence == MemberPresence.RequiredNullable ? $"new {TypeOf(m)}({m.Name})" : m.Name);
        }

        if (record.IsOpen)
        {
            yield return new CheckedLocal(OthersName, OthersType, OthersName, "AdditionalProperties");
        }
    }

    private static bool IsOptional(MemberModel member) =>
        member.Presence is MemberPresence.RequiredNullable or MemberPresence.OptionalNullable;
}

/// <summary>Represents a parameter of the checks of a record.</summary>
/// <param name="Read">The value while the record is read.</param>
/// <param name="Existing">The value of an existing record.</param>
internal sealed record CheckedLocal(string Name, string Type, string Read, string Existing);
