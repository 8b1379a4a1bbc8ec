using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Parses the schemas of a spec.</summary>
/// <param name="scope">The scope in which references of the schemas are resolved.</param>
internal sealed class PartParser(DiagnosticBag diagnostics, SchemaScope scope)
{
    private readonly List<SpecPart> _parts = [];

    public EquatableArray<SpecPart> Parts => _parts.ToEquatableArray();

    /// <summary>Parses a property with one wrapper, an object such as <c>{"name": ..., "spec": schema}</c>.</summary>
    public void AddOne(PartKind kind, JsonSyntax.Object spec, string memberName, string pointer)
    {
        if (spec.Find(memberName) is { } member && !Members.IsNull(member.Value))
        {
            AddWrapper(kind, memberName, member.Value, JsonPointer.Append(pointer, memberName));
        }
    }

    /// <summary>Parses a property with several wrappers or a single one.</summary>
    public void AddSeveral(PartKind kind, JsonSyntax.Object spec, string memberName, string pointer)
    {
        if (spec.Find(memberName) is not { } member)
        {
            return;
        }

        pointer = JsonPointer.Append(pointer, memberName);
        if (member.Value is JsonSyntax.Array array)
        {
            for (var i = 0; i < array.Items.Count; i++)
            {
                AddWrapper(kind, $"item of {memberName}", array.Items[i], JsonPointer.Append(pointer, i));
            }
        }
        else if (!Members.IsNull(member.Value))
        {
            AddWrapper(kind, memberName, member.Value, pointer);
        }
    }

    /// <summary>Adds a stand-alone schema. A malformed schema becomes raw JSON, unless a syntax error may have caused it.</summary>
    public void AddSchema(PartKind kind, string name, string pointer, string what, JsonSyntax syntax)
    {
        if (!diagnostics.IsIntact(syntax))
        {
            return;
        }

        var schema = SchemaDocumentParser.Parse(what, syntax, diagnostics, scope);
        if (schema is not null || !diagnostics.IsInDoubt(syntax.File, syntax.Range.Start))
        {
            _parts.Add(new SpecPart(kind, name, pointer, schema));
        }
    }

    private void AddWrapper(PartKind kind, string what, JsonSyntax syntax, string pointer)
    {
        if (syntax is not JsonSyntax.Object wrapper)
        {
            if (!Members.IsNull(syntax) || syntax is JsonSyntax.Literal { Kind: JsonLiteralKind.Null })
            {
                diagnostics.AddIgnored(syntax, $"This {what} must be an object with 'name' and 'spec', but is");
            }

            return;
        }

        if (!IsNameKnown(wrapper, out var name))
        {
            return;
        }

        var outside = SchemaOutside(wrapper);
        foreach (var member in wrapper.Members.Where(
            m => !KnownMembers.Wrapper.Contains(m.Name) && !outside.Contains(m) && diagnostics.IsIntact(m.Value)))
        {
            diagnostics.AddAtName(DefinitionRules.UnknownMember, member, member.Name, what);
        }

        if (outside.Count > 0)
        {
            diagnostics.AddAtName(DefinitionRules.SchemaOutsideSpec, outside[0], what);
            AddSchema(kind, name, pointer, $"The schema of this {what}", Gather(wrapper, outside));
        }
        else if (wrapper.Find("spec") is { } spec)
        {
            AddSchema(kind, name, JsonPointer.Append(pointer, "spec"), $"The 'spec' of this {what}", spec.Value);
        }
        else if (diagnostics.IsIntact(wrapper))
        {
            diagnostics.Add(
                DefinitionRules.MalformedMember, wrapper,
                $"This {what} has no property 'spec' with the schema of its parameters, so the parameters are raw JSON");
            _parts.Add(new SpecPart(kind, name, pointer, null));
        }
    }

    private bool IsNameKnown(JsonSyntax.Object wrapper, out string name)
    {
        name = string.Empty;
        if (wrapper.Find("name") is not { } member)
        {
            // The name may follow the syntax error in a damaged wrapper.
            return diagnostics.IsIntact(wrapper);
        }

        name = Members.IsNull(member.Value) ? string.Empty : diagnostics.Text(member) ?? string.Empty;
        return diagnostics.IsIntact(member.Value);
    }

    /// <summary>Returns the keywords that belong inside <c>spec</c>. A property 'properties' outside a schema indicates them.</summary>
    private static List<JsonSyntax.Property> SchemaOutside(JsonSyntax.Object wrapper)
    {
        var isInside = wrapper.Find("spec")?.Value is { } spec
            && (spec is not JsonSyntax.Object inside || inside.Find("properties") is not null);
        return isInside || wrapper.Find("properties") is null
            ? []
            : [.. Members.LastOfEach(wrapper).Where(m => m.Name is not ("name" or "spec") && SpecKinds.IsSchemaMember(m))];
    }

    private JsonSyntax.Object Gather(JsonSyntax.Object wrapper, List<JsonSyntax.Property> outside)
    {
        var inside = wrapper.Find("spec")?.Value as JsonSyntax.Object;
        var gathered = new JsonSyntax.Object(wrapper.File, wrapper.Range, [.. inside?.Members ?? [], .. outside]);
        diagnostics.Inherit(wrapper, gathered);
        return gathered;
    }
}
