using System.ComponentModel.DataAnnotations;
using System.Text;
using Newtonsoft.Json;

namespace TypedFlows.Benchmarks.Peers.NJsonSchema;

/// <summary>How a class that NJsonSchema generated is used: Newtonsoft.Json, then the attributes that the class carries.</summary>
internal abstract class NewtonsoftType
{
    /// <returns>The object; null when the document is refused.</returns>
    public abstract object? Read(byte[] utf8Json);

    public byte[] Write(object value) => Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(value));

    public static NewtonsoftType Of(Type type) => (NewtonsoftType)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(type))!;

    private sealed class Typed<T> : NewtonsoftType
    {
        public override object? Read(byte[] utf8Json)
        {
            try
            {
                var value = JsonConvert.DeserializeObject<T>(Encoding.UTF8.GetString(utf8Json));
                return value is not null && Validator.TryValidateObject(value, new ValidationContext(value), null, validateAllProperties: true) ? value : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
