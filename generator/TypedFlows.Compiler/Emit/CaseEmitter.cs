using TypedFlows.Compiler.Model;
using static TypedFlows.Compiler.Emit.GlobalNames;

namespace TypedFlows.Compiler.Emit;

/// <summary>Emits the factories of a record. A factory with an epoch time has an overload with DateTimeOffset parameters.</summary>
internal sealed class CaseEmitter(SourceWriter writer, TypeNames names)
{
    private const string Time = Core + "DateTimeOffset";

    public void Emit(CaseModel each, string type)
    {
        EmitCase(each, type);
        EmitTimes(each, type);
    }

    private void EmitCase(CaseModel each, string type)
    {
        EmitDocumentation(each, each.Parameters, parameter => EpochText.Summary(parameter.Member));
        var parameters = string.Join(", ", each.Parameters.Select(Parameter));
        writer.Block($"public static {type} {each.Name}({parameters}) => new()", () =>
        {
            var enumName = ((TypeModel.Enum)each.Discriminator.Type).Name;
            writer.Line($"{each.Discriminator.Name} = {names.Full(enumName)}.{each.Value.Name},");
            foreach (var parameter in each.Parameters)
            {
                writer.Line($"{parameter.Member.Name} = {parameter.Member.LocalName},");
            }
        }, "};");
        writer.Line();
    }

    private void EmitDocumentation(CaseModel each, IEnumerable<CaseParameter> parameters, Func<CaseParameter, string> summary)
    {
        var (property, value) = (each.Discriminator.WireName, each.Value.Text);
        writer.Line($"/// <summary>Creates the case in which {CSharpText.Doc($"{property} is {value}")}.</summary>");
        foreach (var parameter in parameters)
        {
            writer.Line(
                $"/// <param name=\"{parameter.Member.LocalName.TrimStart('@')}\">{CSharpText.Doc(summary(parameter))}</param>");
        }

        writer.Line($"[{Services}SpecCase({CSharpText.Literal(property)}, {CSharpText.Literal(value)})]");
    }

    private string Parameter(CaseParameter parameter)
    {
        var member = parameter.Member;
        var mayBeNull = member.Presence is MemberPresence.RequiredNullable or MemberPresence.OptionalNullable;
        return parameter.IsRequired ? $"{names.Of(member.Type, mayBeNull)} {member.LocalName}"
            : member.Presence == MemberPresence.OptionalNullable ? $"{names.Of(member)} {member.LocalName} = default"
            : $"{names.Of(member.Type)}? {member.LocalName} = null";
    }

    private void EmitTimes(CaseModel each, string type)
    {
        // A call that omits all optional parameters must fit one overload only, so one time is required.
        var required = each.Parameters.FirstOrDefault(parameter => parameter.IsRequired && IsTime(parameter))
            ?? each.Parameters.FirstOrDefault(IsTime);
        if (required is null)
        {
            return;
        }

        List<CaseParameter> parameters =
        [
            .. each.Parameters.Where(parameter => parameter.IsRequired || parameter == required),
            .. each.Parameters.Where(parameter => !parameter.IsRequired && parameter != required),
        ];
        EmitDocumentation(
            each,
            parameters,
            parameter => IsTime(parameter) ? EpochText.Converted(parameter.Member) : EpochText.Summary(parameter.Member));
        var declared = parameters.Select(parameter =>
            !IsTime(parameter) ? Parameter(parameter)
            : parameter.IsRequired || parameter == required ? $"{Time} {parameter.Member.LocalName}"
            : $"{Time}? {parameter.Member.LocalName} = null");
        var given = each.Parameters.Select(parameter => IsTime(parameter)
            ? parameter.Member.LocalName
                + (parameter.IsRequired || parameter == required ? string.Empty : "?")
                + (parameter.Member.Epoch == EpochUnit.Seconds ? ".ToUnixTimeSeconds()" : ".ToUnixTimeMilliseconds()")
            : parameter.Member.LocalName);
        writer.Continued(
            $"public static {type} {each.Name}({string.Join(", ", declared)}) =>", $"{each.Name}({string.Join(", ", given)});");
        writer.Line();
    }

    private static bool IsTime(CaseParameter parameter) =>
        parameter.Member is { Epoch: not null, Presence: not MemberPresence.OptionalNullable };
}

/// <summary>Names the unit of an epoch time in documentation.</summary>
internal static class EpochText
{
    public static string Summary(MemberModel member) => With(member, "The value is in epoch");

    /// <summary>Returns the documentation of a parameter that is a time and is converted.</summary>
    public static string Converted(MemberModel member) => With(member, "The time is sent in epoch");

    private static string With(MemberModel member, string text) => member.Epoch switch
    {
        EpochUnit.Seconds => $"{member.Summary} {text} seconds.",
        EpochUnit.Milliseconds => $"{member.Summary} {text} milliseconds.",
        _ => member.Summary,
    };
}
