using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Renci.SshNet;
using Renci.SshNet.Common;
using Renci.SshNet.Sftp;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>
/// Reads an SFTP server. Only the key or password of the connection is used, never a key or known host of this machine. The server must
/// have the host key that the connection or the source names.
/// </summary>
internal sealed class SftpAccount : IFileAccount
{
    /// <summary>Accepts every host key.</summary>
    public const string AnyHostKey = "*";

    private const string Algorithm = "SHA256:";
    private const int DefaultPort = 22;
    private static readonly TimeSpan s_connect = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_answer = TimeSpan.FromSeconds(100);

    private readonly AccountParameters _parameters;
    private readonly string? _hostKey;
    private readonly SftpClient _client;
    private string? _rejectedKey;

    /// <param name="hostKey">The fingerprint of the host key, such as <c>SHA256:...</c>; null if only the connection can have it.</param>
    public SftpAccount(AccountParameters parameters, string? hostKey)
    {
        _parameters = parameters;
        _hostKey = parameters.Find(AccountParameters.HostKey) ?? hostKey;
        var host = parameters.Require(AccountParameters.Host);
        var user = parameters.Require(AccountParameters.UserName);
        var port = parameters.Find(AccountParameters.Port) is not { } text ? DefaultPort
            : int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65536 ? number
            : throw SourceFault.NotAllowed.With("/", parameters.ConnectionId, "the port is not a number from 1 to 65535");
        _client = new(new ConnectionInfo(host, port, user, Authentication(user)) { Timeout = s_connect })
        {
            OperationTimeout = s_answer,
        };
        _client.HostKeyReceived += (_, e) =>
        {
            var fingerprint = Algorithm + e.FingerPrintSHA256;
            e.CanTrust = _hostKey == AnyHostKey || _hostKey?.TrimEnd('=') == fingerprint.TrimEnd('=');
            _rejectedKey = e.CanTrust ? null : fingerprint;
        };
    }

    public void Test(CancellationToken cancellationToken) => _ = List(string.Empty, false, cancellationToken).Any();

    public AccountFile? Find(string path, CancellationToken cancellationToken)
    {
        try
        {
            var attributes = Call(path, () => _client.GetAttributes("/" + path), cancellationToken);
            return attributes.IsRegularFile ? File(path, attributes) : null;
        }
        catch (SourceException e) when (e.Fault == SourceFault.NoSuchPath)
        {
            return null;
        }
    }

    public IEnumerable<AccountFile> List(string folder, bool isRecursive, CancellationToken cancellationToken)
    {
        IReadOnlyList<ISftpFile> entries;
        try
        {
            entries = Call(folder, () => _client.ListDirectory("/" + folder).ToList(), cancellationToken);
        }
        catch (SourceException e) when (e.Fault == SourceFault.NoSuchPath)
        {
            yield break;
        }

        foreach (var entry in entries.Where(entry => entry.Name is not ("." or "..")))
        {
            var path = folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}";
            var attributes = entry.IsSymbolicLink ? Target(path, cancellationToken) : entry.Attributes;
            if (attributes?.IsRegularFile == true)
            {
                yield return File(path, attributes);
            }
            else if (attributes?.IsDirectory == true && !isRecursive)
            {
                yield return AccountFile.Folder(path);
            }
            else if (attributes?.IsDirectory == true && !entry.IsSymbolicLink)
            {
                // Links to folders are not followed, because they could form a cycle.
                foreach (var inner in List(path, true, cancellationToken))
                {
                    yield return inner;
                }
            }
        }
    }

    public void Read(AccountFile file, long offset, Memory<byte> buffer, CancellationToken cancellationToken) => Call(
        file.Path,
        () =>
        {
            using var stream = _client.OpenAsync("/" + file.Path, FileMode.Open, FileAccess.Read, cancellationToken)
                .GetAwaiter().GetResult();
            if (File(file.Path, _client.GetAttributes("/" + file.Path)).Version != file.Version)
            {
                throw SourceFault.Changed.With("/" + file.Path);
            }

            stream.Position = offset;
            stream.ReadExactly(buffer.Span);
            return true;
        },
        cancellationToken);

    public void Dispose() => _client.Dispose();

    private static AccountFile File(string path, SftpFileAttributes attributes) => new(
        path,
        attributes.Size,
        attributes.LastWriteTimeUtc,
        string.Create(CultureInfo.InvariantCulture, $"{attributes.Size}-{attributes.LastWriteTimeUtc.Ticks}"));

    private SftpFileAttributes? Target(string path, CancellationToken cancellationToken)
    {
        try
        {
            return Call(path, () => _client.GetAttributes("/" + path), cancellationToken);
        }
        catch (SourceException)
        {
            // The target of the link does not exist.
            return null;
        }
    }

    private AuthenticationMethod Authentication(string user)
    {
        if (_parameters.Find(AccountParameters.SshKey, AccountParameters.PrivateKey) is not { } key)
        {
            return new PasswordAuthenticationMethod(user, _parameters.Require(AccountParameters.Password, AccountParameters.SshKey));
        }

        // The vendor's pages encode the key file as Base64.
        var decoded = new byte[key.Length];
        var text = Convert.TryFromBase64String(key.Trim(), decoded, out var length) ? decoded[..length] : Encoding.UTF8.GetBytes(key);
        try
        {
            using var stream = new MemoryStream(text);
            return new PrivateKeyAuthenticationMethod(user, new PrivateKeyFile(stream, _parameters.Find(AccountParameters.PassPhrase)));
        }
        catch (Exception e) when (e is SshException or ArgumentException or FormatException or NotSupportedException
            or InvalidOperationException)
        {
            // The message may contain parts of the key.
            throw SourceFault.NotAllowed.With("/", _parameters.ConnectionId, "the private key or its pass phrase is malformed");
        }
    }

    private T Call<T>(string path, Func<T> call, CancellationToken cancellationToken)
    {
        try
        {
            if (!_client.IsConnected)
            {
                _client.ConnectAsync(cancellationToken).GetAwaiter().GetResult();
            }

            return call();
        }
        catch (SftpPathNotFoundException)
        {
            throw SourceFault.NoSuchPath.With("/" + path, "the server has neither a file nor a folder with this path");
        }
        catch (SftpPermissionDeniedException)
        {
            throw SourceFault.NotAllowed.With("/" + path, _parameters.ConnectionId, "the server does not permit to read it");
        }
        catch (SshAuthenticationException e)
        {
            throw SourceFault.NotAllowed.With("/" + path, _parameters.ConnectionId, _parameters.Clean(e.Message));
        }
        catch (Exception e) when (e is SshException or SocketException or IOException or ObjectDisposedException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw _rejectedKey is { } rejected
                ? SourceFault.HostKey.With(rejected, _hostKey is null ? "no host key is configured" : "the configured host key "
                    + $"is {_hostKey}")
                : SourceFault.Unreadable.With("/" + path, _parameters.Clean(e.Message));
        }
    }
}
