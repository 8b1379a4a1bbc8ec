namespace TypedFlows.Compiler.Model;

/// <summary>A C# enum for a string of few texts; members are numbered from 1. Part of the model.</summary>
internal sealed record EnumModel(string Name, string Summary, EquatableArray<EnumMemberModel> Members)
{
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
/// <param name="Summary">What the schema says of it; empty where that is nothing.</param>
internal sealed record EnumMemberModel(string Name, string Text, string Summary);
