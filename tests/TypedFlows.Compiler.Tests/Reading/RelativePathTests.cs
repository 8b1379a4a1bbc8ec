using TypedFlows.Compiler.Parsing;

namespace TypedFlows.Compiler.Tests.Reading;

/// <summary>Tests how paths of Windows and of other operating systems are handled, on any machine.</summary>
public class RelativePathTests
{
    [Theory]
    [InlineData("/project/", "/project/specs/a.json", "specs/a.json")]
    [InlineData("/project", "/project/specs/a.json", "specs/a.json")]
    [InlineData("/", "/specs/a.json", "specs/a.json")]
    [InlineData("/project", "/Project/specs/a.json", "../Project/specs/a.json")]
    [InlineData("/repository/samples/app/", "/repository/specs/a.json", "../../specs/a.json")]
    [InlineData("/project/", "/project-other/a.json", "../project-other/a.json")]
    [InlineData(null, "/project/specs/a.json", "/project/specs/a.json")]
    [InlineData(@"C:\project\", @"C:\project\specs\a.json", "specs/a.json")]
    [InlineData(@"C:\", @"C:\specs\a.json", "specs/a.json")]
    [InlineData(@"C:\project\", @"c:\Project\Specs\a.json", "Specs/a.json")]
    [InlineData(@"C:/project", @"C:\repository\specs\a.json", "../repository/specs/a.json")]
    [InlineData(@"C:\project\", @"D:\specs\a.json", "D:/specs/a.json")]
    [InlineData(@"\\server\share\project\", @"\\server\share\specs\a.json", "../specs/a.json")]
    [InlineData(@"\\server\share\project\", @"\\SERVER\Share\project\a.json", "a.json")]
    [InlineData(@"\\server\share\project\", @"\\server\other\a.json", "//server/other/a.json")]
    [InlineData(@"\\server\share\project\", @"\\other\share\project\a.json", "//other/share/project/a.json")]
    [InlineData(@"C:\project\", @"\\server\share\a.json", "//server/share/a.json")]
    [InlineData(null, @"C:\project\specs\a.json", "C:/project/specs/a.json")]
    public void Paths_are_relative_to_the_folder_of_the_project(string? directory, string path, string expected) =>
        Assert.Equal(expected, RelativePath.From(directory, path));

    [Theory]
    [InlineData("/home", "/home/specs/a.json", "specs/a.json")]
    [InlineData("/home", "/other/a.json", "/other/a.json")]
    [InlineData("/home", "/home/..a/a.json", "..a/a.json")]
    [InlineData(@"C:\work", @"C:\work\specs\a.json", "specs/a.json")]
    [InlineData(@"C:\work", @"c:\Work\specs\a.json", "specs/a.json")]
    [InlineData(@"C:\work", @"C:\other\a.json", "C:/other/a.json")]
    [InlineData(@"C:\work", @"D:\a.json", "D:/a.json")]
    public void A_file_outside_of_the_folder_is_shown_with_its_full_path(string directory, string path, string expected) =>
        Assert.Equal(expected, RelativePath.Shown(directory, path));

    [Theory]
    [InlineData("/specs/a.json", true)]
    [InlineData(@"C:\specs\a.json", true)]
    [InlineData("c:/specs/a.json", true)]
    [InlineData(@"\\server\share\a.json", true)]
    [InlineData("specs/a.json", false)]
    [InlineData("../a.json", false)]
    [InlineData("1:a.json", false)]
    [InlineData("", false)]
    public void A_drive_letter_and_a_share_are_roots(string path, bool expected) => Assert.Equal(expected, RelativePath.IsRooted(path));

    [Theory]
    [InlineData(@"C:\specs\a.json", "c:/Specs/A.json", true)]
    [InlineData(@"\\server\share\a.json", "//Server/share/a.json", true)]
    [InlineData("/specs/a.json", "/specs/a.json", true)]
    [InlineData("/specs/a.json", "/specs/A.json", false)]
    [InlineData(@"C:\specs\a.json", @"D:\specs\a.json", false)]
    public void Case_has_no_meaning_in_a_path_of_Windows(string left, string right, bool expected) =>
        Assert.Equal(expected, RelativePath.IsSame(left, right));

    [Theory]
    [InlineData(@"C:\specs\flow\a.json", "b.json", "C:/specs/flow/b.json")]
    [InlineData(@"C:\specs\flow\a.json", "../common/b.json#/definitions/x", "C:/specs/common/b.json#/definitions/x")]
    [InlineData(@"specs\flow\a.json", "../common/b.json", "specs/common/b.json")]
    [InlineData(@"..\specs\a.json", "../b.json", "../b.json")]
    [InlineData(@"\\server\share\specs\a.json", "b.json", "//server/share/specs/b.json")]
    public void References_between_files_resolve_with_paths_of_Windows(string path, string reference, string expected) =>
        Assert.Equal(expected, UriReference.Resolve(UriReference.OfPath(path), reference));

    [Theory]
    [InlineData("CrmToAep", "CrmToAep.g.cs")]
    [InlineData("Con", "Con-.g.cs")]
    [InlineData("aux", "aux-.g.cs")]
    [InlineData("Com1", "Com1-.g.cs")]
    [InlineData("Com10", "Com10.g.cs")]
    [InlineData("Console", "Console.g.cs")]
    public void A_generated_file_has_no_name_of_a_device_of_Windows(string typeName, string expected) =>
        Assert.Equal(expected, NamedModel.HintNameOf(typeName));
}
