using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Projects schemas to C# types.</summary>
/// <param name="name">Returns the C# name of a type inside a part.</param>
/// <param name="scopes">The types that several specs can share.</param>
/// <param name="fields">The fields that become properties.</param>
/// <param name="roots">The C# names of the types of the parts, by pointer.</param>
/// <param name="prefixes">The prefixes of the declared name of a record.</param>
internal sealed partial class TypeProjection(
    TypeTable types, Func<NestedType, string> name, SharedScopes scopes, IncludedFields fields, IReadOnlyDictionary<string, string> roots,
    IReadOnlyCollection<string> prefixes)
{
    // The shared type that is being projected, and the location of its schema.
    private SharedScope? _scope;
    private string? _scopeRoot;

    // These lists and maps are being projected. A list or map that contains itself would be an infinite type.
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <param name="hint">The source of the name of the type if the schema does not name it.</param>
    private TypeModel Type(SchemaSite site, NameHint hint)
    {
        var shaped = TypeShapes.Of(site);
        hint = HintFor(shaped.Owner, hint);
        return shaped.Shape switch
        {
            TypeShape.Integer => new TypeModel.Scalar(XdmScalars.Integer(shaped.Owner.Schema)),
            TypeShape.Number => new TypeModel.Scalar(types.IsXdm ? ScalarKind.ExactNumber : ScalarKind.Number),
            TypeShape.Text => new TypeModel.Scalar(XdmScalars.Text(shaped.Owner.Schema)),
            TypeShape.Secret => new TypeModel.Scalar(ScalarKind.Secret),
            TypeShape.Boolean => new TypeModel.Scalar(ScalarKind.Boolean),
            TypeShape.Enum => Enum(shaped, hint),
            TypeShape.List => Each(shaped, hint, (item, mayBeNull) => new TypeModel.List(item, mayBeNull)),
            TypeShape.Map => Each(shaped, hint, (value, mayBeNull) => new TypeModel.Map(value, mayBeNull)),
            TypeShape.Record => Record(shaped, hint),
            TypeShape.Tuple => Tuple(shaped, hint),
            TypeShape.Union => Union(shaped, hint),
            _ => new TypeModel.Scalar(ScalarKind.Json),
        };
    }

    /// <summary>Returns the name of the constants for the suggested values of a string, or null if there are none.</summary>
    private string? Suggestions(SchemaSite site, NameHint hint)
    {
        var shaped = TypeShapes.Of(site);
        shaped = shaped is { Shape: TypeShape.List, Items: { } items } ? TypeShapes.Of(items) : shaped;
        if (shaped is not { Shape: TypeShape.Text, Owner.Schema.Texts.Labels: { Count: > 0 } labels })
        {
            return null;
        }

        var open = shaped with { Shape = TypeShape.Enum, Texts = [.. labels.Select(label => new EnumText(label.Name, null))] };
        return Enum(open, hint, isOpen: true).Name;
    }

    private NameHint HintFor(SchemaSite site, NameHint hint) =>
        site.Pointer != _scopeRoot && site.Key is { } key && site.Part.Find(key) is { } target
            ? NameHint.Of(target, isShared: _scope is not null) : hint;

    private TypeModel.Record Named(ShapedSchema shaped, NameHint hint, Action<string, NameHint> add)
    {
        var (outer, outerRoot) = (_scope, _scopeRoot);
        var own = scopes.Of(shaped);
        if (own is not null)
        {
            outer?.Uses.Add(own);
            (_scope, _scopeRoot) = (own, shaped.Owner.Pointer);
        }

        var typeName = name(new NestedType(shaped, hint, _scope, own is not null) { IsWhole = fields.IsWhole(shaped.Owner) });
        if (types.Begin(typeName))
        {
            add(typeName, own is null ? hint : new NameHint(string.Empty, [], false));
        }

        (_scope, _scopeRoot) = (outer, outerRoot);
        return new TypeModel.Record(typeName);
    }

    // The names that a type can have. No member of it can have one of them.
    private IEnumerable<string> OwnNames(string typeName)
    {
        var names = prefixes.Select(prefix => prefix + typeName);
        return _scope is { LocalName.Length: > 0 } scope && typeName.StartsWith(scope.LocalName, StringComparison.Ordinal)
            ? names.Append(scope.Name + typeName.Substring(scope.LocalName.Length)) : names;
    }

    private TypeModel Each(ShapedSchema shaped, NameHint hint, Func<TypeModel, bool, TypeModel> type)
    {
        if (shaped.Items is not { } items)
        {
            return type(new TypeModel.Scalar(ScalarKind.Json), false);
        }

        if (!_open.Add(shaped.Owner.Pointer))
        {
            return new TypeModel.Scalar(ScalarKind.Json);
        }

        var mayBeNull = TypeShapes.MayBeNull(items);
        var item = Type(items, hint.Item());
        var projected = type(mayBeNull ? WithoutText(item) : item, mayBeNull);
        _open.Remove(shaped.Owner.Pointer);
        return projected;
    }

    private TypeModel.Record Record(ShapedSchema shaped, NameHint hint)
    {
        if (roots.TryGetValue(shaped.Owner.Pointer, out var root))
        {
            types.Nested.Add(root);
            return new TypeModel.Record(root);
        }

        return Named(shaped, hint, (recordName, inner) => AddRecord(shaped, recordName, RecordRole.Parameters, string.Empty, inner));
    }

    private TypeModel.Enum Enum(ShapedSchema shaped, NameHint hint, bool isOpen = false)
    {
        var own = isOpen ? null : scopes.Of(shaped);
        if (own is not null)
        {
            _scope?.Uses.Add(own);
        }

        var enumName = name(new NestedType(shaped, hint, own ?? _scope, own is not null) { IsOpen = isOpen });
        var fallback = isOpen ? "Lists values that the schema suggests." : "Specifies the values that the spec allows.";
        if (!types.HasEnum(enumName))
        {
            var taken = new HashSet<string>(StringComparer.Ordinal);
            var members = shaped.Texts.Select(
                t => new EnumMemberModel(Names.Unique(Names.Pascal(t.Text), taken), t.Text, MemberText.Label(shaped.Owner.Schema, t)));
            types.Add(
                new EnumModel(enumName, MemberText.Summary(shaped.Owner.Schema, fallback), members.ToEquatableArray())
                {
                    IsOpen = isOpen,
                });
        }

        return new TypeModel.Enum(enumName);
    }
}
