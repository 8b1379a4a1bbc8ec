using System.Globalization;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Generator.Analysis;

/// <summary>Reads instances and creates modified copies with one property set to another value.</summary>
internal static class InstanceTree
{
    public static Instance? Find(Instance root, string path)
    {
        Instance? instance = root;
        foreach (var token in JsonPointer.Tokens(path))
        {
            instance = instance switch
            {
                Instance.Object known => known.Members.FirstOrDefault(member => member.Name == token)?.Value,
                Instance.Array list when Index(list, token) is { } i => list.Items[i],
                _ => null,
            };
        }

        return instance;
    }

    public static Instance With(Instance root, string path, Instance value) => With(root, JsonPointer.Tokens(path), 0, value);

    private static Instance With(Instance instance, IReadOnlyList<string> tokens, int at, Instance value)
    {
        if (at == tokens.Count)
        {
            return value;
        }

        switch (instance)
        {
            case Instance.Object known:
                var old = known.Members.FirstOrDefault(member => member.Name == tokens[at])?.Value ?? Instance.Anything;
                var changed = new InstanceMember(tokens[at], Presence.Present, With(old, tokens, at + 1, value));
                return new Instance.Object([.. known.Members.Where(member => member.Name != tokens[at]), changed], known.IsClosed);
            case Instance.Array list when Index(list, tokens[at]) is { } i:
                return new Instance.Array(
                    [.. list.Items.Select((item, n) => n == i ? With(item, tokens, at + 1, value) : item)], list.IsComplete);
            default:
                return instance;
        }
    }

    private static int? Index(Instance.Array list, string token) =>
        int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < list.Items.Count ? i : null;
}
