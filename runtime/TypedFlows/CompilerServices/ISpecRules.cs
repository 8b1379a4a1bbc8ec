using System.ComponentModel;
using System.Text.Json;

namespace TypedFlows.CompilerServices;

/// <summary>Provides the rules of a schema for JSON values. This interface is intended for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISpecRules
{
    /// <summary>Checks any JSON value against every rule of the schema.</summary>
    /// <param name="json">The value without duplicate properties.</param>
    /// <param name="validation">The validation that collects the violations.</param>
    static abstract void CheckJson(JsonElement json, ref SpecValidation validation);
}
