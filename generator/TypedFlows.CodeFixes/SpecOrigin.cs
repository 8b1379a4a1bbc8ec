using Microsoft.CodeAnalysis;
using TypedFlows.Compiler.Model;

namespace TypedFlows.CodeFixes;

/// <summary>Represents the location in a spec file of a generated type or member, based on its attribute.</summary>
/// <param name="File">The path of the spec file, relative to the project that generated the code.</param>
/// <param name="Pointer">The JSON Pointer in the file; empty for the whole file.</param>
/// <param name="Assembly">The name of the assembly of the code.</param>
internal sealed record SpecOrigin(string File, string Pointer, string Assembly)
{
    /// <summary>Gets the name of the spec file without its folder.</summary>
    public string FileName => File.Substring(File.LastIndexOf('/') + 1);

    /// <summary>Returns the origin of the symbol, its type, or its declaring type, in this order, or null for other code.</summary>
    public static SpecOrigin? Of(ISymbol symbol)
    {
        if (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor })
        {
            symbol = symbol.ContainingType;
        }

        return Read(symbol)
            ?? (symbol is IPropertySymbol { Type: INamedTypeSymbol type } ? Read(type) : null)
            ?? (symbol.ContainingType is { } owner ? Read(owner) : null);
    }

    /// <summary>Returns the spec file in a solution, or null if no project has it.</summary>
    public TextDocument? FindIn(Solution solution) =>
        // The project that generated the code has priority, because another project may have a file with the same path.
        solution.Projects.OrderBy(project => project.AssemblyName == Assembly ? 0 : 1).Select(FindIn)
            .FirstOrDefault(file => file is not null);

    private TextDocument? FindIn(Project project)
    {
        // A file outside the project's folder has a path that begins with "../". The rest of the path is still known.
        var path = File;
        while (path.StartsWith("../", StringComparison.Ordinal))
        {
            path = path.Substring("../".Length);
        }

        return project.AdditionalDocuments.FirstOrDefault(
            document => ("/" + (document.FilePath ?? document.Name).Replace('\\', '/')).EndsWith("/" + path, StringComparison.Ordinal));
    }

    private static SpecOrigin? Read(ISymbol symbol)
    {
        if (symbol.GetAttributes().FirstOrDefault(IsLocation) is not { ConstructorArguments: [{ Value: string pointer }] } attribute)
        {
            return ReadDeclared(symbol);
        }

        var file = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "File").Value.Value as string;
        return string.IsNullOrEmpty(file)
            ? symbol is IPropertySymbol && Read(symbol.ContainingType) is { } owner ? owner with { Pointer = pointer } : null
            : new(file!, pointer, symbol.ContainingAssembly.Name);
    }

    // A property without a location is declared by the schema of its type, under its JSON name.
    private static SpecOrigin? ReadDeclared(ISymbol symbol)
    {
        var name = symbol is not IPropertySymbol ? null : symbol.GetAttributes()
            .FirstOrDefault(attribute => attribute.AttributeClass is { Name: "JsonPropertyNameAttribute" })?.ConstructorArguments[0].Value;
        return name is string text && symbol.ContainingType is { } type && Read(type) is { } owner
            ? owner with { Pointer = JsonPointer.Append(owner.Pointer + "/properties", text) }
            : null;
    }

    private static bool IsLocation(AttributeData attribute) => attribute.AttributeClass is
    {
        Name: "SpecLocationAttribute",
        ContainingNamespace: { Name: "CompilerServices", ContainingNamespace.Name: "TypedFlows" },
    };
}
