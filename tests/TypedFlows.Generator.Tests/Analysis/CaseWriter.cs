using System.Globalization;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedFlows.Generator.Tests.Analysis;

/// <summary>
/// Writes a JSON document as the C# code that creates the generated record. A document that the types reject is written as a user might try
/// it, and then the C# compiler rejects it. Only a document with a different meaning in C# is not written.
/// </summary>
internal static class CaseWriter
{
    public const string NullIsLeftOut = "null represents an omitted property";

    public const string NoSuchNumber = "no long or double is that number";

    public const string NoSuchText = "no text holds half a surrogate pair";

    public const string AlwaysWritten = "a fixed member is always written";

    /// <exception cref="NotExpressibleException">C# cannot express the document. The message contains the reason.</exception>
    public static string Write(ITypeSymbol type, JsonElement json) => Write(type, json, isStrict: false);

    /// <param name="isStrict">True if another type is tried when this one does not fit.</param>
    private static string Write(ITypeSymbol type, JsonElement json, bool isStrict)
    {
        if (type is INamedTypeSymbol { TypeArguments: [var inner] } named)
        {
            if (named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T || named.Name == "Optional")
            {
                return json.ValueKind != JsonValueKind.Null || inner.Name == "JsonElement" ? Write(inner, json, isStrict)
                    : named.Name == "Optional" ? $"new {named.ToDisplayString()}(null)" : throw new NotExpressibleException(NullIsLeftOut);
            }

            if (named.Name == "IReadOnlyList")
            {
                return json.ValueKind == JsonValueKind.Array
                    ? $"[{string.Join(", ", json.EnumerateArray().Select(item => Write(inner, item, isStrict)))}]"
                    : Natural(json, isStrict);
            }
        }

        if (type is INamedTypeSymbol { Name: "IReadOnlyDictionary", TypeArguments: [_, var value] })
        {
            return json.ValueKind == JsonValueKind.Object ? Map(value, Members(json), isStrict) : Natural(json, isStrict);
        }

        return (type, json.ValueKind) switch
        {
            ({ Name: "JsonElement" }, _) => $"System.Text.Json.JsonDocument.Parse({Literal(json.GetRawText())}).RootElement",
            ({ Name: "Secret" } or { SpecialType: SpecialType.System_String }, JsonValueKind.String) => Literal(Text(json)),
            ({ SpecialType: SpecialType.System_Boolean }, JsonValueKind.True or JsonValueKind.False) => json.GetRawText(),
            ({ SpecialType: SpecialType.System_Int64 }, JsonValueKind.Number) => Integer(json, isStrict),
            ({ SpecialType: SpecialType.System_Double }, JsonValueKind.Number) => Number(json),
            ({ TypeKind: TypeKind.Enum }, JsonValueKind.String) => EnumMember(type, json) ?? Natural(json, isStrict),
            (INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: true } union, not JsonValueKind.Null) => Union(union, json, isStrict),
            (INamedTypeSymbol { TypeKind: TypeKind.Class, IsRecord: true } record, not JsonValueKind.Null) =>
                Record(record, json, isStrict),
            _ => Natural(json, isStrict),
        };
    }

    /// <summary>Writes the value as if the type were right. A wrong type causes an error.</summary>
    private static string Natural(JsonElement json, bool isStrict) => isStrict ? throw new MismatchException() : json.ValueKind switch
    {
        JsonValueKind.String => Literal(Text(json)),
        JsonValueKind.Number => json.GetRawText() + (json.GetRawText().AsSpan().ContainsAny(".eE") ? "d" : "L"),
        JsonValueKind.Array => "new object[0]",
        JsonValueKind.Object => "new object()",
        _ => json.GetRawText(),
    };

    /// <summary>Returns the first case that the document fits, or the first case if it fits none.</summary>
    private static string Union(INamedTypeSymbol union, JsonElement json, bool isStrict)
    {
        var cases = union.GetTypeMembers().Where(each => SymbolEqualityComparer.Default.Equals(each.BaseType, union)).ToArray();
        foreach (var each in cases)
        {
            try
            {
                return Record(each, json, isStrict: true);
            }
            catch (MismatchException)
            {
            }
        }

        return isStrict ? throw new MismatchException() : Record(cases[0], json, isStrict);
    }

    private static string Record(INamedTypeSymbol record, JsonElement json, bool isStrict)
    {
        var made = $"new {record.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString()}";
        var properties = record.GetMembers().OfType<IPropertySymbol>().Where(property => !property.IsStatic).ToArray();
        if (properties.FirstOrDefault(
            property => Has(property, "SpecValueAttribute")
                || (property is { Name: "Json", Type.Name: "JsonElement" } && WireName(property) is null)) is { } whole)
        {
            return $"{made} {{ {whole.Name} = {Write(whole.Type, json, isStrict)} }}";
        }

        if (properties.Any(property => Has(property, "SpecItemAttribute")))
        {
            return json.ValueKind == JsonValueKind.Array
                ? $"{made} {{ {string.Join(", ", Items(properties, [.. json.EnumerateArray()], isStrict))} }}" : Natural(json, isStrict);
        }

        return json.ValueKind == JsonValueKind.Object
            ? $"{made} {{ {string.Join(", ", Set(properties, Members(json), isStrict))} }}" : Natural(json, isStrict);
    }

    private static IEnumerable<string> Items(IPropertySymbol[] properties, JsonElement[] items, bool isStrict)
    {
        var own = properties.Where(
            property => property.Name.StartsWith("Item", StringComparison.Ordinal) && Has(property, "SpecItemAttribute"))
            .ToArray();
        foreach (var (property, item) in own.Zip(items))
        {
            yield return $"{property.Name} = {Write(property.Type, item, isStrict)}";
        }

        if (items.Length > own.Length)
        {
            yield return properties.FirstOrDefault(
                property => property.Name == "AdditionalItems") is { Type: INamedTypeSymbol { TypeArguments: [var other] } }
                ? $"AdditionalItems = [{string.Join(", ", items.Skip(own.Length).Select(item => Write(other, item, isStrict)))}]"
                : $"AdditionalItems = {Natural(items[own.Length], isStrict)}";
        }
    }

    private static IEnumerable<string> Set(IPropertySymbol[] properties, Dictionary<string, JsonElement> members, bool isStrict)
    {
        foreach (var property in properties.Where(property => WireName(property) is not null))
        {
            if (!members.Remove(WireName(property)!, out var value))
            {
                if (isStrict && (property.IsRequired || property.SetMethod is null))
                {
                    throw new MismatchException();
                }

                if (property.SetMethod is null)
                {
                    throw new NotExpressibleException(AlwaysWritten);
                }
            }
            else if (property.SetMethod is null)
            {
                if (value.ValueKind != JsonValueKind.String || Text(value) != Fixed(property))
                {
                    yield return $"{property.Name} = {Natural(value, isStrict)}";
                }
            }
            else if (value.ValueKind == JsonValueKind.Null && property.Type is { IsReferenceType: true } && !property.IsRequired)
            {
                throw new NotExpressibleException(NullIsLeftOut);
            }
            else
            {
                var isNull = value.ValueKind == JsonValueKind.Null && property is { IsRequired: true, Type.Name: not "JsonElement" };
                yield return $"{property.Name} = {(isNull ? "null" : Write(property.Type, value, isStrict))}";
            }
        }

        if (members.Count > 0)
        {
            yield return properties.FirstOrDefault(
                property => property.Name == "AdditionalProperties") is { Type: INamedTypeSymbol { TypeArguments: [_, var others] } }
                ? $"AdditionalProperties = {Map(others, members, isStrict)}"
                : $"Unknown = {Natural(members.First().Value, isStrict)}";
        }
    }

    private static string Map(ITypeSymbol value, IReadOnlyDictionary<string, JsonElement> members, bool isStrict) =>
        $"new System.Collections.Generic.Dictionary<string, {value.ToDisplayString()}> "
            + $"{{ {string.Join(", ", members.Select(member => $"[{Literal(member.Key)}] = {Write(value, member.Value, isStrict)}"))} }}";

    /// <summary>Returns the properties. Of duplicates, the last is used.</summary>
    private static Dictionary<string, JsonElement> Members(JsonElement json)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        return members;
    }

    private static string Integer(JsonElement json, bool isStrict) =>
        !decimal.TryParse(
            json.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture,
            out var value) ? throw new NotExpressibleException(NoSuchNumber)
        : value != decimal.Truncate(value)
            || json.GetRawText().Contains('.', StringComparison.Ordinal)
                && !json.GetRawText().Split('.')[1].All(c => c == '0')
                && !json.GetRawText().Contains('e', StringComparison.OrdinalIgnoreCase)
            ? Natural(json, isStrict)
        : value is >= long.MinValue + 1 and <= long.MaxValue ? ((long)value).ToString(CultureInfo.InvariantCulture) + "L"
        : throw new NotExpressibleException(NoSuchNumber);

    private static string Number(JsonElement json) =>
        decimal.TryParse(json.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
        && json.TryGetDouble(out var value)
        && decimal.TryParse(
            value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture,
            out var read) && read == exact
            ? value.ToString("R", CultureInfo.InvariantCulture) + "d"
            : throw new NotExpressibleException(NoSuchNumber);

    private static string? EnumMember(ITypeSymbol type, JsonElement json) =>
        type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.GetAttributes().Any(attribute =>
            attribute.AttributeClass?.Name == "EnumMemberAttribute"
                && attribute.NamedArguments.Any(argument => Equals(argument.Value.Value, Text(json))))) is { } member
            ? $"{member.ContainingType.ToDisplayString()}.{member.Name}"
            : null;

    private static string Text(JsonElement json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new NotExpressibleException(NoSuchText);
        }
    }

    private static string? WireName(IPropertySymbol property) => Argument(property, "JsonPropertyNameAttribute");

    private static string? Fixed(IPropertySymbol property) => Argument(property, "DefaultValueAttribute");

    private static string? Argument(IPropertySymbol property, string attribute) =>
        property.GetAttributes().FirstOrDefault(each => each.AttributeClass?.Name == attribute)?.ConstructorArguments[0].Value as string;

    private static bool Has(IPropertySymbol property, string name) =>
        property.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == name);

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private sealed class MismatchException : Exception;
}
