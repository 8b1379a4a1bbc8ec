using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Parses the schemas inside a spec.</summary>
/// <param name="scope">What references in the schemas are resolved against.</param>
internal sealed class PartParser(DiagnosticBag findings, SchemaScope scope)
{
    private readonly List<SpecPart> _parts = [];

    public EquatableArray<SpecPart> Parts => _parts.ToEquatableArray();

    /// <summary>A member that holds one wrapper, an object such as <c>{"name": ..., "spec": schema}</c>.</summary>
    public void AddOne(PartKind kind, JsonSyntax.Object spec, string memberName, string pointer)
    {
        if (spec.Find(memberName) is { } member && !Members.IsNull(member.Value))
        {
            AddWrapper(kind, memberName, member.Value, JsonPointer.Append(pointer, memberName));
        }
    }

    /// <summary>A member that holds several wrappers, or one alone.</summary>
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

    /// <summary>Adds a schema that stands alone. One that is malformed is raw JSON, unless a syntax error may be what spoiled it.</summary>
    public void AddSchema(PartKind kind, string name, string pointer, string what, JsonSyntax syntax)
    {
        if (!findings.IsIntact(syntax))
        {
            return;
        }

        var schema = SchemaDocumentParser.Parse(what, syntax, findings, scope);
        if (schema is not null || !findings.IsInDoubt(syntax.File, syntax.Range.Start))
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
                findings.Add(DefinitionRules.MalformedMember, syntax, $"This {what} must be an object with 'name' and 'spec', but it is {JsonValues.Describe(syntax)}; it is ignored");
            }

            return;
        }

        if (!IsNameKnown(wrapper, out var name))
        {
            return;
        }

        var beside = SchemaBeside(wrapper);
        foreach (var member in wrapper.Members.Where(m => !KnownMembers.Wrapper.Contains(m.Name) && !beside.Contains(m) && findings.IsIntact(m.Value)))
        {
            findings.AddAtName(DefinitionRules.UnknownMember, member, member.Name, what);
        }

        if (beside.Count > 0)
        {
            findings.AddAtName(DefinitionRules.SchemaBesideSpec, beside[0], what);
            AddSchema(kind, name, pointer, $"The schema of this {what}", Gather(wrapper, beside));
        }
        else if (wrapper.Find("spec") is { } spec)
        {
            AddSchema(kind, name, JsonPointer.Append(pointer, "spec"), $"The 'spec' of this {what}", spec.Value);
        }
        else if (findings.IsIntact(wrapper))
        {
            findings.Add(DefinitionRules.MalformedMember, wrapper, $"This {what} has no 'spec', the schema of its parameters, so they are raw JSON");
            _parts.Add(new SpecPart(kind, name, pointer, null));
        }
    }

    private bool IsNameKnown(JsonSyntax.Object wrapper, out string name)
    {
        name = string.Empty;
        if (wrapper.Find("name") is not { } member)
        {
            // In a damaged wrapper the name may yet come.
            return findings.IsIntact(wrapper);
        }

        if (member.Value is JsonSyntax.String text)
        {
            name = text.Value;
        }
        else if (!Members.IsNull(member.Value))
        {
            findings.Add(DefinitionRules.MalformedMember, member.Value, $"'name' must be a string, but it is {JsonValues.Describe(member.Value)}; it is ignored");
        }

        return findings.IsIntact(member.Value);
    }

    /// <summary>Keywords that were meant to stand inside <c>spec</c>: a 'properties' that no schema has tells.</summary>
    private static List<JsonSyntax.Property> SchemaBeside(JsonSyntax.Object wrapper)
    {
        var isInside = wrapper.Find("spec")?.Value is { } spec && (spec is not JsonSyntax.Object inside || inside.Find("properties") is not null);
        return isInside || wrapper.Find("properties") is null
            ? []
            : [.. Members.LastOfEach(wrapper).Where(m => m.Name is not ("name" or "spec") && SpecKinds.IsSchemaMember(m))];
    }

    private JsonSyntax.Object Gather(JsonSyntax.Object wrapper, List<JsonSyntax.Property> beside)
    {
        var inside = wrapper.Find("spec")?.Value as JsonSyntax.Object;
        var gathered = new JsonSyntax.Object(wrapper.File, wrapper.Range, [.. inside?.Members ?? [], .. beside]);
        findings.Inherit(wrapper, gathered);
        return gathered;
    }
}
