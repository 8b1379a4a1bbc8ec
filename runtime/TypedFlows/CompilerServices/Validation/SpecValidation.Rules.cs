using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TypedFlows.CompilerServices;

/// <content>The two rules that nearly every member has, in one step each: what generated code would spell out again and again.</content>
public ref partial struct SpecValidation
{
    /// <summary>Notes a member that is required and missing.</summary>
    /// <param name="isThere">Whether it is there.</param>
    /// <param name="instancePath">JSON Pointer from the value that is being checked to the object.</param>
    /// <param name="schemaPath">JSON Pointer from the schema that is being checked to the keyword.</param>
    /// <param name="message">The rule in words.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Require(bool isThere, string instancePath, string schemaPath, string message)
    {
        if (!isThere)
        {
            Add(instancePath, schemaPath, "required", message);
        }
    }

    /// <summary>Notes a member that is required and missing.</summary>
    /// <param name="member">The member; undefined where it is missing.</param>
    /// <param name="instancePath">JSON Pointer from the value that is being checked to the object.</param>
    /// <param name="schemaPath">JSON Pointer from the schema that is being checked to the keyword.</param>
    /// <param name="message">The rule in words.</param>
    public void Require(JsonElement member, string instancePath, string schemaPath, string message) =>
        Require(member.ValueKind != JsonValueKind.Undefined, instancePath, schemaPath, message);

    /// <summary>Notes a value of none of some types.</summary>
    /// <param name="value">The value; nothing is judged where it is missing.</param>
    /// <param name="types">The types.</param>
    /// <param name="instancePath">JSON Pointer from the value that is being checked.</param>
    /// <param name="schemaPath">JSON Pointer from the schema that is being checked to the keyword.</param>
    /// <param name="message">The rule in words.</param>
    /// <param name="includeValue">Whether the violation may tell the value; not so for a secret.</param>
    public void RequireType(JsonElement value, JsonTypes types, string instancePath, string schemaPath, string message, bool includeValue = true)
    {
        if (SpecJson.IsNot(value, types))
        {
            Add(instancePath, schemaPath, "type", message, includeValue ? ActualValue.Value(value) : default);
        }
    }
}
