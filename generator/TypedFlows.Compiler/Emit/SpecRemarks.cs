using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Emit;

/// <summary>Remarks that name the spec file and the place in it: a person finds the rule there, whatever tool shows the text, and a refactoring goes there.</summary>
internal static class SpecRemarks
{
    private const string File = "the spec file.";

    public static string Of(SpecModel model, string pointer) => Located(model, pointer.Length == 0 ? "The whole of " + File : $"{pointer} in {File}");

    public static string Located(SpecModel model, string remarks)
    {
        var path = model.Identity.Path;
        var file = path.Substring(path.LastIndexOf('/') + 1);
        return CSharpText.Doc(file.Length > 0 && remarks.EndsWith(File, StringComparison.Ordinal) ? $"{remarks.Substring(0, remarks.Length - File.Length)}{file}." : remarks);
    }
}
