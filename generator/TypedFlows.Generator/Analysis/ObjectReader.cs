using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedFlows.Compiler.Evaluation;

namespace TypedFlows.Generator.Analysis;

/// <summary>Reads what code says of the generated objects that it makes.</summary>
internal sealed class ObjectReader(GeneratedTypes types, CancellationToken cancellation)
{
    // Locals may refer to locals; past this depth a value counts as unknown.
    private const int DeepestValue = 16;

    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);

    private readonly HashSet<IOperation> _absorbed = [];

    private int _depth;

    /// <summary>What is made only for a <c>with</c> to change it at once, and so is not judged by itself.</summary>
    public IReadOnlyCollection<IOperation> Absorbed => _absorbed;

    /// <summary>Reads an object; null when the operation makes none of a generated type.</summary>
    public KnownInstance? Read(IOperation operation)
    {
        if (Generated(operation) is not { } type || TryRead(operation, string.Empty) is not { } value)
        {
            return null;
        }

        var known = new KnownInstance(type, value, _places, operation.Syntax);
        return operation is IWithOperation with && !IsMade(with.Operand) && OriginOf(with) is { } origin
            ? known with { Own = with.Initializer.Syntax, Origin = origin }
            : known;
    }

    public void SetPlace(string path, Place place) => _places[path] = place;

    /// <summary>Reads an object that is the value of a part of another; null when it is not of that part's type.</summary>
    public ObjectInstance? TryReadPart(IOperation operation, ITypeSymbol target, string path)
    {
        if (Generated(operation) is not { } type || !SymbolEqualityComparer.Default.Equals(type.Symbol, WireTypes.Unwrap(target).OriginalDefinition))
        {
            return null;
        }

        return TryRead(operation, path);
    }

    private GeneratedType? Generated(IOperation operation) => operation switch
    {
        IObjectCreationOperation or IWithOperation => types.Find(operation.Type),
        IInvocationOperation { TargetMethod.IsStatic: true } call when types.FindCase(call.TargetMethod) is not null => types.Find(call.TargetMethod.ReturnType),
        _ => null,
    };

    /// <summary>True when the expression makes a generated object where it stands.</summary>
    private bool IsMade(IOperation operation) => Generated(operation) is not null;

    private ObjectInstance? OriginOf(IWithOperation with) =>
        new ObjectReader(types, cancellation).TryReadOrigin(with.Operand, string.Empty);

    private ObjectInstance? TryRead(IOperation operation, string path)
    {
        if (_depth == DeepestValue || Generated(operation) is not { } type)
        {
            return null;
        }

        _depth++;
        cancellation.ThrowIfCancellationRequested();
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

    private ObjectInstance ReadCreation(GeneratedType type, IObjectCreationOperation creation, string path)
    {
        var name = creation.Syntax switch
        {
            ObjectCreationExpressionSyntax written => written.Type.GetLocation(),
            ImplicitObjectCreationExpressionSyntax implied => implied.NewKeyword.GetLocation(),
            var other => other.GetLocation(),
        };
        Mark(path, creation, name, type);

        // A constructor with parameters sets members that its body alone knows.
        var start = creation.Arguments.Length == 0
            ? type.Members.Select(member => member.LeftOut)
            : type.Members.Select(member => member.Unknown);
        return Set(type, start, creation.Initializer, isClosed: creation.Arguments.Length == 0, path);
    }

    private ObjectInstance ReadWith(GeneratedType type, IWithOperation with, string path)
    {
        var origin = TryReadOrigin(with.Operand, path);
        if (IsMade(with.Operand))
        {
            _absorbed.Add(with.Operand);
        }

        Mark(path, with, (with.Syntax as WithExpressionSyntax)?.WithKeyword.GetLocation() ?? with.Syntax.GetLocation(), type);
        var start = origin?.Members ?? type.Members.Select(member => member.Unknown);
        return Set(type, start, with.Initializer, origin?.IsClosed == true, path);
    }

    private ObjectInstance? TryReadOrigin(IOperation operand, string path) =>
        operand is ILocalReferenceOperation local ? LocalValues.OnlyValue(local) is { } value ? TryRead(value, path) : null : TryRead(operand, path);

    private ObjectInstance? ReadFactory(GeneratedType type, IInvocationOperation call, string path)
    {
        var (discriminator, text) = types.FindCase(call.TargetMethod)!.Value;
        var name = (call.Syntax as InvocationExpressionSyntax)?.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.GetLocation(),
            { } expression => expression.GetLocation(),
            null => call.Syntax.GetLocation(),
        };
        Mark(path, call, name, type);

        var members = new List<InstanceMember>();
        foreach (var member in type.Members)
        {
            var argument = call.Arguments.FirstOrDefault(a => a.Parameter?.Name == member.ParameterName);
            members.Add(
                member.JsonName == discriminator ? new(discriminator, Presence.Present, CaseValue(member, text))
                : argument is not null ? ReadMember(member, argument.Value, argument.Syntax, path)
                : new(member.JsonName, Presence.Absent, Instance.Unknown));
        }

        return new([.. members, .. type.HiddenMembers], isClosed: true);
    }

    private static Instance CaseValue(GeneratedMember member, string text) =>
        WireTypes.Of(member.Property.Type) == Compiler.Model.SchemaTypes.String ? new StringInstance(text) : Instance.Unknown;

    private ObjectInstance Set(
        GeneratedType type, IEnumerable<InstanceMember> start, IObjectOrCollectionInitializerOperation? initializer, bool isClosed, string path)
    {
        var members = start.ToDictionary(member => member.Name, StringComparer.Ordinal);
        foreach (var hidden in type.HiddenMembers)
        {
            members[hidden.Name] = hidden;
        }

        foreach (var operation in initializer?.Initializers ?? [])
        {
            var target = operation switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } => property.Property,
                IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation property } => property.Property,
                _ => null,
            };
            var member = target is null ? null : type.Find(target);
            if (member is null)
            {
                // Members beside the declared ones, unless there are none after all.
                isClosed &= operation is ISimpleAssignmentOperation { Value: var extra } && ValueReader.IsNull(extra);
            }
            else
            {
                members[member.JsonName] = operation is ISimpleAssignmentOperation assignment
                    ? ReadMember(member, assignment.Value, assignment.Syntax, path)
                    : member.Unknown;
            }
        }

        return new([.. members.Values], isClosed);
    }

    private InstanceMember ReadMember(GeneratedMember member, IOperation value, SyntaxNode syntax, string path)
    {
        var place = JsonPointer.Append(path, member.JsonName);
        foreach (var inherited in _places.Keys.Where(key => key == place || key.StartsWith(place + "/", StringComparison.Ordinal)).ToArray())
        {
            _places.Remove(inherited);
        }

        _places[place] = new(value.Syntax, syntax, null, member);
        var reader = new ValueReader(this, types, cancellation);
        var (presence, instance) = reader.Read(value, member.Target, place);
        return new(member.JsonName, presence, instance);
    }

    private void Mark(string path, IOperation operation, Location name, GeneratedType type)
    {
        _places.TryGetValue(path, out var place);
        _places[path] = (place ?? new(operation.Syntax, operation.Syntax, null, null)) with { Name = name, Object = type };
    }
}
