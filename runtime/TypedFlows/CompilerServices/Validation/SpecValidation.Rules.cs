using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TypedFlows.CompilerServices;

/// <content>Implements the two rules that nearly every property has, to keep generated code short.</content>
public ref partial struct SpecValidation
{
    /// <summary>Records a violation if a required property is missing.</summary>
    /// <param name="isThere">True if the property exists.</param>
    /// <param name="instancePath">The JSON Pointer from the checked value to the object.</param>
    /// <param name="schemaPath">The JSON Pointer from the checked schema to the keyword.</param>
    /// <param name="message">The message template.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Require(bool isThere, string instancePath, string schemaPath, string message)
    {
        if (!isThere)
        {
            Add(instancePath, schemaPath, "required", message);
        }
    }

    /// <summary>Records a violation if a required property is missing.</summary>
    /// <param name="member">The property, or undefined if it is missing.</param>
    /// <param name="instancePath">The JSON Pointer from the checked value to the object.</param>
    /// <param name="schemaPath">The JSON Pointer from the checked schema to the keyword.</param>
    /// <param name="message">The message template.</param>
    public void Require(JsonElement member, string instancePath, string schemaPath, string message) =>
        Require(member.ValueKind != JsonValueKind.Undefined, instancePath, schemaPath, message);

    /// <summary>Records a violation if a value has none of several types.</summary>
    /// <param name="value">The value. A missing value is not checked.</param>
    /// <param name="types">The types.</param>
    /// <param name="instancePath">JSON Pointer from the value that is being checked.</param>
    /// <param name="schemaPath">The JSON Pointer from the checked schema to the keyword.</param>
    /// <param name="message">The message template.</param>
    /// <param name="includeValue">True if the violation can show the value, which is not the case for a secret.</param>
    public void RequireType(
        JsonElement value, JsonTypes types, string instancePath, string schemaPath, string message, bool includeValue = true)
    {
        if (SpecJson.IsNot(value, types))
        {
            Add(instancePath, schemaPath, "type", message, includeValue ? ActualValue.Value(value) : default);
        }
    }
}
