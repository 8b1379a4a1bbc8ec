using System.Globalization;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedFlows.Generator.Tests.Analysis;

/// <summary>Writes a JSON document as the C# that makes the generated record of it; null where the types cannot say it.</summary>
internal static class CaseWriter
{
    public static string? Write(ITypeSymbol type, JsonElement json)
    {
        if (type is INamedTypeSymbol { TypeArguments: [var inner] } named)
        {
            if (named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            {
                return json.ValueKind == JsonValueKind.Null ? null : Write(inner, json);
            }

            if (named.Name == "Optional")
            {
                return json.ValueKind == JsonValueKind.Null ? $"new {named.ToDisplayString()}(null)" : Write(inner, json);
            }

            if (named.Name == "IReadOnlyList")
            {
                return json.ValueKind == JsonValueKind.Array ? Join("[", json.EnumerateArray().Select(item => Write(inner, item)), "]") : null;
            }
        }

        if (type is INamedTypeSymbol { Name: "IReadOnlyDictionary", TypeArguments: [_, var value] })
        {
            return json.ValueKind == JsonValueKind.Object ? Map(value, Members(json)) : null;
        }

        return (type, json.ValueKind) switch
        {
            ({ Name: "JsonElement" }, _) => $"System.Text.Json.JsonDocument.Parse({Literal(json.GetRawText())}).RootElement",
            ({ Name: "Secret" } or { SpecialType: SpecialType.System_String }, JsonValueKind.String) => Text(json) is { } text ? Literal(text) : null,
            ({ SpecialType: SpecialType.System_Boolean }, JsonValueKind.True or JsonValueKind.False) => json.GetRawText(),
            ({ SpecialType: SpecialType.System_Int64 }, JsonValueKind.Number) => Integer(json),
            ({ SpecialType: SpecialType.System_Double }, JsonValueKind.Number) => Number(json),
            ({ TypeKind: TypeKind.Enum }, JsonValueKind.String) => EnumMember(type, json),
            (INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: true } union, _) =>
                union.GetTypeMembers().Where(each => SymbolEqualityComparer.Default.Equals(each.BaseType, union)).Select(each => Record(each, json)).FirstOrDefault(code => code is not null),
            (INamedTypeSymbol { TypeKind: TypeKind.Class } record, _) => Record(record, json),
            _ => null,
        };
    }

    private static string? Record(INamedTypeSymbol record, JsonElement json)
    {
        var properties = record.GetMembers().OfType<IPropertySymbol>().Where(property => !property.IsStatic).ToArray();
        if (properties.FirstOrDefault(property => Has(property, "SpecValueAttribute") || (property is { Name: "Json", Type.Name: "JsonElement" } && WireName(property) is null)) is { } whole)
        {
            return Write(whole.Type, json) is { } wrapped ? $"new {record.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString()} {{ {whole.Name} = {wrapped} }}" : null;
        }

        if (json.ValueKind != JsonValueKind.Object || !properties.Any(property => WireName(property) is not null || property.Name == "AdditionalProperties"))
        {
            return null;
        }

        var members = Members(json);
        var set = new List<string?>();
        foreach (var property in properties)
        {
            if (WireName(property) is not { } name)
            {
                continue;
            }

            if (!members.Remove(name, out var value))
            {
                if (property.IsRequired || property.SetMethod is null)
                {
                    return null;
                }
            }
            else if (property.SetMethod is null)
            {
                return null;
            }
            else if (value.ValueKind == JsonValueKind.Null && property is { IsRequired: true, NullableAnnotation: NullableAnnotation.Annotated })
            {
                set.Add($"{property.Name} = null");
            }
            else
            {
                set.Add(Write(property.Type, value) is { } code ? $"{property.Name} = {code}" : null);
            }
        }

        if (members.Count > 0)
        {
            set.Add(properties.FirstOrDefault(property => property.Name == "AdditionalProperties") is { Type: INamedTypeSymbol { TypeArguments: [_, var others] } } && Map(others, members) is { } map
                ? $"AdditionalProperties = {map}"
                : null);
        }

        return Join($"new {record.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString()} {{ ", set, " }");
    }

    private static string? Map(ITypeSymbol value, IReadOnlyDictionary<string, JsonElement> members) => Join(
        $"new System.Collections.Generic.Dictionary<string, {value.ToDisplayString()}> {{ ",
        members.Select(member => Write(value, member.Value) is { } code ? $"[{Literal(member.Key)}] = {code}" : null),
        " }");

    private static string? Join(string open, IEnumerable<string?> parts, string close)
    {
        var all = parts.ToArray();
        return Array.TrueForAll(all, part => part is not null) ? open + string.Join(", ", all) + close : null;
    }

    /// <summary>The last of those of one name counts.</summary>
    private static Dictionary<string, JsonElement> Members(JsonElement json)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        return members;
    }

    private static string? Integer(JsonElement json) =>
        decimal.TryParse(json.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value == decimal.Truncate(value) && value is >= long.MinValue + 1 and <= long.MaxValue
            ? ((long)value).ToString(CultureInfo.InvariantCulture) + "L"
            : null;

    private static string? Number(JsonElement json) =>
        decimal.TryParse(json.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
        && json.TryGetDouble(out var value)
        && decimal.TryParse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var read) && read == exact
            ? value.ToString("R", CultureInfo.InvariantCulture) + "d"
            : null;

    private static string? EnumMember(ITypeSymbol type, JsonElement json) =>
        type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.GetAttributes().Any(attribute =>
            attribute.AttributeClass?.Name == "EnumMemberAttribute" && attribute.NamedArguments.Any(argument => Equals(argument.Value.Value, Text(json))))) is { } member
            ? $"{member.ContainingType.ToDisplayString()}.{member.Name}"
            : null;

    // A surrogate that stands alone is no text.
    private static string? Text(JsonElement json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? WireName(IPropertySymbol property) =>
        property.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == "JsonPropertyNameAttribute")?.ConstructorArguments[0].Value as string;

    private static bool Has(IPropertySymbol property, string name) => property.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == name);

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
