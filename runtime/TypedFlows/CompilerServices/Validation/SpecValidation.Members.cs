using System.Text.Json;

namespace TypedFlows.CompilerServices;

/// <content>Implements the rules of properties and lists. A schema path that is omitted is the usual one: the schema of the property is
/// below <c>properties</c>, at the instance path.</content>
public ref partial struct SpecValidation
{
    /// <summary>Records a violation at a property.</summary>
    /// <param name="instancePath">The JSON Pointer from the value that is being checked to the property.</param>
    /// <param name="keyword">The violated keyword.</param>
    /// <param name="message">The message template.</param>
    /// <param name="actual">The description of the value (<see cref="ActualValue"/>), or nothing if it is not shown.</param>
    public void Add(string instancePath, string keyword, string message, ActualValue actual = default) =>
        Add(instancePath, null, keyword, message, actual);

    /// <summary>Checks a nested record that is a property.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="record">The record. Null is not checked.</param>
    /// <param name="instancePath">The JSON Pointer from the value that is being checked to the property.</param>
    public void Check<T>(T? record, string instancePath)
        where T : class, ISpecRecord<T> => Check(record, instancePath, null);

    /// <summary>Checks a list of records.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="items">The records, or null for none.</param>
    /// <param name="instancePath">The JSON Pointer from the value that is being checked to the list.</param>
    /// <param name="schemaPath">The JSON Pointer from the schema that is being checked to the schema of the items.</param>
    /// <param name="message">The message template for an item that is null.</param>
    public void CheckItems<T>(IReadOnlyList<T?>? items, string instancePath, string schemaPath, string message)
        where T : class, ISpecRecord<T>
    {
        for (var i = 0; i < (items?.Count ?? 0); i++)
        {
            Enter(instancePath, i, schemaPath);
            if (items![i] is not { } item)
            {
                Add(string.Empty, "/type", "type", message);
            }
            else
            {
                item.Check(ref this);
            }

            Exit();
        }
    }

    /// <summary>Checks a nested JSON value that is a property against the schema of an object.</summary>
    /// <typeparam name="T">The type with the rules of the schema.</typeparam>
    /// <param name="owner">The object. A missing property is not checked.</param>
    /// <param name="name">The name of the property.</param>
    public void CheckJson<T>(JsonElement owner, string name)
        where T : ISpecRules
    {
        if (SpecJson.TryGet(owner, name, out var json))
        {
            Enter(string.Empty, name, null);
            T.CheckJson(json, ref this);
            Exit();
        }
    }

    /// <summary>Checks a property that a record keeps as JSON against the schema of an object.</summary>
    /// <typeparam name="T">The type with the rules of the schema.</typeparam>
    /// <param name="properties">The properties, or null for none. A missing property is not checked.</param>
    /// <param name="name">The name of the property.</param>
    public void CheckJson<T>(IReadOnlyDictionary<string, JsonElement>? properties, string name)
        where T : ISpecRules
    {
        if (SpecJson.TryGet(properties, name, out var json))
        {
            Enter(string.Empty, name, null);
            T.CheckJson(json, ref this);
            Exit();
        }
    }

    /// <summary>Checks each item of a JSON array against the schema of an object.</summary>
    /// <typeparam name="T">The type with the rules of the schema.</typeparam>
    /// <param name="array">The array. Another value is not checked.</param>
    /// <param name="instancePath">The JSON Pointer from the value that is being checked to the array.</param>
    /// <param name="schemaPath">The JSON Pointer from the schema that is being checked to the schema of the items.</param>
    public void CheckJsonItems<T>(JsonElement array, string instancePath, string schemaPath)
        where T : ISpecRules
    {
        if (array.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in array.EnumerateArray())
            {
                Enter(instancePath, index++, schemaPath);
                T.CheckJson(item, ref this);
                Exit();
            }
        }
    }

    /// <summary>Records a violation for each property of an object that the schema does not declare.</summary>
    /// <param name="json">The object. Another value is not checked.</param>
    /// <param name="declared">The names of the declared properties.</param>
    /// <param name="message">The message template.</param>
    public void RejectOthers(JsonElement json, JsonNames declared, string message)
    {
        if (json.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in json.EnumerateObject())
            {
                RejectOther(SpecJson.NameOf(member), declared, message);
            }
        }
    }

    /// <summary>Records a violation for each property that the schema does not declare.</summary>
    /// <param name="properties">The properties that a record keeps as JSON, or null for none.</param>
    /// <param name="declared">The names of the declared properties.</param>
    /// <param name="message">The message template.</param>
    public void RejectOthers(IReadOnlyDictionary<string, JsonElement>? properties, JsonNames declared, string message)
    {
        if (properties is not null)
        {
            foreach (var property in properties)
            {
                RejectOther(property.Key, declared, message);
            }
        }
    }

    /// <summary>Records a violation for each item of a list that is null.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The items, or null for none.</param>
    /// <param name="instancePath">The JSON Pointer from the value that is being checked to the list.</param>
    /// <param name="schemaPath">The JSON Pointer from the schema that is being checked to the schema of the items.</param>
    /// <param name="message">The message template.</param>
    public void RequireItems<T>(IReadOnlyList<T?>? items, string instancePath, string schemaPath, string message)
        where T : class
    {
        for (var i = 0; i < (items?.Count ?? 0); i++)
        {
            if (items![i] is null)
            {
                Enter(instancePath, i, schemaPath);
                Add(string.Empty, "/type", "type", message);
                Exit();
            }
        }
    }

    /// <summary>Records a violation for each item of a JSON array that has none of several types.</summary>
    /// <param name="array">The array. Another value is not checked.</param>
    /// <param name="instancePath">The JSON Pointer from the value that is being checked to the array.</param>
    /// <param name="schemaPath">The JSON Pointer from the schema that is being checked to the schema of the items.</param>
    /// <param name="types">The types.</param>
    /// <param name="message">The message template.</param>
    public void RequireItems(JsonElement array, string instancePath, string schemaPath, JsonTypes types, string message)
    {
        if (array.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in array.EnumerateArray())
            {
                Enter(instancePath, index++, schemaPath);
                RequireType(item, types, string.Empty, "/type", message);
                Exit();
            }
        }
    }

    private void RejectOther(string name, JsonNames declared, string message)
    {
        ArgumentNullException.ThrowIfNull(declared);
        if (!declared.Contains(name))
        {
            Enter(string.Empty, name, "/additionalProperties");
            Add(string.Empty, string.Empty, "additionalProperties", message);
            Exit();
        }
    }
}
