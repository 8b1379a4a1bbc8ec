using System.Runtime.CompilerServices;

namespace TypedFlows.CompilerServices;

/// <content>Implements checks during reading. The path to a violation is only assembled if there is one.</content>
public ref partial struct SpecReader
{
    /// <summary>Gets a value indicating whether the violated rule and its location are known.</summary>
    internal readonly bool HasViolation => _isTraced && !Defer.IsNone;

    /// <summary>Gets a value indicating whether the rule applies to the properties of the document itself.</summary>
    internal readonly bool IsOfDocument => _enclosingPath is null;

    /// <summary>Gets the path to the record with the violation, or null for the document itself.</summary>
    internal readonly SpecStep? EnclosingPath => _enclosingPath;

    /// <summary>Gets the violation.</summary>
    internal readonly ValidationResult Violation => ValidationResult.From(Defer with { EnclosingPath = _enclosingPath });

    /// <summary>Starts the check of the value that was read.</summary>
    /// <param name="validation">The validation that collects the violations.</param>
    /// <returns>False if there is nothing to check.</returns>
    public readonly bool StartCheck(out SpecValidation validation)
    {
        validation = new SpecValidation(_mode, isReading: true);
        return _isChecking && !_isOut;
    }

    /// <summary>Stops reading if the check found a violation.</summary>
    /// <param name="validation">The validation with the result.</param>
    public void EndCheck(scoped ref SpecValidation validation)
    {
        if (validation.IsBroken)
        {
            BrokenAt = _at;
            Defer = validation.First;
            _isTraced = true;
            Misfit();
        }
    }

    /// <summary>Records the path to a nested record that violates a rule.</summary>
    /// <param name="names">The names of the properties.</param>
    /// <param name="member">The index of the property that was read last.</param>
    /// <param name="schemaPaths">The path of the nested record's schema for each property, or an empty string for none.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Trace(JsonNames names, int member, string[] schemaPaths)
    {
        if (_isOut)
        {
            TraceOut(names, member, schemaPaths);
        }
    }

    /// <summary>Checks a record that can only be checked after it was created.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="record">The record.</param>
    /// <returns>The record, or null if it violates a rule or was not read.</returns>
    public T? Accept<T>(T record)
        where T : class, ISpecRecord<T>
    {
        ArgumentNullException.ThrowIfNull(record);
        if (_isChecking && !_isOut)
        {
            var validation = new SpecValidation(_mode);
            record.Check(ref validation);
            EndCheck(ref validation);
        }

        return _isOut ? null : record;
    }

    private void TraceOut(JsonNames names, int member, string[] schemaPaths)
    {
        if (!Defer.IsNone && (uint)member < (uint)schemaPaths.Length && schemaPaths[member].Length > 0)
        {
            _enclosingPath = new SpecStep(names.Text(member), -1, schemaPaths[member], _enclosingPath);
            _isTraced = true;
        }
    }

    private void NoRecord()
    {
        if (!_isTraced)
        {
            Defer = default;
        }

        _isTraced = false;
        Misfit();
    }
}
