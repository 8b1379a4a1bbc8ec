using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler;

/// <summary>A model and what linking decided for it.</summary>
/// <param name="HintName">Name of the generated file, unlike every other also where case is ignored, as Roslyn wants.</param>
internal sealed record NamedModel(SpecModel Model, string TypeName, string HintName)
{
    /// <summary>Null when linking says that the spec is not printed.</summary>
    public static NamedModel? From(SpecModel model, LinkTable table)
    {
        if (table.Find(model.Identity)?.TypeName is not { } name)
        {
            return null;
        }

        // Two hint names may not differ in case alone, and one file is not a spec's.
        var alike = (string.Equals(name, GeneratedSource.LinksName, StringComparison.OrdinalIgnoreCase) ? 1 : 0) + table.Specs.Count(other =>
            string.Equals(other.TypeName, name, StringComparison.OrdinalIgnoreCase) && string.CompareOrdinal(other.TypeName, name) < 0);
        return new(model, name, SpecCompiler.HintName(alike == 0 ? name : $"{name}.{alike + 1}"));
    }
}
