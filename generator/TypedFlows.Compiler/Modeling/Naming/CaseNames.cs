namespace TypedFlows.Compiler.Modeling;

/// <summary>Names the cases of a union. Naming.md describes the rules.</summary>
internal static class CaseNames
{
    private static readonly string[] s_reserved = [.. Modeling.Reserved.InRecord, "Match", "Switch", "Value", "Json", "Holds"];

    private const int MostTexts = 3;

    /// <param name="unionName">The name of the union, which no case may have.</param>
    /// <param name="discriminator">The property that identifies the cases, or null if there is none.</param>
    public static IReadOnlyList<string> Of(ShapedSchema union, IEnumerable<string> unionName, string? discriminator)
    {
        var taken = new HashSet<string>(s_reserved.Concat(unionName), StringComparer.Ordinal);
        return [.. union.Branches.Select(branch => Free(Of(branch, union, discriminator), taken))];
    }

    /// <summary>Returns the first property that identifies all cases that are objects, or null if there is none.</summary>
    public static string? Discriminator(ShapedSchema union)
    {
        var objects = union.Branches.Where(b => b.Parts is not null).ToList();
        return objects.Count < 2
            ? null
            : objects[0].Parts!.SelectMany(p => p.Schema.Properties).Select(p => p.Name).Distinct(StringComparer.Ordinal)
            .FirstOrDefault(name => AreApart([.. objects.Select(b => Texts(b, name))]));
    }

    /// <summary>Returns the values that the property may have in the branch.</summary>
    public static IReadOnlyList<string> Texts(UnionBranch branch, string member) => branch.Parts!
        .Where(part => part.Schema.FindProperty(member) is not null)
        .Select(part => TypeShapes.Of(part.Property(part.Schema.Properties.First(p => p.Name == member))))
        .Where(shaped => shaped.Shape == TypeShape.Enum)
        .Select(shaped => shaped.Texts.Select(t => t.Text).ToList())
        .OrderBy(texts => texts.Count)
        .FirstOrDefault() ?? [];

    private static bool AreApart(IReadOnlyList<IReadOnlyList<string>> texts) =>
        texts.All(t => t.Count > 0) && texts.SelectMany(t => t).Distinct(StringComparer.Ordinal).Count() == texts.Sum(t => t.Count);

    private static string Free(string name, HashSet<string> taken) =>
        Names.Unique(taken.Contains(name) && s_reserved.Contains(name) ? name + "Case" : name, taken);

    private static string Of(UnionBranch branch, ShapedSchema union, string? discriminator)
    {
        var schema = branch.Site.Follow()?.Schema ?? branch.Site.Schema;
        if (schema.Title is { } title && title.Trim().Length > 0)
        {
            return Names.Pascal(title);
        }

        if (discriminator is not null && branch.Parts is not null && Texts(branch, discriminator) is { Count: > 0 and <= MostTexts } texts)
        {
            return string.Join("Or", texts.Select(Names.Pascal));
        }

        var shaped = TypeShapes.Of(branch.Site);
        if (branch.Parts is null && shaped is { Shape: TypeShape.Enum, Texts: [var only] })
        {
            return Names.Pascal(only.Text);
        }

        if (branch.Site.Schema.Ref is { } key && branch.Site.Part.Find(key) is { } target && !key.EndsWith("#", StringComparison.Ordinal))
        {
            return NameHint.Of(target).Base;
        }

        return branch.Parts is not null && Own(branch, union) is { } member ? "With" + Names.Pascal(member) : TypeName(shaped.Shape);
    }

    // Only this branch requires the property.
    private static string? Own(UnionBranch branch, ShapedSchema union)
    {
        IEnumerable<string> Required(UnionBranch of) => TypeShapes.Parts(of.Site).SelectMany(p => p.Schema.Required);
        var others = new HashSet<string>(
            union.Branches.Where(b => b != branch && b.Parts is not null).SelectMany(Required), StringComparer.Ordinal);
        return union.Branches.Count(b => b.Parts is not null) < 2 ? null : Required(branch).FirstOrDefault(name => !others.Contains(name));
    }

    private static string TypeName(TypeShape shape) => shape switch
    {
        TypeShape.Text or TypeShape.Secret or TypeShape.Enum => "String",
        TypeShape.Integer => "Integer",
        TypeShape.Number => "Number",
        TypeShape.Boolean => "Boolean",
        TypeShape.List or TypeShape.Tuple => "Array",
        TypeShape.Union => "Choice",
        _ => "Object",
    };
}
