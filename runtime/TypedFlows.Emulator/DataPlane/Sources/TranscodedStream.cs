using System.Text;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>The content of a file as UTF-8.</summary>
internal sealed class TranscodedStream(Stream inner, Encoding encoding, SourceFile file)
    : ForwardStream(Encoding.CreateTranscodingStream(inner, encoding, new UTF8Encoding(false, true)))
{
    public override int Read(Span<byte> buffer)
    {
        try
        {
            return Inner.Read(buffer);
        }
        catch (DecoderFallbackException)
        {
            throw SourceFault.Malformed.With(
                file.Name, $"it is not {encoding.WebName}, which data.properties.encoding of the source connection declares.");
        }
    }

    /// <summary>Returns the encoding with a name, or <see langword="null"/> if there is none.</summary>
    public static Encoding? Find(string name)
    {
        var known = name.ToLowerInvariant() switch
        {
            "utf8" => "utf-8",
            ['c', 'p', .. var page] => "windows-" + page,
            _ => name,
        };
        try
        {
            var (encoder, decoder) = (EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            return CodePagesEncodingProvider.Instance.GetEncoding(known, encoder, decoder) ?? Encoding.GetEncoding(known, encoder, decoder);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
