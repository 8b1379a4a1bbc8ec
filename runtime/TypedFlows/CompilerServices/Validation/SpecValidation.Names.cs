using System.Globalization;
using System.Text;

namespace TypedFlows.CompilerServices;

/// <content>
/// Names in messages. Generated text calls a nested value {this}, the value that it is nested in {this-1}, and so on: what they are
/// called in the document, only the way to them says.
/// </content>
public ref partial struct SpecValidation
{
    private readonly string WithNames(string message)
    {
        for (var outward = 0; outward <= _depth && message.Contains("{this", StringComparison.Ordinal); outward++)
        {
            var placeholder = outward == 0 ? "{this}" : $"{{this-{outward.ToString(CultureInfo.InvariantCulture)}}}";
            if (message.Contains(placeholder, StringComparison.Ordinal))
            {
                message = WithName(message, placeholder, NameAt(_depth - outward));
            }
        }

        return message;
    }

    internal static string WithName(string message, string placeholder, string name) => name.Length == 0
        ? message.Replace($"'{placeholder}'", "the document", StringComparison.Ordinal)
            .Replace(placeholder + ".", string.Empty, StringComparison.Ordinal)
            .Replace(placeholder, string.Empty, StringComparison.Ordinal)
        : message.Replace(placeholder, name, StringComparison.Ordinal);

    private readonly string NameAt(int depth)
    {
        var name = new StringBuilder();
        for (var i = 0; i < depth; i++)
        {
            var frame = FrameAt(i);
            foreach (var part in frame.InstancePath.Split('/').Skip(1))
            {
                AppendMember(name, part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
            }

            if (frame.Name is { } member)
            {
                AppendMember(name, member);
            }
            else if (frame.Index >= 0)
            {
                name.Append('[').Append(frame.Index.ToString(CultureInfo.InvariantCulture)).Append(']');
            }
        }

        return ActualValue.Escape(name.ToString());
    }

    // An empty name is a name too, and must not read as the owner's.
    private static void AppendMember(StringBuilder name, string member)
    {
        if (member.Length == 0)
        {
            name.Append("[\"\"]");
        }
        else
        {
            name.Append(name.Length == 0 ? string.Empty : ".").Append(member);
        }
    }
}
