using TypedFlows.Tool.Reports;
using TypedFlows.Tool.Service;

namespace TypedFlows.Tool.Tests;

/// <summary>Tests how the tool handles paths of Windows, on any machine.</summary>
public class PathTests
{
    [Theory]
    [InlineData("specs/flow/a b.json", "specs/flow/a%20b.json")]
    [InlineData("specs/a:b.json", "specs/a%3Ab.json")]
    [InlineData("/home/specs/a b.json", "file:///home/specs/a%20b.json")]
    [InlineData("C:/home/specs/a b.json", "file:///C:/home/specs/a%20b.json")]
    public void A_report_names_a_file_by_a_valid_URI(string file, string expected) => Assert.Equal(expected, SarifReport.Address(file));

    [Theory]
    [InlineData("CRMToAEP", "CRMToAEP")]
    [InlineData(@"..\..\windows\system", "-..-windows-system")]
    [InlineData("C:/specs", "C--specs")]
    [InlineData("con", "spec-con")]
    [InlineData("NUL.txt", "spec-NUL.txt")]
    [InlineData("...", "spec")]
    public void A_spec_of_a_service_gets_a_file_name_that_every_operating_system_accepts(string name, string expected) =>
        Assert.Equal(expected, PulledFolder.FileName(name));
}
