using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Reading;

/// <summary>
/// Reads RFC 8259 JSON with the location of every value. After an error, a missing token is assumed, or reading continues at the next
/// comma, closing bracket, or line that begins with a property name.
/// </summary>
internal sealed partial class JsonReader
{
    /// <summary>The maximum number of open objects and arrays.</summary>
    private const int DeepestNesting = 256;

    private const int MostDuplicates = 100;

    private readonly SourceFile _file;
    private readonly List<JsonToken> _tokens;
    private readonly JsonLayout _layout;
    private readonly JsonErrors _errors;
    private readonly Stack<JsonContainer> _open = new();
    private readonly HashSet<JsonSyntax> _damaged = [];
    private readonly List<SpecDiagnostic> _duplicates = [];
    private int _next;
    private int _end;

    private JsonReader(SourceFile file)
    {
        _file = file;
        _tokens = JsonLexer.Split(file.Text);
        _layout = new JsonLayout(file, _tokens);
        _errors = new JsonErrors(file, _tokens);
    }

    private JsonToken Current => _tokens[_next];

    private bool IsAtEnd => Current.Kind == JsonTokenKind.EndOfFile;

    public static JsonReadResult Read(SourceFile file) => new JsonReader(file).Read();

    private JsonReadResult Read()
    {
        SkipComments();
        if (!Current.StartsValue && !IsAtEnd)
        {
            Report("a value", "remove it");
            while (!Current.IsOpen && !IsAtEnd)
            {
                Advance();
            }
        }

        var root = ReadValue("a value", "write a JSON document");
        if (!IsAtEnd)
        {
            ReportAfterEnd("remove it", Current.IsClose ? 0 : null);
        }

        // After a syntax error, a duplicate property may only be its consequence.
        var diagnostics = _errors.Reported.Concat(_duplicates.Where(d => d.Range.Start < (_errors.InDoubtFrom ?? int.MaxValue)));
        return new(root, [.. diagnostics.OrderBy(d => d.Range.Start)], _errors.First, _errors.InDoubtFrom, _damaged);
    }

    private void Advance()
    {
        if (Current.Flaw >= 0)
        {
            _errors.AddToken(Current, new TextRange(Current.Flaw, 1), JsonErrorText.Flaw(_file.Text, Current.Flaw));
        }

        _end = Current.End;
        _next++;
        SkipComments();
    }

    private void SkipComments()
    {
        for (; Current.Kind == JsonTokenKind.Comment; _next++)
        {
            _errors.AddToken(Current, Current.Range, JsonErrorText.Comment(_file.Text, Current));
        }
    }

    /// <summary>Returns a value indicating whether a token is a property name, because a colon follows.</summary>
    private bool IsName(int index) => _tokens[index].Kind == JsonTokenKind.String && _tokens[index + 1].Kind == JsonTokenKind.Colon;

    private JsonSyntax ReadValue(string expected, string remedy = "put a value before it")
    {
        var token = Current;
        if (token.IsOpen)
        {
            return ReadContainer(token.Kind == JsonTokenKind.OpenObject);
        }

        if (IsName(_next))
        {
            var outside = _open.Count == 0 ? null : _open.Peek();
            _errors.AddUnexpected(
                _next + 1, outside?.Separator ?? "the end of the file", "put '{' before the property name", outside?.Start ?? 0);
            return ReadContainer(isObject: true);
        }

        if (!token.StartsValue)
        {
            Report(expected, token.IsInvalid ? "put double quotes around it if it is text" : remedy);
            if (!token.IsInvalid)
            {
                return Missing();
            }
        }

        Advance();
        return JsonScalar.Create(_file, token);
    }

    private JsonSyntax.Literal Missing() => new(_file, new TextRange(Current.Start, 0), JsonLiteralKind.Missing);

    /// <summary>Reads an object or array. Its opening bracket may be missing.</summary>
    private JsonSyntax ReadContainer(bool isObject)
    {
        if (_open.Count == DeepestNesting)
        {
            GiveUp();
            return Missing();
        }

        var container = new JsonContainer(isObject, _next, Current.Start);
        var errors = Current.IsOpen ? _errors.Count : -1;
        if (Current.IsOpen)
        {
            Advance();
        }

        _open.Push(container);
        while (ReadPart(container))
        {
        }

        _open.Pop();
        FindDuplicates(container.Members);
        var node = container.ToSyntax(_file, _end);
        if (_errors.Count != errors)
        {
            _damaged.Add(node);
        }

        return node;
    }

    /// <summary>Reads an element, a comma or a closing bracket. Returns false at the end of the object or array.</summary>
    private bool ReadPart(JsonContainer container)
    {
        if (Current.Kind == container.Closer)
        {
            return !TryClose(container);
        }

        if (IsAtEnd || Current.IsClose)
        {
            return !TryCloseAtOther(container);
        }

        var isComma = Current.Kind == JsonTokenKind.Comma;
        if (IsOutside(container, isComma ? _next + 1 : _next))
        {
            _errors.AddUnclosed(isComma ? _next + 1 : _next, container, [container]);
            return false;
        }

        if (isComma && container.Next == JsonPart.Separator)
        {
            container.Next = JsonPart.Element;
            Advance();
        }
        else if (isComma)
        {
            Report(container, container.Expected, "remove it");
            Advance();
        }
        else if (container.Next != JsonPart.Separator || TryAssumeComma(container))
        {
            ReadElement(container);
            container.Next = JsonPart.Separator;
        }

        return true;
    }

    /// <summary>Closes the root only where the text ends, because a surplus bracket may precede the rest of the root.</summary>
    private bool TryClose(JsonContainer container)
    {
        if (container.Next == JsonPart.Element)
        {
            Report(container, container.Expected, "remove the ',' before it");
        }

        Advance();
        if (_open.Count > 1 || Current.Kind != JsonTokenKind.Comma || container.IsObject != IsName(_next + 1))
        {
            return true;
        }

        ReportAfterEnd($"remove the '{container.ClosingBracket}' before it", container.Start);
        container.Next = JsonPart.Separator;
        return false;
    }

    private void ReadElement(JsonContainer container)
    {
        if (!container.IsObject)
        {
            container.Items.Add(ReadValue(container.Expected));
        }
        else if (Current.Kind == JsonTokenKind.Colon)
        {
            Report(container, container.Expected, "put a property name before it");
            Advance();
            ReadValue("a value");
        }
        else if (Current.Kind == JsonTokenKind.String || IsUnquotedName())
        {
            ReadMember(container);
        }
        else
        {
            container.HasUnnamedValues |= Current.StartsValue;
            Report(
                container, container.Expected,
                Current.IsInvalid ? "put double quotes around it" : "put a property name and ':' before it");
            Skip();
        }
    }

    private void ReadMember(JsonContainer container)
    {
        var token = Current;
        var name = JsonScalar.Decode(_file.Text, token);
        if (token.Kind != JsonTokenKind.String)
        {
            Report(container, container.Expected, "put double quotes around it");
        }
        else if (JsonScalar.HasUnpairedSurrogate(name))
        {
            _errors.AddToken(token, token.Range, JsonErrorText.UnpairedSurrogate(_file.Text, token));
        }

        Advance();
        var hasColon = Current.Kind == JsonTokenKind.Colon;
        if (hasColon)
        {
            Advance();
        }
        else
        {
            ReportMissingColon(container, token);
        }

        // The next property follows directly, unless it is the first one of an object without '{'.
        var isMissing = IsName(_next) && !(hasColon && _layout.IsInside(Current, token));
        if (isMissing)
        {
            Report("a value", "put a value before it");
        }

        var value = isMissing ? Missing() : ReadValue("a value");
        container.Members.Add(new JsonSyntax.Property(_file, name, token.Range, value));
    }

    private void FindDuplicates(List<JsonSyntax.Property> members)
    {
        if (members.Count < 2)
        {
            return;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            if (!names.Add(member.Name) && _duplicates.Count < MostDuplicates)
            {
                _duplicates.Add(SpecDiagnostic.At(DefinitionRules.DuplicateKey, _file, member.NameRange, member.Name));
            }
        }
    }

}

/// <summary>Represents the result of reading one file.</summary>
/// <param name="Root">The document as far as it could be read, or a Missing literal if nothing could be read.</param>
/// <param name="Diagnostics">The syntax errors and duplicate properties, in text order.</param>
/// <param name="FirstError">The offset at which the text stops being JSON, or null if all of it is JSON.</param>
/// <param name="InDoubtFrom">The offset from which the text may have another meaning after the first error is corrected.</param>
/// <param name="Damaged">The objects and arrays that contain an error.</param>
internal sealed record JsonReadResult(
    JsonSyntax Root,
    IReadOnlyList<SpecDiagnostic> Diagnostics,
    int? FirstError,
    int? InDoubtFrom,
    IReadOnlyCollection<JsonSyntax> Damaged);
