using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Changes that are put together one after the other; its methods give the patch itself back.</summary>
/// <typeparam name="TSelf">The kind of patch.</typeparam>
public abstract class JsonPatch<TSelf> : JsonPatch
    where TSelf : JsonPatch<TSelf>
{
    private protected JsonPatch()
    {
    }

    /// <summary>Changes the description, or gives one where there is none.</summary>
    /// <param name="description">The new description.</param>
    /// <returns>This patch.</returns>
    public TSelf Description(string description) => Add("/description", description);

    /// <summary>Adds a member or an item, or replaces the member of that name.</summary>
    /// <param name="pointer">JSON Pointer to the member, such as <c>/description</c>; <c>-</c> stands for the end of an array.</param>
    /// <param name="value">The value.</param>
    /// <returns>This patch.</returns>
    /// <exception cref="ArgumentException">The pointer does not begin with a slash.</exception>
    public TSelf Add(string pointer, PatchValue value) => Appended("add", pointer, value.WriteTo);

    /// <summary>Adds a member or an item that a spec describes.</summary>
    /// <param name="pointer">JSON Pointer to the member.</param>
    /// <param name="value">The value; checked.</param>
    /// <returns>This patch.</returns>
    /// <exception cref="ArgumentException">The pointer does not begin with a slash.</exception>
    /// <exception cref="SpecValidationException">The value breaks its spec.</exception>
    public TSelf Add(string pointer, ISpecObject value) => Appended("add", pointer, Valid(value).WriteTo);

    /// <summary>Replaces what is there.</summary>
    /// <param name="pointer">JSON Pointer to the member or item, such as <c>/scheduleParams/interval</c>.</param>
    /// <param name="value">The new value.</param>
    /// <returns>This patch.</returns>
    /// <exception cref="ArgumentException">The pointer does not begin with a slash.</exception>
    public TSelf Replace(string pointer, PatchValue value) => Appended("replace", pointer, value.WriteTo);

    /// <summary>Replaces what is there by something that a spec describes.</summary>
    /// <param name="pointer">JSON Pointer to the member or item.</param>
    /// <param name="value">The new value; checked.</param>
    /// <returns>This patch.</returns>
    /// <exception cref="ArgumentException">The pointer does not begin with a slash.</exception>
    /// <exception cref="SpecValidationException">The value breaks its spec.</exception>
    public TSelf Replace(string pointer, ISpecObject value) => Appended("replace", pointer, Valid(value).WriteTo);

    /// <summary>Takes a member or an item away.</summary>
    /// <param name="pointer">JSON Pointer to it.</param>
    /// <returns>This patch.</returns>
    /// <exception cref="ArgumentException">The pointer does not begin with a slash.</exception>
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
