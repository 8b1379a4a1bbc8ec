using System.Text.Json;
using System.Text.Json.Serialization;
using TypedFlows.CompilerServices;

namespace TypedFlows;

/// <summary>Makes System.Text.Json read generated records without checking the rules of their schema. Add it to <see
/// cref="JsonSerializerOptions.Converters"/> for documents that may violate a rule, and call <see cref="ISpecObject.Validate"/> where the
/// rules matter. A value that the record cannot represent is still a <see cref="JsonException"/>.</summary>
public sealed class SkipValidationConverter : JsonConverterFactory
{
    /// <summary>Returns false, because <see cref="SpecRecordConverter{T}"/> converts the records and only looks for this object.</summary>
    /// <param name="typeToConvert">The type.</param>
    /// <returns>False.</returns>
    public override bool CanConvert(Type typeToConvert) => false;

    /// <summary>Is never called.</summary>
    /// <param name="typeToConvert">The type.</param>
    /// <param name="options">The options.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();
}
