using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;
using TypedFlows.Compiler.Model;

namespace TypedFlows.CompilerServices;

/// <summary>Collects the violations of one validation. It allocates nothing while there are none. This type is intended for generated
/// code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct SpecValidation
{
    private const int FewFrames = 8;

    [ThreadStatic]
    private static StringBuilder? s_builder;

    private readonly ValidationMode _mode;
    private Frame[]? _frames;
    private int _depth;
    private DeferredViolation _first;
    private List<Violation>? _violations;
    private List<Violation>? _notRepresentable;

    internal SpecValidation(ValidationMode mode = ValidationMode.All, bool isReading = false)
    {
        _mode = mode;
        IsReading = isReading;
    }

    /// <summary>Gets a value indicating whether nested records were already checked when they were read.</summary>
    public bool IsReading { get; }

    internal bool IsBroken { get; private set; }

    internal readonly DeferredViolation First => _first;

    internal readonly ValidationResult Result => _first.IsNone ? ValidationResult.From(Violations) : ValidationResult.From(_first);

    internal readonly IReadOnlyList<Violation> Violations => _violations ?? (IReadOnlyList<Violation>)[];

    internal readonly IReadOnlyList<Violation> NotRepresentable => _notRepresentable ?? (IReadOnlyList<Violation>)[];

    /// <summary>Records a violation.</summary>
    /// <param name="instancePath">JSON Pointer from the value that is being checked.</param>
    /// <param name="schemaPath">JSON Pointer from the schema that is being checked, or null for the usual one.</param>
    /// <param name="keyword">The violated keyword.</param>
    /// <param name="message">The message template.</param>
    /// <param name="actual">The description of the value (<see cref="ActualValue"/>), or nothing if it is not shown.</param>
    public void Add(string instancePath, string? schemaPath, string keyword, string message, ActualValue actual = default)
    {
        if (_mode == ValidationMode.All)
        {
            (_violations ??= []).Add(ToViolation(instancePath, schemaPath, keyword, message, actual));
        }
        else if (_mode == ValidationMode.First && !IsBroken)
        {
            // The name of a nested value depends on its path, which is known only now. The reader does not track the path of the values
            // that it enters.
            if (_depth == 0)
            {
                _first = new DeferredViolation(instancePath, schemaPath, keyword, message, actual);
            }
            else if (!IsReading)
            {
                _violations = [ToViolation(instancePath, schemaPath, keyword, message, actual)];
            }
        }

        IsBroken = true;
    }

    /// <summary>Records a violation for a valid number that does not fit into a <see cref="long"/> or a <see cref="double"/>.</summary>
    /// <param name="value">The value. Only a number is checked.</param>
    /// <param name="isInteger">True if the property is a <see cref="long"/>.</param>
    /// <param name="instancePath">JSON Pointer from the value that is being checked.</param>
    /// <param name="schemaPath">JSON Pointer from the schema that is being checked.</param>
    public void CheckRepresentable(JsonElement value, bool isInteger, string instancePath, string? schemaPath = null)
    {
        if (value.ValueKind != JsonValueKind.Number
            || (isInteger ? value.TryGetInt64(out _) || !SpecJson.Is(value, JsonTypes.Integer) || SpecJson.Decimal(value).TryGetInt64(out _)
                : value.TryGetDouble(out var number) && double.IsFinite(number)))
        {
            return;
        }

        var type = isInteger ? "a 64-bit integer" : "a double";
        (_notRepresentable ??= []).Add(new Violation(
            InstancePath(instancePath), SchemaPath(schemaPath ?? Usual(instancePath)), SpecJson.NotRepresentableKeyword,
            $"The number is valid, but does not fit into {type}."));
    }

    /// <summary>Enters a nested value. <see cref="Exit"/> leaves it.</summary>
    /// <param name="instancePath">The JSON Pointer from the checked value to the nested value.</param>
    /// <param name="schemaPath">The JSON Pointer from the checked schema to the nested schema.</param>
    public void Enter(string instancePath, string? schemaPath)
    {
        if (_mode != ValidationMode.Verdict)
        {
            Push(new Frame(instancePath, null, -1, schemaPath));
        }
    }

    /// <summary>Enters an item of an array. <see cref="Exit"/> leaves it.</summary>
    /// <param name="instancePath">The JSON Pointer from the checked value to the array.</param>
    /// <param name="index">The zero-based index of the item.</param>
    /// <param name="schemaPath">The JSON Pointer from the checked schema to the schema of the item.</param>
    public void Enter(string instancePath, int index, string schemaPath)
    {
        if (_mode != ValidationMode.Verdict)
        {
            Push(new Frame(instancePath, null, index, schemaPath));
        }
    }

    /// <summary>Enters a property with a dynamic name. <see cref="Exit"/> leaves it.</summary>
    /// <param name="instancePath">The JSON Pointer from the checked value to the object.</param>
    /// <param name="name">The name of the property.</param>
    /// <param name="schemaPath">The JSON Pointer from the checked schema to the schema of the property, or null for the usual one.</param>
    /// <param name="isSecret">True if no message shows the value of the property or its content.</param>
    public void Enter(string instancePath, string name, string? schemaPath, bool isSecret = false)
    {
        if (_mode != ValidationMode.Verdict)
        {
            Push(new Frame(instancePath, name, -1, schemaPath, isSecret));
        }
    }

    /// <summary>Leaves the innermost nested value.</summary>
    public void Exit()
    {
        if (_mode != ValidationMode.Verdict)
        {
            _depth--;
        }
    }

    /// <summary>Checks a nested record.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="record">The record. Null is not checked.</param>
    /// <param name="instancePath">JSON Pointer from the value that is being checked.</param>
    /// <param name="schemaPath">JSON Pointer from the schema that is being checked.</param>
    public void Check<T>(T? record, string instancePath, string? schemaPath)
        where T : class, ISpecRecord<T>
    {
        if (record is not null && !IsReading)
        {
            Enter(instancePath, schemaPath);
            record.Check(ref this);
            Exit();
        }
    }

    /// <summary>Checks a nested JSON value against the schema of an object.</summary>
    /// <typeparam name="T">The type with the rules of the schema.</typeparam>
    /// <param name="json">The value. A missing value is not checked.</param>
    /// <param name="instancePath">JSON Pointer from the value that is being checked.</param>
    /// <param name="schemaPath">JSON Pointer from the schema that is being checked.</param>
    public void CheckJson<T>(JsonElement json, string instancePath, string? schemaPath)
        where T : ISpecRules
    {
        if (json.ValueKind != JsonValueKind.Undefined)
        {
            Enter(instancePath, schemaPath);
            T.CheckJson(json, ref this);
            Exit();
        }
    }

    /// <summary>Checks a record through its JSON, for rules that cannot be checked on its properties.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="record">The record.</param>
    /// <returns>False if it cannot be written, in which case nothing was checked.</returns>
    public bool CheckWritten<T>(T record)
        where T : class, ISpecRecord<T>
    {
        if (!SpecJson.TryWrite(record, out var json))
        {
            return false;
        }

        T.CheckJson(json, ref this);
        return true;
    }

    internal readonly Violation ToViolation(string instancePath, string? schemaPath, string keyword, string message, ActualValue actual)
    {
        schemaPath ??= $"{Usual(instancePath)}/{keyword}";
        var reported = IsInSecret() ? string.Empty : actual.ToString();
        return new Violation(InstancePath(instancePath), SchemaPath(schemaPath), keyword, Format(message, reported));
    }

    private void Push(Frame frame)
    {
        if (IsReading)
        {
            _depth++;
            return;
        }

        if (_frames is null || _depth == _frames.Length)
        {
            Array.Resize(ref _frames, (_depth * 2) + FewFrames);
        }

        _frames[_depth++] = frame;
    }

    private readonly bool IsInSecret()
    {
        for (var i = 0; i < _depth; i++)
        {
            if (FrameAt(i).IsSecret)
            {
                return true;
            }
        }

        return false;
    }

    private readonly Frame FrameAt(int depth) => _frames![depth];

    /// <summary>Returns the path of a value inside the current one.</summary>
    private readonly string InstancePath(string inside)
    {
        if (_depth == 0)
        {
            return inside;
        }

        var path = Builder();
        for (var i = 0; i < _depth; i++)
        {
            var frame = FrameAt(i);
            path.Append(frame.InstancePath);
            if (frame.Name is { } name)
            {
                path.Append('/').Append(JsonPointer.Escape(name));
            }
            else if (frame.Index >= 0)
            {
                path.Append('/').Append(CultureInfo.InvariantCulture, $"{frame.Index}");
            }
        }

        return path.Append(inside).ToString();
    }

    private readonly string SchemaPath(string inside)
    {
        if (_depth <= 1)
        {
            return _depth == 0 ? inside : FrameAt(0).Schema + inside;
        }

        var path = Builder();
        for (var i = 0; i < _depth; i++)
        {
            path.Append(FrameAt(i).Schema);
        }

        return path.Append(inside).ToString();
    }

    // The schema of a property that is declared at its instance path.
    private static string Usual(string instancePath) => "/properties" + instancePath;

    private static StringBuilder Builder() => (s_builder ??= new()).Clear();

    private readonly record struct Frame(string InstancePath, string? Name, int Index, string? SchemaPath, bool IsSecret = false)
    {
        public string Schema => SchemaPath ?? Usual(Name is null ? InstancePath : JsonPointer.Append(InstancePath, Name));
    }
}
