using Microsoft.CodeAnalysis;
using NJsonSchema;
using NJsonSchema.CodeGeneration;
using NJsonSchema.CodeGeneration.CSharp;
using TypedFlows.Oracle.Schemas;

namespace TypedFlows.Oracle.Generated;

/// <summary>Generates and compiles the classes of NJsonSchema for one schema.</summary>
internal static class NJsonSchemaClasses
{
    private const string Namespace = "Classes";

    private static readonly CSharpGeneratorSettings s_settings = new()
    {
        Namespace = Namespace,

        // The records are read and written by System.Text.Json. Version 9 has names for enum members.
        JsonLibrary = CSharpJsonLibrary.SystemTextJson,
        JsonLibraryVersion = 9,

        // Classes with properties that can be set: the other style has constructors, which hide what is required.
        ClassStyle = CSharpClassStyle.Poco,
        UseRequiredKeyword = true,
        GenerateNullableReferenceTypes = true,
        GenerateOptionalPropertiesAsNullable = true,
        GenerateDataAnnotations = false,

        // These settings select the same types for the same concepts.
        ArrayType = "System.Collections.Generic.IReadOnlyList",
        DictionaryType = "System.Collections.Generic.IReadOnlyDictionary",

        // C# names are not compared, and some names of NJsonSchema are invalid.
        PropertyNameGenerator = new PropertyNames(),
        EnumNameGenerator = new EnumNames(),
    };

    /// <summary>Runs NJsonSchema on a schema.</summary>
    /// <returns>The property with the schema, in a class around it.</returns>
    /// <exception cref="InvalidOperationException">NJsonSchema cannot read the schema or creates no class for it.</exception>
    public static async Task<IPropertySymbol> CompileAsync(SchemaReferences schema)
    {
        string code;
        try
        {
            var read = await JsonSchema.FromJsonAsync(ReadableSchema.Write(schema));
            code = new CSharpGenerator(read, s_settings).GenerateFile("Holder");
        }
#pragma warning disable CA1031 // NJsonSchema documents no exceptions, and throws many.
        catch (Exception e) when (e is not (OperationCanceledException or InvalidOperationException))
#pragma warning restore CA1031
        {
            throw new InvalidOperationException(e.GetType().Name, e);
        }

        var compilation = Compilations.Create(Namespace, [code]);

        // NJsonSchema names some types that it does not declare: such a property has an unknown type, and the others are compared.
        return Symbols.Errors(compilation).FirstOrDefault(error => error.Id != "CS0246") is { } error
            ? throw new InvalidOperationException($"does not compile: {error.Id}")
            : compilation.GetTypeByMetadataName($"{Namespace}.Holder")?.GetMembers("Property_root").SingleOrDefault() as IPropertySymbol
                ?? throw new InvalidOperationException("no class");
    }

    private sealed class PropertyNames : IPropertyNameGenerator
    {
        // The prefix distinguishes the name from that of the class and from the keywords of C#.
        public string Generate(JsonSchemaProperty property) =>
            "Property_" + string.Concat(property.Name.Select(c => char.IsAsciiLetterOrDigit(c) ? $"{c}" : $"_{(int)c:x}_"));
    }

    private sealed class EnumNames : IEnumNameGenerator
    {
        public string Generate(int index, string? name, object? value, JsonSchema schema) => $"Member{index}";
    }
}
