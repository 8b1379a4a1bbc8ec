using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler;

/// <summary>Represents a model together with the names that linking assigned to it.</summary>
/// <param name="HintName">The name of the generated file. Roslyn requires it to be unique, ignoring case.</param>
internal sealed record NamedModel(SpecModel Model, string TypeName, string HintName)
{
    /// <summary>Returns the named model, or null if linking excluded the spec from the output.</summary>
    public static NamedModel? From(SpecModel model, LinkTable table)
    {
        if (table.Find(model.Identity)?.TypeName is not { } name)
        {
            return null;
        }

        // Hint names must not differ only in case, and one name is reserved for the file that covers all specs.
        var alike = table.Specs.Count(
            other => string.Equals(other.TypeName, name, StringComparison.OrdinalIgnoreCase)
                && string.CompareOrdinal(other.TypeName, name) < 0);
        alike += string.Equals(name, GeneratedSource.LinksName, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        return new(model, name, HintNameOf(alike == 0 ? name : $"{name}.{alike + 1}"));
    }

    /// <summary>Returns the hint name of the file of a spec: its C# name, followed by <c>.g.cs</c>.</summary>
    public static string HintNameOf(string typeName) => typeName + (PortableFileName.IsDevice(typeName) ? "-.g.cs" : ".g.cs");
}

/// <summary>Represents one generated file: its text, or the reason why it was not generated.</summary>
internal sealed record GeneratedSource(string HintName, string? Text, EquatableArray<SpecDiagnostic> Failures)
{
    /// <summary>The name of the file that covers all specs. A spec with that name gets a different hint name.</summary>
    public const string LinksName = "Links";
}
