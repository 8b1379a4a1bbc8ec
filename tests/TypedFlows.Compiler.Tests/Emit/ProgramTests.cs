using System.Reflection;
using Microsoft.CodeAnalysis;

namespace TypedFlows.Compiler.Tests.Emit;

/// <summary>Tests the emitted types in a program of a user.</summary>
public sealed class ProgramTests
{
    private static readonly Lazy<Assembly> s_program = new(() => RepositorySpecTests.All.Load(ProgramText.Text));

    [Theory]
    [InlineData("Source = new AmazonS3.Source { Path = \"/\" }", "CS0266")]
    [InlineData("Source = new DataLake.Target { DataSetId = \"x\" }", "CS0266")]
    [InlineData("Source = new Hubspot.Source { Path = \"/\" }", null)]
    [InlineData("Source = new TypedFlows.RawSource(\"x\", \"{}\")", null)]
    [InlineData("Source = new Hubspot.Source(), Target = new DataLake.Target { DataSetId = \"x\" }", null)]
    [InlineData("Source = new Hubspot.Source(), Target = new TypedFlows.RawTarget(\"x\", \"{}\")", null)]
    public void A_flow_accepts_only_the_sources_that_its_spec_lists(string members, string? error)
    {
        var program = $$"""
            namespace Demo.Specs;
            public static class Deploy
            {
                public static object Flow() => new CrmToAep.Flow { {{members}}, Schedule = CrmToAep.ScheduleParams.Once(1) };
            }
            """;
        var errors = RepositorySpecTests.All.Diagnose(program)
            .Where(d => d.Severity == DiagnosticSeverity.Error)
            .Select(d => d.Id)
            .ToList();
        if (error is null)
        {
            Assert.Empty(errors);
        }
        else
        {
            Assert.NotEmpty(errors);
        }
    }

    [Fact]
    public void Factories_have_a_parameter_for_what_their_case_allows()
    {
        var schedule = s_program.Value.GetType("Demo.Specs.CrmToAep+ScheduleParams", throwOnError: true)!;
        Assert.Equal("startTime", Parameters(schedule, "Once"));
        Assert.Equal("startTime, interval, backfill = null", Parameters(schedule, "Minute"));
        Assert.Equal([typeof(long), typeof(long), typeof(bool?)], Factories(schedule, "Minute")[0].GetParameters().Select(Type));
        Assert.Equal([typeof(DateTimeOffset), typeof(long), typeof(bool?)], Factories(schedule, "Week")[1].GetParameters().Select(Type));
        var corrected = s_program.Value.GetType("Demo.Specs.CloudStorageToAep+ScheduleParams", throwOnError: true)!;
        Assert.Equal("startTime", Parameters(corrected, "Once"));
        Assert.Equal("startTime, interval, backfill = null", Parameters(corrected, "Minute"));
    }

    [Theory]
    [InlineData("Writes")]
    [InlineData("SecretsAreNotShown")]
    [InlineData("FlowPaths")]
    [InlineData("Defaults")]
    [InlineData("RoundTripBySerializer")]
    [InlineData("LenientScalars")]
    [InlineData("NotRepresentable")]
    [InlineData("Malformed")]
    [InlineData("AnyJsonText")]
    [InlineData("ConnectionTakesItsOwnAuth")]
    public void The_program_sees(string what) =>
        Assert.Equal("ok", s_program.Value.GetType("Demo.Specs.Checks", throwOnError: true)!.GetMethod(what)!.Invoke(null, null));

    private static string Parameters(Type type, string method) => Assert.Single(
        Factories(type, method)
            .Select(factory => string.Join(
                ", ", factory.GetParameters().Select(p => p.IsOptional ? $"{p.Name} = {p.DefaultValue ?? "null"}" : p.Name)))
            .Distinct());

    private static MethodInfo[] Factories(Type type, string method) => [.. type.GetMethods().Where(each => each.Name == method)];

    private static Type Type(ParameterInfo parameter) => parameter.ParameterType;
}
