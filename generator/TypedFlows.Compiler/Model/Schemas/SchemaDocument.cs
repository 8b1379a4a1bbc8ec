using System.Runtime.CompilerServices;

namespace TypedFlows.Compiler.Model;

/// <summary>
/// A schema with every schema that references in it lead to. Part of the model: immutable, structural equality, no cycle in the
/// object graph, so that even a recursive schema is plain data.
/// </summary>
/// <param name="Root">What judges a document.</param>
/// <param name="Targets">
/// By key, each once, in the order in which references first lead to them. Every <see cref="Schema.Ref"/> in the root or in a
/// target is the key of one; the root itself is among them where one leads to it. A key tells where the schema stands: <c>#</c>
/// and a JSON Pointer inside the part that was parsed (<c>#/definitions/address</c>; <c>#</c> is its root), or the URI of another
/// document, <c>#</c> and a JSON Pointer.
/// </param>
internal sealed record SchemaDocument(Schema Root, EquatableArray<NamedSchema> Targets)
{
    /// <summary>A schema without references.</summary>
    public SchemaDocument(Schema root)
        : this(root, EquatableArray<NamedSchema>.Empty)
    {
    }

    /// <summary>The schema of that key; null where the document was put together without it.</summary>
    /// <exception cref="InsufficientExecutionStackException">References lead too deep for this thread's stack.</exception>
    public Schema? Find(string key)
    {
        // Whoever follows references comes by here: an exception can be caught, a stack that overflows ends the process.
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
    /// The schema that judges in place of this one, through a chain of references; the same where it refers to none, null where
    /// the chain leads to nothing. The parser lets no circle pass.
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
