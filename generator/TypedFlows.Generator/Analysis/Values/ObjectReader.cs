using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedFlows.Compiler.Evaluation;

namespace TypedFlows.Generator.Analysis;

/// <summary>Reads the generated objects that code creates.</summary>
internal sealed class ObjectReader
{
    // Values may refer to values. A value beyond this depth is unknown.
    private const int DeepestValue = 16;

    private readonly Dictionary<string, AssignmentLocation> _locations = new(StringComparer.Ordinal);

    private readonly List<ReferencedObject> _borrowed = [];

    private readonly GeneratedTypes _types;
    private readonly ValueResolver _origins;
    private readonly BranchEnumerator _choices;
    private readonly ValueReader _values;

    private int _depth;

    private int _borrowing;

    public ObjectReader(GeneratedTypes types, ValueResolver origins, BranchEnumerator choices)
    {
        _types = types;
        _origins = origins;
        _choices = choices;
        _values = new(this, origins, choices);
    }

    /// <summary>Gets a value indicating whether the object is created. It is false if the code throws first.</summary>
    public bool IsMadeAtAll { get; private set; } = true;

    /// <summary>Reads an object, or returns null if the operation does not create an object of a generated type.</summary>
    public KnownInstance? Read(IOperation operation)
    {
        if (_types.FindMade(operation) is not { } type || TryRead(operation, string.Empty) is not { } value)
        {
            return null;
        }

        var known = new KnownInstance(type, type.Written(value), _locations, operation.Syntax) { Referenced = _borrowed };
        return operation is not IWithOperation with || Made(with.Operand) is not null || OriginOf(with) is not { } origin ? known
            : known with { Own = with.Initializer.Syntax, Origin = type.Written(origin), SuppressOrigin = IsOfTemplate(with) };
    }

    private bool IsOfTemplate(IWithOperation with) => Templates.IsOf(with.Operand, _origins);

    public void SetLocation(string path, AssignmentLocation site)
    {
        if (_borrowing == 0)
        {
            _locations[path] = site;
        }
    }

    public void NeverMade() => IsMadeAtAll = false;

    public bool IsMade(IOperation operation) => _types.FindMade(operation) is not null;

    public bool IsMember(IPropertySymbol property) =>
        _types.Find(property.ContainingType) is { } type && (type.IsOpening(property) || type.Find(property) is not null);

    public bool IsWrapping(IMethodSymbol conversion) => _types.IsWrapping(conversion);

    /// <summary>Reads an object that is created elsewhere and has no location here.</summary>
    public T Borrow<T>(Func<T> read)
    {
        _borrowing++;
        var result = read();
        _borrowing--;
        return result;
    }

    /// <summary>Reads an object that is the value of a part of another object, or returns null if its type does not match.</summary>
    public Instance? TryReadPart(IOperation operation, ITypeSymbol target, string path)
    {
        if (_types.FindMade(operation) is not { } type
            || !GeneratedTypes.Fits(type, WireTypes.Unwrap(target))
            || TryRead(operation, path) is not { } made)
        {
            return null;
        }

        var written = type.Written(made);
        if (_borrowing > 0)
        {
            _borrowed.Add(new(path, type, written));
        }

        return written;
    }

    private Instance.Object? OriginOf(IWithOperation with) =>
        new ObjectReader(_types, _origins, _choices).TryReadOrigin(with.Operand, string.Empty);

    private Instance.Object? TryRead(IOperation operation, string path)
    {
        if (_depth == DeepestValue || _types.FindMade(operation) is not { } type)
        {
            return null;
        }

        _depth++;
        _origins.Cancellation.ThrowIfCancellationRequested();
        var result = operation switch
        {
            IObjectCreationOperation creation => ReadCreation(type, creation, path),
            IWithOperation with => ReadWith(type, with, path),
            IInvocationOperation call => ReadFactory(type, call, path),
            _ => null,
        };
        _depth--;
        return result;
    }

    private Instance.Object ReadCreation(GeneratedType type, IObjectCreationOperation creation, string path)
    {
        Mark(path, creation, type);

        // Only the body of a hand-written constructor shows which properties it sets.
        var isPlain = creation.Arguments.Length == 0 && type.StartsEmpty;
        var start = isPlain ? type.Members.Select(member => member.LeftOut) : type.Members.Select(member => member.Unknown);
        return Set(type, [.. start, .. type.HiddenMembers], creation.Initializer, isPlain, path);
    }

    private Instance.Object ReadWith(GeneratedType type, IWithOperation with, string path)
    {
        var origin = TryReadOrigin(with.Operand, path);
        Mark(path, with, type);
        var start = origin?.Members ?? [.. type.Members.Select(member => member.Unknown), .. type.HiddenMembers];
        return Set(type, start, with.Initializer, origin?.IsClosed == true, path);
    }

    /// <summary>Reads the source of a <c>with</c> expression: an object that is created in place, or a name.</summary>
    private Instance.Object? TryReadOrigin(IOperation operand, string path)
    {
        if (_types.Find(operand.Type) is { CopiesAll: false })
        {
            return null;
        }

        if (Made(operand) is { } made)
        {
            return TryRead(made, path);
        }

        if (_origins.Of(Bare(operand)) is not { } origin || Borrow(() => TryReadOrigin(origin, path)) is not { } known)
        {
            return null;
        }

        if (path.Length > 0 && _types.Find(operand.Type) is { } type)
        {
            _borrowed.Add(new(path, type, type.Written(known)));
        }

        return known;
    }

    /// <summary>Returns the operation that creates the generated object of the expression, for the selected branch.</summary>
    private IOperation? Made(IOperation operand)
    {
        operand = Bare(operand);
        while (ValueReader.Arms(operand) is { Count: > 0 } arms)
        {
            operand = Bare(arms[_choices.Pick(operand, arms.Count)]);
        }

        return _types.FindMade(operand) is null ? null : operand;
    }

    private static IOperation Bare(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null, Operand: var operand })
        {
            operation = operand;
        }

        return operation;
    }

    private Instance.Object ReadFactory(GeneratedType type, IInvocationOperation call, string path)
    {
        var (discriminator, text) = _types.FindCase(call.TargetMethod)!.Value;
        Mark(path, call, type);

        var members = new List<InstanceMember>();
        foreach (var member in type.Members)
        {
            var argument = call.Arguments.FirstOrDefault(a => a.Parameter?.Name == member.ParameterName);
            members.Add(
                member.JsonName == discriminator ? new(discriminator, Presence.Present, member.CaseValue(text))
                : argument is not null ? ReadMember(member, argument.Value, argument.Syntax, path)
                : type.StartsEmpty ? new(member.JsonName, Presence.Absent, Instance.Anything) : member.Unknown);
        }

        return new([.. members, .. type.HiddenMembers], type.StartsEmpty);
    }

    private Instance.Object Set(
        GeneratedType type, IEnumerable<InstanceMember> start, IObjectOrCollectionInitializerOperation? initializer, bool isClosed,
        string path)
    {
        var members = start.ToDictionary(member => member.Name, StringComparer.Ordinal);
        foreach (var operation in initializer?.Initializers ?? [])
        {
            var target = operation switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } => property.Property,
                IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation property } => property.Property,
                _ => null,
            };
            if (target is not null && type.Find(target) is { } member)
            {
                members[member.JsonName] = operation is ISimpleAssignmentOperation assignment
                    ? ReadMember(member, assignment.Value, assignment.Syntax, path)
                    : member.Unknown;
            }
            else if (target is not null && !type.IsOpening(target))
            {
                // A property of a partial declaration may set any property.
                isClosed = false;
                foreach (var each in type.Members)
                {
                    members[each.JsonName] = each.Unknown;
                }
            }
            else
            {
                isClosed &= operation is ISimpleAssignmentOperation { Value: var extra } && TryAdd(members, extra, target?.Type, path);
            }
        }

        // The undeclared properties may contain a name without a C# property.
        foreach (var hidden in isClosed ? [] : type.HiddenMembers.Where(hidden => members[hidden.Name].Presence == Presence.Absent))
        {
            members[hidden.Name] = new(hidden.Name, Presence.Unknown, Instance.Anything);
        }

        return new([.. members.Values], isClosed);
    }

    /// <summary>Reads the undeclared properties. It returns false if there may be more.</summary>
    private bool TryAdd(Dictionary<string, InstanceMember> members, IOperation extra, ITypeSymbol? type, string path)
    {
        if (ValueReader.IsNull(extra))
        {
            return true;
        }

        if (type is null || WireTypes.ValueType(type) is null
            || _values.Read(extra, new(type, NullMeaning.Unknown), path).Value is not Instance.Object { IsClosed: true } map)
        {
            return false;
        }

        foreach (var member in map.Members)
        {
            // This analyzer does not decide which of two equal names is used.
            members[member.Name] = members.TryGetValue(member.Name, out var declared) && declared.Presence != Presence.Absent
                ? new(member.Name, Presence.Unknown, Instance.Anything)
                : member;
        }

        return true;
    }

    private InstanceMember ReadMember(GeneratedMember member, IOperation value, SyntaxNode syntax, string path)
    {
        var location = member.PathIn(path);
        if (_borrowing == 0)
        {
            foreach (var inherited in _locations.Keys.Where(
                key => key == location || key.StartsWith(location + "/", StringComparison.Ordinal)).ToArray())
            {
                _locations.Remove(inherited);
            }

            _borrowed.RemoveAll(
                borrowed => borrowed.Path == location || borrowed.Path.StartsWith(location + "/", StringComparison.Ordinal));
        }

        SetLocation(location, new(value.Syntax, syntax, null, member));
        var (presence, instance) = _values.Read(value, member.Target, location);
        return new(member.JsonName, presence, instance);
    }

    private void Mark(string path, IOperation operation, GeneratedType type)
    {
        _locations.TryGetValue(path, out var site);
        site ??= new(operation.Syntax, operation.Syntax, null, null);
        SetLocation(path, site with { Name = AssignmentLocation.NameOf(operation.Syntax), Object = type });
    }
}
