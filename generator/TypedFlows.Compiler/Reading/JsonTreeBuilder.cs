using System.Globalization;
using System.Text;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Reading;

/// <summary>Builds the tree from tokens that follow the grammar, and finds duplicate properties.</summary>
internal sealed class JsonTreeBuilder(SourceFile file)
{
    private const int MostDuplicates = 100;

    private readonly Stack<Container> _open = new();
    private readonly HashSet<JsonSyntax> _damaged = [];
    private JsonSyntax? _root;

    public JsonTree Build(JsonTokenList tokens, List<SpecDiagnostic> diagnostics)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (_open.Count > 0)
            {
                _open.Peek().IsDamaged |= token.IsInserted;
            }

            if (token.IsOpen)
            {
                _open.Push(new Container(token));
            }
            else if (token.IsClose)
            {
                Close(token, diagnostics);
            }
            else if (token.Kind == JsonTokenKind.String && tokens[Math.Min(i + 1, tokens.Count - 1)].Kind == JsonTokenKind.Colon)
            {
                _open.Peek().Name = token;
            }
            else if (token.Kind is not (JsonTokenKind.Comma or JsonTokenKind.Colon))
            {
                AddValue(Scalar(token));
            }
        }

        return new JsonTree(_root ?? Missing(0), _damaged);
    }

    private JsonSyntax.Literal Missing(int offset) => new(file, new TextRange(offset, 0), JsonLiteralKind.Missing);

    private void Close(JsonToken token, List<SpecDiagnostic> diagnostics)
    {
        var container = _open.Pop();
        var range = new TextRange(container.Opener.Start, Math.Max(token.End - container.Opener.Start, 0));
        JsonSyntax node;
        if (token.Kind == JsonTokenKind.CloseObject)
        {
            FindDuplicates(container.Members, diagnostics);
            node = new JsonSyntax.Object(file, range, container.Members);
        }
        else
        {
            node = new JsonSyntax.Array(file, range, container.Items);
        }

        if (container.IsDamaged || container.Opener.IsInserted)
        {
            _damaged.Add(node);
            if (_open.Count > 0)
            {
                _open.Peek().IsDamaged = true;
            }
        }

        AddValue(node);
    }

    private void AddValue(JsonSyntax value)
    {
        if (_open.Count == 0)
        {
            _root = value;
            return;
        }

        var container = _open.Peek();
        if (container.Opener.Kind == JsonTokenKind.OpenArray)
        {
            container.Items.Add(value);
        }
        else if (!container.Name.IsInserted)
        {
            // The tree cannot contain a value without a name.
            var name = container.Name;
            container.Members.Add(new JsonSyntax.Property(file, Decode(name), new TextRange(name.Start, name.Length), value));
        }
    }

    private void FindDuplicates(List<JsonSyntax.Property> members, List<SpecDiagnostic> diagnostics)
    {
        if (members.Count < 2)
        {
            return;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            if (!names.Add(member.Name) && diagnostics.Count < MostDuplicates)
            {
                diagnostics.Add(SpecDiagnostic.At(DefinitionRules.DuplicateKey, file, member.NameRange, member.Name));
            }
        }
    }

    private JsonSyntax Scalar(JsonToken token)
    {
        var range = new TextRange(token.Start, token.Length);
        return token.Kind switch
        {
            JsonTokenKind.String when token.Flaw < 0 && !token.IsInserted => new JsonSyntax.String(file, range, Decode(token)),
            JsonTokenKind.Number => new JsonSyntax.Number(file, range, file.Text.Substring(token.Start, token.Length)),
            JsonTokenKind.True => new JsonSyntax.Literal(file, range, JsonLiteralKind.True),
            JsonTokenKind.False => new JsonSyntax.Literal(file, range, JsonLiteralKind.False),
            JsonTokenKind.Null => new JsonSyntax.Literal(file, range, JsonLiteralKind.Null),
            _ => new JsonSyntax.Literal(file, range, JsonLiteralKind.Missing),
        };
    }

    private string Decode(JsonToken token)
    {
        var text = file.Text.Substring(token.Start + 1, Math.Max(token.Length - 2, 0));
        if (token.Flaw >= 0 || text.IndexOf('\\') < 0)
        {
            return text;
        }

        var decoded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                decoded.Append(text[i]);
            }
            else if (text[++i] == 'u')
            {
                decoded.Append((char)ushort.Parse(text.Substring(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                decoded.Append(Unescape(text[i]));
            }
        }

        return decoded.ToString();
    }

    private static char Unescape(char c) => c switch
    {
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => c,
    };

    private sealed class Container(JsonToken opener)
    {
        public JsonToken Opener { get; } = opener;

        public List<JsonSyntax.Property> Members { get; } = [];

        public List<JsonSyntax> Items { get; } = [];

        public JsonToken Name { get; set; }

        public bool IsDamaged { get; set; }
    }
}
