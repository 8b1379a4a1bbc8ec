using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Finds properties and items of operands and assigns names of locals.</summary>
internal sealed class LoweringContext(TypeTable types, IEnumerable<string> takenNames, References references)
{
    // If references multiply beyond this number per property or target, the rules are checked in JSON, where each target is one method.
    private const int MostExpansionsEach = 16;

    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    private readonly HashSet<string> _taken = new(
        takenNames.Concat(["json", "validation", "reader", "member", "additionalProperties", "writer", "value"]), StringComparer.Ordinal);

    private readonly int _mostExpansions = MostExpansionsEach * (takenNames.Count() + references.Count + 1);

    private int _expansions;

    public References References { get; } = references;

    public TupleAccess Tuples => field ??= new TupleAccess(this);

    /// <summary>
    /// Gets a value indicating whether some rule cannot be checked with C# properties. The record is then checked as the JSON that it
    /// writes.
    /// </summary>
    public bool NeedsJson { get; set; }

    /// <summary>Lowers the target of a reference in place, for typed values, which are finite.</summary>
    /// <param name="nothing">The result if the reference is recursive.</param>
    public T LowerReference<T>(string key, Operand operand, T nothing, Func<Schema, T> lower)
    {
        if (References.Find(key) is not { } target)
        {
            return nothing;
        }

        if (_expansions == _mostExpansions || !_open.Add(key))
        {
            NeedsJson = true;
            return nothing;
        }

        _expansions += operand.Kind == OperandKind.Json ? 0 : 1;

        var lowered = lower(target);
        _open.Remove(key);
        return lowered;
    }

    /// <summary>Returns a value indicating whether the schema itself, and not a target of its references, defines the record.</summary>
    public bool IsOf(TypeModel.Record record, Schema schema) =>
        types.FindRecord(record.Name) is { } draft ? draft.Schema == schema : types.Union(record.Name).IsOf(schema);

    public string NewLocal(string hint)
    {
        var name = Names.Camel(Names.Pascal(hint));
        name = name[0] == '@' ? name.Substring(1) + "Value" : name[0] == '_' ? "value" + name : name;
        return Names.Unique(name, _taken);
    }

    /// <summary>Returns the cases of a union, or none if there are too many to check each one.</summary>
    public IReadOnlyList<UnionCaseDraft> Cases(Operand union)
    {
        var cases = union.Union!.Cases;
        if (_expansions + cases.Count > _mostExpansions)
        {
            NeedsJson = true;
            return [];
        }

        _expansions += cases.Count;
        return cases;
    }

    /// <summary>Returns the operand for a case of a union.</summary>
    public Operand Of(UnionCaseDraft each, string expression)
    {
        if (!each.Record.IsRaw)
        {
            return new Operand(OperandKind.Record, expression) { Record = each.Record };
        }

        // A value of a non-nullable type that is null at run time is checked as the null that it is written as.
        var value = each.Record.Members[0];
        return Of(
            value.Type, expression.Length == 0 ? value.Name : $"{expression}.{value.Name}",
            value.Type is TypeModel.Record or TypeModel.List or TypeModel.Map or TypeModel.Scalar { Kind: ScalarKind.Text });
    }

    /// <summary>Releases a name that the code does not use.</summary>
    public void Release(string local) => _taken.Remove(local);

    /// <summary>Returns the operand for a value of the C# type.</summary>
    public Operand Of(TypeModel type, string expression, bool mayBeNull = false)
    {
        if (mayBeNull)
        {
            return new Operand(OperandKind.Nullable, expression) { Inner = type };
        }

        return type switch
        {
            TypeModel.Scalar { IsInteger: true } => new Operand(OperandKind.Integer, expression),
            TypeModel.Scalar { Kind: ScalarKind.Number or ScalarKind.ExactNumber } => new Operand(OperandKind.Number, expression),
            TypeModel.Scalar { Kind: ScalarKind.Date or ScalarKind.DateTime } => new Operand(OperandKind.Date, expression),
            TypeModel.Scalar { Kind: ScalarKind.Text } => new Operand(OperandKind.Text, expression),
            TypeModel.Scalar { Kind: ScalarKind.Secret } => new Operand(OperandKind.Text, expression + ".Reveal()"),
            TypeModel.Scalar { Kind: ScalarKind.Boolean } => new Operand(OperandKind.Boolean, expression),
            TypeModel.Enum e => new Operand(OperandKind.Enum, expression) { Enum = types.Enum(e.Name) },
            TypeModel.Record r => types.FindRecord(r.Name) is { } record
                ? new Operand(record.IsTuple ? OperandKind.Tuple : OperandKind.Record, expression) { Record = record }
                : new Operand(OperandKind.Union, expression)
                {
                    Union = types.Union(r.Name),
                    Possible = TypeTable.TypesOf(types.Union(r.Name)),
                },
            TypeModel.List list => new Operand(OperandKind.List, expression) { Inner = list.Item, InnerMayBeNull = list.ItemsMayBeNull },
            TypeModel.Map map => new Operand(OperandKind.Map, expression) { Inner = map.Value, InnerMayBeNull = map.ValuesMayBeNull },
            TypeModel.Fixed f => new Operand(OperandKind.Fixed, expression) { FixedText = f.Text },
            _ => new Operand(OperandKind.Json, expression),
        };
    }

    /// <summary>Returns the operand for a nullable value that is not null.</summary>
    public Operand NotNull(Operand nullable) => nullable.Inner is TypeModel.Scalar { Kind: ScalarKind.Secret }
        ? new Operand(OperandKind.Text, nullable.Expression + "?.Reveal()")
        : Of(nullable.Inner!, nullable.Expression);

    public MemberAccess Member(Operand owner, string name)
    {
        switch (owner.Kind)
        {
            case OperandKind.Record:
                return owner.Record!.Find(name) is { } member ? DeclaredProperty(owner, member)
                    : owner.Record.IsOpen ? new MemberAccess(
                        Path(owner, owner.Record.Others), MemberForm.Always, name, new Operand(OperandKind.Json, string.Empty))
                    : new MemberAccess(string.Empty, MemberForm.Always, null, null);
            case OperandKind.Map:
                return new MemberAccess(owner.Expression, MemberForm.Always, name, Of(owner.Inner!, string.Empty, owner.InnerMayBeNull));
            case OperandKind.Json when owner.Locals is { } locals && locals.TryGetValue(name, out var local):
                return new MemberAccess(local, MemberForm.Json, null, new Operand(OperandKind.Json, local));
            case OperandKind.Json when owner.MayBe(SchemaTypes.Object):
                return new MemberAccess(owner.Expression, MemberForm.Always, name, new Operand(OperandKind.Json, string.Empty));
            default:
                return new MemberAccess(string.Empty, MemberForm.Always, null, null);
        }
    }

    /// <summary>Returns the operand for an item, with the name of a local.</summary>
    public Operand Item(Operand owner, string local) =>
        owner.Kind == OperandKind.List ? Of(owner.Inner!, local, owner.InnerMayBeNull) : new Operand(OperandKind.Json, local);

    /// <summary>Returns the operand for an undeclared property, with the name of a local.</summary>
    public Operand Extra(Operand owner, string local) =>
        owner.Kind == OperandKind.Map ? Of(owner.Inner!, local, owner.InnerMayBeNull) : new Operand(OperandKind.Json, local);

    /// <summary>Returns the expression for the properties that have no C# property, or null if the object is closed.</summary>
    public static string? Extras(Operand owner) =>
        owner.Kind != OperandKind.Record ? owner.Expression : owner.Record!.IsOpen ? Path(owner, owner.Record.Others) : null;

    public static string Path(Operand owner, string member) => owner.Expression.Length == 0 ? member : owner.Expression + "." + member;

    /// <summary>Returns the property of a record that has the C# property.</summary>
    public MemberAccess DeclaredProperty(Operand owner, MemberModel member)
    {
        var path = Path(owner, member.Name);
        var isJson = member.Type is TypeModel.Scalar { Kind: ScalarKind.Json };
        switch (member.Presence)
        {
            case MemberPresence.Required:
                var form = isJson ? MemberForm.Json
                    : member.Type is TypeModel.Record or TypeModel.List or TypeModel.Map
                        or TypeModel.Scalar { Kind: ScalarKind.Text } ? MemberForm.NotNull
                    : MemberForm.Always;
                return new MemberAccess(path, form, null, Of(member.Type, path));
            case MemberPresence.RequiredNullable:
                return new MemberAccess(path, MemberForm.Always, null, Of(member.Type, path, mayBeNull: true));
            case MemberPresence.Optional:
                var value = member.Type is TypeModel.Scalar { Kind: ScalarKind.Secret }
                    ? new Operand(OperandKind.Text, path + "?.Reveal()") : Of(member.Type, path);
                return new MemberAccess(path, isJson ? MemberForm.NullableJson : MemberForm.NotNull, null, value);
            default:
                return new MemberAccess(path, MemberForm.Optional, null, Of(member.Type, path + ".Value", mayBeNull: true));
        }
    }
}
