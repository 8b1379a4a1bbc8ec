using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>Implements the hash functions. The result is in small hexadecimal digits.</summary>
[SuppressMessage("Security", "CA5350", Justification = "The function is defined by its algorithm.")]
[SuppressMessage("Security", "CA5351", Justification = "The function is defined by its algorithm.")]
internal static class HashFunctions
{
    public static Dictionary<string, Func<FunctionCall, object?>> All { get; } = new()
    {
        ["sha1"] = call => Hash(call, "sha1", 0, 1),
        ["sha256"] = call => Hash(call, "sha256", 0, 1),
        ["sha512"] = call => Hash(call, "sha512", 0, 1),
        ["md5"] = call => Hash(call, "md5", 0, 1),
        ["crc32"] = call => Hash(call, "crc32", 0, 1),
        ["hash"] = call => Hash(call, call.Text(0), 1, 2),
    };

    private static string Hash(FunctionCall call, string algorithm, int text, int charset)
    {
        var bytes = Bytes(call, call.Text(text), call.TextOr(charset, "UTF-8"));
        return Convert.ToHexStringLower(algorithm.Replace("-", string.Empty, StringComparison.Ordinal).ToUpperInvariant() switch
        {
            "SHA1" => SHA1.HashData(bytes),
            "SHA256" => SHA256.HashData(bytes),
            "SHA512" => SHA512.HashData(bytes),
            "MD5" => MD5.HashData(bytes),
            "CRC32" => Crc32(bytes),
            _ => throw call.Fail($"'{algorithm}' is not one of sha1, sha256, sha512, md5, crc32"),
        });
    }

    private static byte[] Bytes(FunctionCall call, string text, string charset) => charset.ToUpperInvariant() switch
    {
        "UTF-8" => Encoding.UTF8.GetBytes(text),

        // Java writes a byte order mark.
        "UTF-16" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
        "ISO-8859-1" => Encoding.Latin1.GetBytes(text),
        "US-ASCII" => Encoding.ASCII.GetBytes(text),
        _ => throw call.Fail($"'{charset}' is not one of UTF-8, UTF-16, ISO-8859-1, US-ASCII"),
    };

    // The lowest byte is printed first.
    private static byte[] Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        crc = ~crc;
        return [(byte)crc, (byte)(crc >> 8), (byte)(crc >> 16), (byte)(crc >> 24)];
    }
}
