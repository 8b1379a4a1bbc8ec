using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Parses a schema and the targets of its references, in any document.</summary>
internal sealed class SchemaDocumentParser
{
    private readonly DiagnosticBag _diagnostics;
    private readonly SchemaReferences _references;
    private readonly SchemaParser _parser;
    private readonly Queue<(string Key, SchemaLocation Location, JsonSyntax.String From)> _next = new();
    private readonly Dictionary<string, JsonSyntax.String> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Schema> _targets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<EquatableArray<DynamicAnchor>>> _scopes = new(StringComparer.Ordinal);
    private readonly JsonSyntax _root;
    private readonly FormatAssertion _formats;
    private readonly bool _isXdm;
    private bool _isMalformed;

    private SchemaDocumentParser(JsonSyntax root, DiagnosticBag diagnostics, SchemaScope scope)
    {
        _diagnostics = diagnostics;
        _root = root;
        _formats = scope.Formats;
        _isXdm = scope.IsXdm;
        _references = new SchemaReferences(root, scope);
        _parser = Parser(diagnostics);
    }

    /// <summary>Returns the schema, or null if the schema or the target of a reference is malformed or missing.</summary>
    /// <param name="what">The name of the schema in messages.</param>
    public static SchemaDocument? Parse(string what, JsonSyntax syntax, DiagnosticBag diagnostics, SchemaScope scope) =>
        new SchemaDocumentParser(syntax, diagnostics, scope).Parse(what);

    private SchemaDocument? Parse(string what)
    {
        var root = _parser.Parse(what, _root, _references.Outside);
        while (_next.Count > 0)
        {
            var (key, location, from) = _next.Dequeue();
            _targets.Add(key, ParseTarget(location, from));
        }

        if (_isMalformed || _parser.IsMalformed)
        {
            return null;
        }

        if (ReferenceLoops.Find(_targets) is { } loop)
        {
            _diagnostics.Add(
                DefinitionRules.UnresolvedReference, _seen[loop],
                $"The reference '{_seen[loop].Value}' refers back to itself for the same value, so evaluation would not end");
            return null;
        }

        return new SchemaDocument(root, Reachable(root));
    }

    private SchemaParser Parser(DiagnosticBag diagnostics) =>
        new(diagnostics, _formats, (keyword, text, context) => Resolve(diagnostics, keyword, text, context), _references)
        { IsXdm = _isXdm };

    private string? Resolve(DiagnosticBag diagnostics, string keyword, JsonSyntax.String reference, SchemaContext context)
    {
        if (_references.Find(keyword, reference.Value, context) is not { } location)
        {
            _isMalformed = true;
            diagnostics.Add(
                DefinitionRules.UnresolvedReference, reference,
                $"The reference '{reference.Value}' cannot be resolved: neither this file nor another spec file contains the schema");
            return null;
        }

        var key = KeyOf(location);
        if (!_seen.ContainsKey(key))
        {
            _seen.Add(key, reference);
            _next.Enqueue((key, location, reference));
        }

        return key;
    }

    // Dynamic references in a schema may have a different target in each dynamic scope, so each scope makes it another target. In the scope
    // of the root, the schema is also the one at that location of the parsed document.
    private string KeyOf(SchemaLocation location)
    {
        var scope = _references.ContextWithin(location.Syntax, location.Context).Scope;
        var ofRoot = _references.ContextWithin(_root, _references.Outside).Scope;
        if (scope == _references.ContextWithin(location.Syntax, location.Context with { Scope = ofRoot }).Scope)
        {
            return location.Key;
        }

        if (!_scopes.TryGetValue(location.Key, out var known))
        {
            _scopes.Add(location.Key, known = []);
        }

        var index = known.IndexOf(scope);
        if (index < 0)
        {
            index = known.Count;
            known.Add(scope);
        }

        return SchemaDocument.InScope(location.Key, index);
    }

    private Schema ParseTarget(SchemaLocation location, JsonSyntax.String from)
    {
        var what = $"The target of '{from.Value}'";
        if (location.Document.Length == 0 || location.Syntax.File == _root.File)
        {
            return _parser.Parse(what, location.Syntax, location.Context);
        }

        // An error in another spec file is reported there. Here, it is reported at the reference.
        var reported = new List<SpecDiagnostic>();
        var parser = Parser(new DiagnosticBag(location.Syntax.File, reported));
        var schema = parser.Parse(what, location.Syntax, location.Context);
        if (parser.IsMalformed)
        {
            _isMalformed = true;
            var reason = reported.FirstOrDefault(d => d.Rule.Severity == RuleSeverity.Error)?.Message;
            _diagnostics.Add(
                DefinitionRules.UnresolvedReference, from,
                $"The reference '{from.Value}' refers to a malformed schema in {location.Document}: {reason}");
        }

        return schema;
    }

    // Unused definitions may contain references to others, so only reachable ones are kept.
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
