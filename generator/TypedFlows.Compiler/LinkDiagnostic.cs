using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler;

/// <summary>
/// Represents a diagnostic about the set of specs. <see cref="SpecCompiler.Locate"/> finds its location in the text of the file.
/// </summary>
/// <param name="Pointer">The JSON Pointer to the reported value in the file, such as <c>/items/0/id</c>.</param>
internal sealed record LinkDiagnostic(Rule Rule, string Path, string Pointer, EquatableArray<string> Arguments);
