using System.Runtime.CompilerServices;

namespace TypedFlows.CompilerServices;

/// <content>Checks that are made while reading; the way to what they find is only put together where something is found.</content>
public ref partial struct SpecReader
{
    /// <summary>Whether it is known which rule was broken, and where.</summary>
    internal readonly bool HasViolation => _isTraced && !Defer.IsNone;

    /// <summary>Whether it is a rule over the members of the document itself.</summary>
    internal readonly bool IsOfDocument => _enclosingPath is null;

    /// <summary>The way to the record that broke it; null for the document itself.</summary>
    internal readonly SpecStep? EnclosingPath => _enclosingPath;

    /// <summary>The broken rule.</summary>
    internal readonly ValidationResult Violation => ValidationResult.From(Defer with { EnclosingPath = _enclosingPath });

    /// <summary>Begins to check what was read.</summary>
    /// <param name="validation">Takes the violations.</param>
    /// <returns>False where there is nothing to check.</returns>
    public readonly bool StartCheck(out SpecValidation validation)
    {
        validation = new SpecValidation(_mode, isReading: true);
        return _isChecking && !_isOut;
    }

    /// <summary>Ends the reading where a rule was found broken.</summary>
    /// <param name="validation">What was found.</param>
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

    /// <summary>Keeps the way to a nested record that broke a rule.</summary>
    /// <param name="names">Names of the members.</param>
    /// <param name="member">Index of the member that was read last.</param>
    /// <param name="schemaPaths">For each member, where the schema of the nested record stands; empty for none.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Trace(JsonNames names, int member, string[] schemaPaths)
    {
        if (_isOut)
        {
            TraceOut(names, member, schemaPaths);
        }
    }

    /// <summary>Checks a record that can only be checked once it is made.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="record">The record.</param>
    /// <returns>The record; null where it breaks a rule, or was not read.</returns>
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
