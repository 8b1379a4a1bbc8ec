using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace TypedFlows.Documents.Support;

/// <summary>Prints what others can see of an assembly, a line a type or member, in an order that only names decide.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext s_nullability = new();

    public static string Print(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => Name(type), StringComparer.Ordinal))
        {
            text.Append(Head(type)).Append('\n');
            foreach (var line in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Head(Type type)
    {
        var kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
            : type.IsValueType ? $"{(type.IsByRefLike ? "ref " : string.Empty)}struct"
            : $"{(type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : string.Empty)}class";
        var bases = type.GetInterfaces().Where(each => each.IsPublic || each.IsNestedPublic).Select(Name).Order(StringComparer.Ordinal).ToList();
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum))
        {
            bases.Insert(0, Name(parent));
        }

        return $"{kind} {Name(type)}{(bases.Count > 0 && !type.IsEnum ? " : " + string.Join(", ", bases) : string.Empty)}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}");
        }

        var accessors = type.GetProperties(Declared).SelectMany(each => each.GetAccessors(true)).Concat(type.GetEvents(Declared).SelectMany(each => (MethodInfo?[])[each.AddMethod, each.RemoveMethod]).OfType<MethodInfo>()).ToHashSet();
        return type.GetConstructors(Declared).Where(IsSeen).Select(each => $"{Access(each)}new({Parameters(each)})")
            .Concat(type.GetFields(Declared).Where(each => each.IsPublic || each.IsFamily || each.IsFamilyOrAssembly).Select(each => $"{(each.IsStatic ? "static " : string.Empty)}{(each.IsInitOnly ? "readonly " : each.IsLiteral ? "const " : string.Empty)}{Typed(each.FieldType, s_nullability.Create(each))} {each.Name}"))
            .Concat(type.GetProperties(Declared).Where(each => each.GetAccessors(true).Any(IsSeen)).Select(Property))
            .Concat(type.GetEvents(Declared).Where(each => IsSeen(each.AddMethod!)).Select(each => $"event {Name(each.EventHandlerType!)} {each.Name}"))
            .Concat(type.GetMethods(Declared).Where(each => IsSeen(each) && !accessors.Contains(each) && !each.IsDefined(typeof(CompilerGeneratedAttribute)))
                .Select(each => $"{Access(each)}{Modifier(each)}{Typed(each.ReturnType, s_nullability.Create(each.ReturnParameter))} {each.Name}{Generic(each)}({Parameters(each)})"));
    }

    private static string Property(PropertyInfo property)
    {
        var seen = property.GetAccessors(true).First(IsSeen);
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : string.Empty;
        var set = property.SetMethod is { } setter && IsSeen(setter) ? setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;" : string.Empty;
        var get = property.GetMethod is { } getter && IsSeen(getter) ? " get;" : string.Empty;
        var index = string.Join(", ", property.GetIndexParameters().Select(each => $"{Name(each.ParameterType)} {each.Name}"));
        return $"{Access(seen)}{Modifier(seen)}{required}{Typed(property.PropertyType, s_nullability.Create(property))} {property.Name}{(index.Length > 0 ? $"[{index}]" : string.Empty)} {{{get}{set} }}";
    }

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodBase method) => method.IsPublic ? string.Empty : "protected ";

    private static string Modifier(MethodInfo method) => method.IsStatic ? method.IsAbstract ? "static abstract " : "static "
        : method.DeclaringType!.IsInterface ? string.Empty
        : method.IsAbstract ? "abstract "
        : method.GetBaseDefinition() != method ? "override "
        : method.IsVirtual && !method.IsFinal ? "virtual " : string.Empty;

    private static string Generic(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(each => each.Name))}>" : string.Empty;

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(each =>
        $"{(each.IsOut ? "out " : each.ParameterType.IsByRef ? each.IsIn ? "in " : "ref " : string.Empty)}{Typed(each.ParameterType, s_nullability.Create(each))} {each.Name}{(each.HasDefaultValue ? $" = {Default(each)}" : string.Empty)}"));

    private static string Default(ParameterInfo parameter) => parameter.DefaultValue switch
    {
        null => parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? "default" : "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Typed(Type type, NullabilityInfo nullability) =>
        Name(type) + (!type.IsValueType && (nullability.ReadState == NullabilityState.Nullable || nullability.WriteState == NullabilityState.Nullable) ? "?" : string.Empty);

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Name(inner) + "?";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        var around = type.IsNested ? Name(type.DeclaringType!.IsGenericTypeDefinition ? type.DeclaringType : type.DeclaringType!) + "." : type.Namespace is { Length: > 0 } space ? space + "." : string.Empty;
        var own = type.Name.Split('`')[0];
        return type.IsGenericType ? $"{around}{own}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : around + own;
    }
}
