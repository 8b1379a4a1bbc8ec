using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Parses a schema and all that references in it lead to, in whichever document that stands.</summary>
internal sealed class SchemaDocumentParser
{
    private readonly DiagnosticBag _findings;
    private readonly SchemaReferences _references;
    private readonly SchemaParser _parser;
    private readonly Queue<(SchemaLocation Place, JsonSyntax.String From)> _next = new();
    private readonly Dictionary<string, JsonSyntax.String> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Schema> _targets = new(StringComparer.Ordinal);
    private readonly JsonSyntax _root;
    private readonly string _base;
    private readonly FormatAssertion _formats;
    private bool _isMalformed;

    private SchemaDocumentParser(JsonSyntax root, DiagnosticBag findings, SchemaScope scope)
    {
        _findings = findings;
        _root = root;
        _base = scope.Uri;
        _formats = scope.Formats;
        _references = new SchemaReferences(scope.Uri, root, scope.File, scope.Documents);
        _parser = Parser(findings);
    }

    /// <summary>The schema, or null when it or what it refers to is malformed or missing.</summary>
    /// <param name="what">What it is the schema of, for messages.</param>
    public static SchemaDocument? Parse(string what, JsonSyntax syntax, DiagnosticBag findings, SchemaScope scope) =>
        new SchemaDocumentParser(syntax, findings, scope).Parse(what);

    private SchemaDocument? Parse(string what)
    {
        var root = _parser.Parse(what, _root, _base);
        while (_next.Count > 0)
        {
            var (location, from) = _next.Dequeue();
            _targets.Add(location.Key, ParseTarget(location, from));
        }

        if (_isMalformed || _parser.IsMalformed)
        {
            return null;
        }

        if (ReferenceLoops.Find(_targets) is { } loop)
        {
            _findings.Add(
                DefinitionRules.UnresolvedReference, _seen[loop], $"The reference '{_seen[loop].Value}' leads back to itself for the same value, so it would be judged without end");
            return null;
        }

        return new SchemaDocument(root, Reachable(root));
    }

    private SchemaParser Parser(DiagnosticBag findings) =>
        new(findings, _formats, (member, text, @base) => Resolve(findings, text, @base), _references.BaseUriWithin);

    private string? Resolve(DiagnosticBag findings, JsonSyntax.String reference, string @base)
    {
        if (_references.Find(reference.Value, @base) is not { } location)
        {
            _isMalformed = true;
            findings.Add(DefinitionRules.UnresolvedReference, reference, $"The reference '{reference.Value}' leads to no schema: neither this file nor another spec file has it");
            return null;
        }

        if (!_seen.ContainsKey(location.Key))
        {
            _seen.Add(location.Key, reference);
            _next.Enqueue((location, reference));
        }

        return location.Key;
    }

    private Schema ParseTarget(SchemaLocation location, JsonSyntax.String from)
    {
        var what = $"What '{from.Value}' refers to";
        if (location.Document.Length == 0 || location.Syntax.File == _root.File)
        {
            return _parser.Parse(what, location.Syntax, location.Base);
        }

        // What is wrong in another file is told there, where it is a spec file; here it is told at the reference.
        var reported = new List<SpecDiagnostic>();
        var parser = Parser(new DiagnosticBag(location.Syntax.File, reported));
        var schema = parser.Parse(what, location.Syntax, location.Base);
        if (parser.IsMalformed)
        {
            _isMalformed = true;
            var reason = reported.FirstOrDefault(d => d.Rule.Severity == RuleSeverity.Error)?.Message;
            _findings.Add(DefinitionRules.UnresolvedReference, from, $"The reference '{from.Value}' leads to a malformed schema in {location.Document}: {reason}");
        }

        return schema;
    }

    // Definitions that nothing refers to may refer to others.
    private EquatableArray<NamedSchema> Reachable(Schema root)
    {
        var reached = new List<NamedSchema>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        Add(root);
        for (var i = 0; i < reached.Count; i++)
        {
            Add(reached[i].Schema);
        }

        return reached.ToEquatableArray();

        void Add(Schema schema)
        {
            if (schema.Ref is { } key && known.Add(key))
            {
                reached.Add(new NamedSchema(key, _targets[key]));
            }

            foreach (var inside in schema.Subschemas())
            {
                Add(inside);
            }
        }
    }
}
