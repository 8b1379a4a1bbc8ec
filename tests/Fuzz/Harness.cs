using System.Text;

namespace TypedFlows.Fuzz;

/// <summary>Runs one part of the product on any input, and states what must hold for each input.</summary>
internal abstract class Harness : IDisposable
{
    /// <summary>Gets tokens of the input language, from which the fuzzer composes inputs.</summary>
    public virtual IEnumerable<string> Words => [];

    /// <summary>Returns inputs from the files of the repository. Their order is fixed.</summary>
    public abstract IEnumerable<byte[]> Seeds();

    /// <summary>Runs the part. Any exception is a finding.</summary>
    public abstract void Run(byte[] input);

    public virtual void Dispose()
    {
    }

    /// <summary>Returns the text of an input. Invalid UTF-8 is replaced.</summary>
    protected static string Text(byte[] input) => Encoding.UTF8.GetString(input);

    protected static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}

/// <summary>The exception that is thrown when a claim of a harness does not hold for an input.</summary>
internal sealed class BrokenClaimException(string message) : Exception(message)
{
    public static void ThrowIf(bool isBroken, Func<string> message)
    {
        if (isBroken)
        {
            throw new BrokenClaimException(message());
        }
    }
}
