using System.Globalization;
using System.Text;
using TypedFlows.Compiler.Model;

namespace TypedFlows.CompilerServices;

/// <content>Inserts names into messages. A message of generated code is a composite format string: <c>{0}</c> is the name of the checked
/// value, <c>{1}</c> is the name of the value that contains it, and so on. The path to a value in the document determines its
/// name.</content>
public ref partial struct SpecValidation
{
    /// <summary>Returns the message with names, and with what was found if that is not empty.</summary>
    private readonly string Format(string message, string found)
    {
        if (message.AsSpan().IndexOfAny('{', '}') < 0)
        {
            return found.Length == 0 ? message : $"{message}, but {found}";
        }

        var text = Builder();
        var (named, name) = (-1, string.Empty);
        for (var i = 0; i < message.Length; i++)
        {
            var plain = message.AsSpan(i).IndexOfAny('{', '}');
            if (plain != 0)
            {
                text.Append(message, i, plain < 0 ? message.Length - i : plain);
                if (plain < 0)
                {
                    break;
                }

                i += plain;
            }

            if (message[i + 1] == message[i])
            {
                text.Append(message[i++]);
            }
            else
            {
                var end = message.IndexOf('}', i);
                var outward = int.Parse(message.AsSpan(i + 1, end - i - 1), NumberStyles.None, CultureInfo.InvariantCulture);
                if (outward != named)
                {
                    (named, name) = (outward, NameAt(_depth - outward));
                }

                i = AppendName(text, message, end, name);
            }
        }

        return found.Length == 0 ? text.ToString() : text.Append(", but ").Append(found).ToString();
    }

    // The document has no name: '{0}' becomes "the document", and '{0}.a' becomes 'a'. Returns the index of the last processed
    // character.
    private static int AppendName(StringBuilder text, string message, int end, string name)
    {
        if (name.Length > 0)
        {
            text.Append(name);
            return end;
        }

        switch (message[end + 1])
        {
            case '\'':
                text.Length--;
                text.Append("the document");
                return end + 1;
            case '.':
                return end + 1;
            default:
                return end;
        }
    }

    private readonly string NameAt(int depth)
    {
        var name = new StringBuilder();
        for (var i = 0; i < depth; i++)
        {
            var frame = FrameAt(i);
            foreach (var part in JsonPointer.Tokens(frame.InstancePath))
            {
                AppendMember(name, part);
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

    // An empty name must not read as the name of its owner.
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
