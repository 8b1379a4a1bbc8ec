namespace TypedFlows.Compiler.Model;

/// <summary>Represents a C# enum for a string with few values. Members are numbered from 1. It is part of the model.</summary>
internal sealed record EnumModel(string Name, string Summary, EquatableArray<EnumMemberModel> Members)
{
    /// <summary>Gets a value indicating whether other values are allowed. The members are then constants of a string.</summary>
    public bool IsOpen { get; init; }

    public EnumMemberModel? Find(string text)
    {
        foreach (var member in Members)
        {
            if (member.Text == text)
            {
                return member;
            }
        }

        return null;
    }
}

/// <param name="Text">The exact text in JSON.</param>
/// <param name="Summary">The description in the schema; empty if there is none.</param>
internal sealed record EnumMemberModel(string Name, string Text, string Summary);
