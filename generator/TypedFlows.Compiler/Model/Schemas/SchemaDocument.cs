using System.Globalization;
using System.Runtime.CompilerServices;

namespace TypedFlows.Compiler.Model;

/// <summary>
/// Represents a schema together with the targets of its references. It is part of the model: immutable, with structural equality. The
/// object graph has no cycles, even for a recursive schema.
/// </summary>
/// <param name="Root">The schema of the document.</param>
/// <param name="Targets">
/// The targets by key, without duplicates, in the order of the first reference. Every <see cref="Schema.Ref"/> in the root or in a
/// target is the key of one target. The root is a target if a reference refers to it. A key is the location of the schema: <c>#</c>
/// and a JSON Pointer in the parsed part (<c>#/definitions/address</c>, or <c>#</c> for its root), or the URI of another document
/// followed by <c>#</c> and a JSON Pointer. A schema with dynamic references may be several targets, with keys from <see
/// cref="InScope"/>.
/// </param>
internal sealed record SchemaDocument(Schema Root, EquatableArray<NamedSchema> Targets)
{
    /// <summary>Creates a document from a schema without references.</summary>
    public SchemaDocument(Schema root)
        : this(root, EquatableArray<NamedSchema>.Empty)
    {
    }

    // It occurs in no JSON Pointer, where another character escapes.
    private const string ScopeMark = "~@";

    /// <summary>Returns the key of a schema in a dynamic scope other than that of the document.</summary>
    public static string InScope(string key, int scope) => key + ScopeMark + scope.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns a pointer that starts with a key as the pointer of the location, which is the same in every scope.</summary>
    public static string WithoutScope(string pointer)
    {
        var mark = pointer.IndexOf(ScopeMark, StringComparison.Ordinal);
        var end = mark < 0 ? -1 : pointer.IndexOf('/', mark);
        return mark < 0 ? pointer : pointer.Substring(0, mark) + (end < 0 ? string.Empty : pointer.Substring(end));
    }

    /// <summary>Returns the schema with the key, or null if the document does not contain it.</summary>
    /// <exception cref="InsufficientExecutionStackException">The references are nested too deeply for the stack of this thread.</exception>
    public Schema? Find(string key)
    {
        // Every traversal of references calls this method. An exception can be caught, but a stack overflow ends the process.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var target in Targets)
        {
            if (string.Equals(target.Name, key, StringComparison.Ordinal))
            {
                return target.Schema;
            }
        }

        return null;
    }

    /// <summary>
    /// Returns the schema that applies instead of this one, through a chain of references. The result is the same schema if it has no
    /// reference, and null if the chain cannot be resolved. The parser rejects circular chains.
    /// </summary>
    public Schema? Resolve(Schema schema)
    {
        var at = schema;
        for (var steps = 0; at.Ref is { } key && steps <= Targets.Count; steps++)
        {
            if (Find(key) is not { } next)
            {
                return null;
            }

            at = next;
        }

        return at.Ref is null ? at : null;
    }
}
