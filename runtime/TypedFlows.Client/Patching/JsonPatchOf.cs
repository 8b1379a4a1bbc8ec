using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Builds a patch. Each method returns the same patch, so that calls can be chained.</summary>
/// <typeparam name="TSelf">The kind of patch.</typeparam>
public abstract class JsonPatch<TSelf> : JsonPatch
    where TSelf : JsonPatch<TSelf>
{
    private protected JsonPatch()
    {
    }

    /// <summary>Sets the description.</summary>
    /// <param name="description">The new description.</param>
    /// <returns>This patch.</returns>
    public TSelf Description(string description) => Add("/description", description);

    /// <summary>Adds a property or an item, or replaces the property of that name.</summary>
    /// <param name="pointer">The JSON Pointer to the property, such as <c>/description</c>. A <c>-</c> represents the end of an
    /// array.</param>
    /// <param name="value">The value.</param>
    /// <returns>This patch.</returns>
    /// <exception cref="ArgumentException">The pointer does not start with a slash.</exception>
    public TSelf Add(string pointer, PatchValue value) => Appended("add", pointer, value.WriteTo);

    /// <summary>Adds a property or an item that a spec describes.</summary>
    /// <param name="pointer">The JSON Pointer to the property.</param>
    /// <param name="value">The value. It is checked.</param>
    /// <returns>This patch.</returns>
    /// <exception cref="ArgumentException">The pointer does not start with a slash.</exception>
    /// <exception cref="SpecValidationException">The value violates its spec.</exception>
    public TSelf Add(string pointer, ISpecObject value) => Appended("add", pointer, Valid(value).WriteTo);

    /// <summary>Replaces a value.</summary>
    /// <param name="pointer">The JSON Pointer to the property or item, such as <c>/scheduleParams/interval</c>.</param>
    /// <param name="value">The new value.</param>
    /// <returns>This patch.</returns>
    /// <exception cref="ArgumentException">The pointer does not start with a slash.</exception>
    public TSelf Replace(string pointer, PatchValue value) => Appended("replace", pointer, value.WriteTo);

    /// <summary>Replaces a value with a value that a spec describes.</summary>
    /// <param name="pointer">The JSON Pointer to the property or item.</param>
    /// <param name="value">The new value. It is checked.</param>
    /// <returns>This patch.</returns>
    /// <exception cref="ArgumentException">The pointer does not start with a slash.</exception>
    /// <exception cref="SpecValidationException">The value violates its spec.</exception>
    public TSelf Replace(string pointer, ISpecObject value) => Appended("replace", pointer, Valid(value).WriteTo);

    /// <summary>Removes a property or an item.</summary>
    /// <param name="pointer">The JSON Pointer to the property or item.</param>
    /// <returns>This patch.</returns>
    /// <exception cref="ArgumentException">The pointer does not start with a slash.</exception>
    public TSelf Remove(string pointer) => Appended("remove", pointer, null);

    private protected TSelf Appended(string operation, string pointer, Action<Utf8JsonWriter>? value)
    {
        Append(operation, pointer, value);
        return (TSelf)this;
    }

    private protected static T Valid<T>(T value)
        where T : ISpecObject
    {
        ArgumentNullException.ThrowIfNull(value);
        value.Validate().ThrowIfInvalid();
        return value;
    }
}
