namespace TypedFlows.Tool.Service;

/// <summary>One spec in the lock file.</summary>
/// <param name="File">The path relative to the lock file, with forward slashes.</param>
/// <param name="Hash">The SHA-256 hash of the file's text with line feeds, in hexadecimal digits.</param>
internal sealed record LockEntry(string File, string Kind, string Id, string Version, string Name, string Hash);
