using System.Globalization;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>How messages name a value inside a document: <c>columns[0].name</c>. The document itself has the empty name.</summary>
internal static class PropertyPathText
{
    // An empty name is a name too, and must not read as the owner's.
    public static string Member(string owner, string name) => name.Length == 0 ? owner + "[\"\"]" : owner.Length == 0 ? name : owner + "." + name;

    public static string Item(string owner, int index) => owner + "[" + index.ToString(CultureInfo.InvariantCulture) + "]";

    /// <summary>Any item, where the rule is told without a document: <c>columns[]</c>.</summary>
    public static string EachItem(string owner) => owner + "[]";
}
