using System.Buffers;
using System.Reflection;
using TypedFlows.CompilerServices;

namespace TypedFlows.Compiler.Tests.Emit;

/// <summary>Calls an emitted record with a type that is known only at run time.</summary>
internal abstract class RecordProbe
{
    public static RecordProbe Of(Assembly assembly, string typeName) =>
        Of(assembly.GetType($"{EmittedCode.Namespace}.{typeName}", throwOnError: true)!);

    /// <param name="type">A generated record or union.</param>
    public static RecordProbe Of(Type type) =>
        (RecordProbe)Activator.CreateInstance(typeof(RecordProbe<>).MakeGenericType(type))!;

    /// <summary>Reads and validates a document. The record is null if and only if there are violations.</summary>
    public abstract (ISpecObject? Value, ValidationResult Result) Parse(byte[] json, ReadOptions? options = null);

    /// <summary>Validates the document itself.</summary>
    public abstract ValidationResult Validate(byte[] json, ReadOptions? options = null);

    public static byte[] Write(ISpecObject value)
    {
        var output = new ArrayBufferWriter<byte>();
        SpecJson.Write(value, output);
        return output.WrittenSpan.ToArray();
    }
}
