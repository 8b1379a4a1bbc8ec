using System.Reflection;
using System.Runtime.CompilerServices;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Architecture;

/// <summary>Tests that the model is data: immutable, with structural equality, and composed of values and of other model types.</summary>
public class ModelTests
{
    // These list functions over the model. No model holds them, except the lookup of a schema, which is derived from it and always equal.
    private static readonly Type[] s_keywordLists =
        [typeof(NumberKeyword), typeof(SizeKeyword), typeof(ValueKeyword), typeof(SchemaLookup)];

    private static readonly Type[] s_modelTypes =
    [
        .. typeof(SpecModel).Assembly.GetTypes().Where(type =>
            type.Namespace == typeof(SpecModel).Namespace
            && !s_keywordLists.Contains(type)
            && !type.IsEnum
            && (!type.IsNested || type.BaseType == type.DeclaringType)
            && !(type.IsAbstract && type.IsSealed)
            && !type.IsDefined(typeof(CompilerGeneratedAttribute))),
    ];

    public static TheoryData<Type> ModelTypes => [.. s_modelTypes];

    [Theory]
    [MemberData(nameof(ModelTypes))]
    public void A_model_type_has_structural_equality_and_cannot_change(Type type)
    {
        Assert.True(type.IsSealed || type.IsAbstract, $"{type} must be sealed, or abstract with sealed cases.");
        Assert.NotNull(type.GetMethod(nameof(Equals), [type]));
        var settable = type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(p => p.SetMethod is { } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)));
        Assert.Empty(settable);
    }

    [Theory]
    [MemberData(nameof(ModelTypes))]
    public void A_model_type_is_made_of_values_and_of_model_types(Type type)
    {
        var foreign = type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .Select(field => field.FieldType)
            .SelectMany(Flatten)
            .Where(t => !t.IsPrimitive && !t.IsEnum && !t.IsGenericParameter
                && t != typeof(string) && t != typeof(System.Numerics.BigInteger)
                && t.Namespace != typeof(SpecModel).Namespace);
        Assert.Empty(foreign);
    }

    private static IEnumerable<Type> Flatten(Type type)
    {
        if (type.IsArray)
        {
            return Flatten(type.GetElementType()!);
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Flatten(underlying);
        }

        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Flatten).Append(type.GetGenericTypeDefinition()) : [type];
    }
}
