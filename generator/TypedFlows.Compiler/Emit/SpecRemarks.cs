using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Emit;

/// <summary>Writes remarks that name the spec file and the location in it, so that a reader finds the rule in any tool.</summary>
internal static class SpecRemarks
{
    private const string File = "the spec file.";

    public static string Of(SpecModel model, string pointer) =>
        Located(model, pointer.Length == 0 ? "The whole of " + File : $"{pointer} in {File}");

    public static string Located(SpecModel model, string remarks)
    {
        var path = model.Identity.Path;
        var file = path.Substring(path.LastIndexOf('/') + 1);
        return CSharpText.Doc(
            file.Length > 0 && remarks.EndsWith(File, StringComparison.Ordinal)
                ? $"{remarks.Substring(0, remarks.Length - File.Length)}{file}." : remarks);
    }
}
