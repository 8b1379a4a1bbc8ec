using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler;

/// <summary>
/// Represents the types of one generated file together with the names that linking assigned to them: a spec, or a shared type.
/// </summary>
/// <param name="Root">The name in the model of the type that the file is named after; empty for a spec.</param>
/// <param name="HintName">The name of the generated file. Roslyn requires it to be unique, ignoring case.</param>
/// <param name="Names">The names of shared types, which do not begin with the name of the spec.</param>
internal sealed record NamedModel(SpecModel Model, string TypeName, string Root, string HintName, EquatableArray<SharedName> Names)
{
    /// <summary>Returns the files of the model, or none if linking excluded the spec from the output.</summary>
    public static IEnumerable<NamedModel> From(SpecModel model, LinkTable table)
    {
        if (table.Find(model.Identity) is not { TypeName: { } name } link)
        {
            return [];
        }

        var names = table.NamesOf(model);
        var own = Only(model, local => !link.SharedTypes.Any(shared => shared.Contains(local)));
        return link.SharedTypes.Where(shared => shared.IsEmitted).Select(shared => new NamedModel(
                Alone(Only(model, shared.Contains), shared.Type.Name),
                shared.TypeName, shared.Type.LocalName, HintNameOf(shared.TypeName, table), names))
            .Prepend(new NamedModel(own, name, string.Empty, HintNameOf(name, table), names));
    }

    // Hint names must not differ only in case, and one name is reserved for the file that covers all specs.
    private static string HintNameOf(string name, LinkTable table)
    {
        var alike = table.TypeNames.Count(
            other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase) && string.CompareOrdinal(other, name) < 0);
        alike += string.Equals(name, GeneratedSource.LinksName, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        return HintNameOf(alike == 0 ? name : $"{name}.{alike + 1}");
    }

    private static SpecModel Only(SpecModel model, Func<string, bool> include) => model with
    {
        Records = model.Records.Where(record => include(record.Name)).ToEquatableArray(),
        Rules = model.Rules.Where(rules => include(rules.Name)).ToEquatableArray(),
        Unions = model.Unions.Where(union => include(union.Name)).ToEquatableArray(),
        Enums = model.Enums.Where(each => include(each.Name)).ToEquatableArray(),
    };

    // A shared type does not depend on the rest of the spec, so a change there does not emit it again.
    private static SpecModel Alone(SpecModel types, string name) => types with
    {
        Identity = new(
            types.Identity.Kind.IsStandAlone() ? types.Identity.Kind : SpecKind.JsonSchema,
            types.Identity.Path, string.Empty, string.Empty, string.Empty, name, null, false, false, [], [], [], string.Empty),
        Summary = string.Empty,
        Flow = null,
        Connection = null,
        Location = new(types.Identity.Path, string.Empty),
    };

    /// <summary>Returns the hint name of the file of a spec: its C# name, followed by <c>.g.cs</c>.</summary>
    public static string HintNameOf(string typeName) => typeName + (PortableFileName.IsDevice(typeName) ? "-.g.cs" : ".g.cs");
}

/// <summary>Represents one generated file: its text, or the reason why it was not generated.</summary>
internal sealed record GeneratedSource(string HintName, string? Text, EquatableArray<SpecDiagnostic> Failures)
{
    /// <summary>The name of the file that covers all specs. A spec with that name gets a different hint name.</summary>
    public const string LinksName = "Links";
}
