using System.Buffers;
using TypedFlows.CompilerServices;

namespace TypedFlows.Conformance.Xdm;

/// <summary>Calls a generated record with a type that is known only at run time.</summary>
internal abstract class EmittedRecord
{
    public static EmittedRecord Create(Type type) =>
        (EmittedRecord)Activator.CreateInstance(typeof(Of<>).MakeGenericType(type))!;

    /// <summary>Validates a document without reading it.</summary>
    public abstract ValidationResult Validate(byte[] json);

    /// <summary>Reads a document and returns the text of the record, or null if the document is not read.</summary>
    public abstract byte[]? ReadAndWrite(byte[] json, out ValidationResult result);

    private sealed class Of<T> : EmittedRecord
        where T : class, ISpecRecord<T>
    {
        public override ValidationResult Validate(byte[] json) => SpecJson.Validate<T>(json);

        public override byte[]? ReadAndWrite(byte[] json, out ValidationResult result)
        {
            if (!SpecJson.TryParse<T>(json, out var value, out result))
            {
                return null;
            }

            var output = new ArrayBufferWriter<byte>();
            SpecJson.Write(value, output);
            return output.WrittenSpan.ToArray();
        }
    }
}
