using System.Runtime.CompilerServices;
using System.Text.Json;
using TypedFlows.Compiler.Model;

namespace TypedFlows.CompilerServices;

/// <content>Implements the rules that nearly every property has, to keep generated code short. A schema path that is omitted is the usual
/// one.</content>
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

    /// <summary>Records a violation if a property is missing that the checked schema itself requires.</summary>
    /// <param name="isThere">True if the property exists.</param>
    /// <param name="message">The message template.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Require(bool isThere, string message) => Require(isThere, string.Empty, "/required", message);

    /// <summary>Records a violation if a property is missing that the checked schema itself requires.</summary>
    /// <param name="owner">The object.</param>
    /// <param name="name">The name of the property.</param>
    /// <param name="message">The message template.</param>
    public void Require(JsonElement owner, string name, string message) => Require(SpecJson.Has(owner, name), message);

    /// <summary>Records a violation if a property is missing that the checked schema itself requires.</summary>
    /// <param name="member">The property, or undefined if it is missing.</param>
    /// <param name="message">The message template.</param>
    public void Require(JsonElement member, string message) => Require(member.ValueKind != JsonValueKind.Undefined, message);

    /// <summary>Records a violation if a value is not an object.</summary>
    /// <param name="json">The value.</param>
    /// <param name="message">The message template.</param>
    /// <returns>True if it is an object.</returns>
    public bool RequireObject(JsonElement json, string message)
    {
        if (json.ValueKind == JsonValueKind.Object)
        {
            return true;
        }

        Add(string.Empty, "/type", "type", message, ActualValue.Value(json));
        return false;
    }

    /// <summary>Records a violation for each of several properties that has none of the types.</summary>
    /// <param name="owner">The object. A missing property is not checked.</param>
    /// <param name="types">The types.</param>
    /// <param name="message">The message template, with <c>{name}</c> for the name of the property.</param>
    /// <param name="names">The names of the properties, which contain no braces.</param>
    public void RequireTypes(JsonElement owner, JsonTypes types, string message, params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        foreach (var name in names)
        {
            if (SpecJson.TryGet(owner, name, out var value) && SpecJson.IsNot(value, types))
            {
                var rule = message.Replace("{name}", name, StringComparison.Ordinal);
                Add("/" + name, null, "type", rule, ActualValue.Value(value));
            }
        }
    }

    /// <summary>Records a violation if a property has none of several types.</summary>
    /// <param name="owner">The object. A missing property is not checked.</param>
    /// <param name="name">The name of the property.</param>
    /// <param name="types">The types.</param>
    /// <param name="message">The message template.</param>
    /// <param name="includeValue">True if the violation can show the value, which is not the case for a secret.</param>
    public void RequireType(JsonElement owner, string name, JsonTypes types, string message, bool includeValue = true)
    {
        if (SpecJson.TryGet(owner, name, out var value) && SpecJson.IsNot(value, types))
        {
            RequireType(value, types, JsonPointer.Append(string.Empty, name), message, includeValue);
        }
    }

    /// <summary>Records a violation if a property has none of several types.</summary>
    /// <param name="value">The value. A missing value is not checked.</param>
    /// <param name="types">The types.</param>
    /// <param name="instancePath">The JSON Pointer from the value that is being checked to the property.</param>
    /// <param name="message">The message template.</param>
    /// <param name="includeValue">True if the violation can show the value, which is not the case for a secret.</param>
    public void RequireType(JsonElement value, JsonTypes types, string instancePath, string message, bool includeValue = true)
    {
        if (SpecJson.IsNot(value, types))
        {
            Add(instancePath, null, "type", message, includeValue ? ActualValue.Value(value) : default);
        }
    }

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
