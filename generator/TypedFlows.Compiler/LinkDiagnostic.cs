using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler;

/// <summary>A finding about the set of specs; <see cref="SpecCompiler.Locate"/> finds its place in the file's text.</summary>
/// <param name="Pointer">JSON Pointer to the value inside the file that the finding is about, such as <c>/items/0/id</c>.</param>
internal sealed record LinkDiagnostic(Rule Rule, string Path, string Pointer, EquatableArray<string> Arguments);
