using TypedFlows.Compiler.Model;
using static TypedFlows.Compiler.Emit.GlobalNames;

namespace TypedFlows.Compiler.Emit;

/// <summary>Emits the checks of a validation method.</summary>
/// <param name="members">The JSON names of the locals that hold the properties of a JSON object, or null if there are none.</param>
/// <param name="declared">The locals that are declared. Checks of the other properties look them up by name.</param>
/// <param name="fields">The JSON names of all fields, if only some of them are properties of the record.</param>
internal sealed partial class CheckEmitter(
    SourceWriter writer, TypeNames names, IReadOnlyDictionary<string, string>? members = null, ISet<string>? declared = null,
    IReadOnlyCollection<string>? fields = null)
{
    // The runtime library replaces it with the name of the property.
    private const string NamePlaceholder = "{name}";

    private readonly ConditionText _conditions = new(names);
    private readonly HashSet<string> _lookedUp = [];

    /// <summary>Gets the locals of the properties that more than one check looked up by name.</summary>
    public HashSet<string> LookedUpAgain { get; } = [];

    public void Emit(IEnumerable<Check> checks)
    {
        foreach (var check in checks)
        {
            Emit(check);
        }
    }

    /// <summary>Emits the checks of a JSON value. A schema that allows only objects checks nothing else in another value.</summary>
    public void EmitJson(EquatableArray<Check> checks)
    {
        if (checks is not [Check.Branch { If: Condition.Not { Inner: Condition.JsonType { Operand: "json" } only } } branch]
            || only.Types != SchemaTypes.Object
            || branch.Then is not [Check.Report { When: Condition.Constant { Value: true }, Actual: ActualKind.Value } report]
            || !IsOfType(report))
        {
            Emit(checks);
            return;
        }

        writer.If($"!validation.RequireObject(json, {CSharpText.Literal(report.Message)})", () => writer.Line("return;"));
        writer.Line();
        var typed = branch.Else.GroupBy(CommonType).Where(group => group.Key is not null && group.Count() > 1).ToList();
        var rest = branch.Else.Where(check => typed.All(group => group.Key != CommonType(check))).ToList();
        var isRequired = (Check check) => check is Check.Report { Statement: ReportStatement.Require };
        Emit(rest.TakeWhile(isRequired));
        foreach (var group in typed)
        {
            var (types, message) = group.Key!.Value;
            writer.List(
                $"validation.RequireTypes(json, {types}, {CSharpText.Literal(message)}, ",
                group.Select(check => LookUp(((Condition.WrongType)((Check.Report)check).When).Operand)), ");");
        }

        Emit(rest.SkipWhile(isRequired));
    }

    // Returns the types of a property and the message with a placeholder for its name, if nothing else is special about the rule.
    private (string Types, string Message)? CommonType(Check check)
    {
        if (check is not Check.Report { Statement: ReportStatement.RequireType, When: Condition.WrongType type } report
            || report.Actual != ActualKind.Value
            || NameAt(type.Operand, report.InstancePath, report.SchemaPath, "/type") is not { Length: > 0 } name
            || report.Message.LastIndexOf(name + "' ", StringComparison.Ordinal) is not (>= 0 and var at))
        {
            return null;
        }

        var message = report.Message.Substring(0, at) + NamePlaceholder + report.Message.Substring(at + name.Length);
        return message.Replace(NamePlaceholder, name) == report.Message && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '$')
            ? (ConditionText.Types(type.Types), message) : null;
    }

    private void Emit(Check check)
    {
        switch (check)
        {
            case Check.Report { When: Condition.Constant { Value: true } } report:
                Report(report);
                break;
            case Check.Report { Statement: ReportStatement.Require, When: Condition.Not { Inner: Condition.Present present } } report:
                Require(present, report);
                break;
            case Check.Report { Statement: ReportStatement.RequireType, When: Condition.WrongType type } report:
                RequireType(type, report);
                break;
            case Check.Report report:
                writer.If(_conditions.Of(report.When), () => Report(report));
                break;
            case Check.Let let:
                writer.Line($"var {let.Local} = {_conditions.Of(let.Condition)};");
                break;
            case Check.CountMatches matches:
                Matches(matches);
                break;
            case Check.CountItems items:
                writer.Line($"var {items.Local} = {_conditions.Of(items.Count)};");
                break;
            case Check.CountProperties members:
                writer.Line($"var {members.Local} = {_conditions.Of(members.Count)};");
                break;
            case Check.Branch branch:
                Branch(branch, "if");
                break;
            case Check.Unwrap list when ItemCall(list) is { } call:
                writer.Line(call);
                break;
            case Check.Unwrap unwrap:
                writer.If(ConditionText.Unwrap(unwrap.Operand, unwrap.Form, unwrap.Local), () => Emit(unwrap.Checks));
                break;
            case Check.Case each:
                writer.If($"{each.Operand} is {names.Short(each.RecordName)} {each.Local}", () => Emit(each.Checks));
                break;
            case Check.Property { Checks: [Check.JsonRecord record] } lookup
                when record.InstancePath == JsonPointer.Append(string.Empty, lookup.WireName)
                    && IsUsual(record.InstancePath, record.SchemaPath, string.Empty):
                writer.Line(
                    $"validation.CheckJson<{names.Short(record.RecordName)}>({lookup.Operand}, {CSharpText.Literal(lookup.WireName)});");
                break;
            case Check.Property lookup:
                writer.If(ConditionText.Lookup(lookup.Operand, lookup.WireName, lookup.Local), () => Emit(lookup.Checks));
                break;
            case Check.Record record:
                writer.Line($"validation.Check({record.Operand}, {UsualPaths(record.InstancePath, record.SchemaPath)});");
                break;
            case Check.JsonRecord record:
                var location = NameAt(record.Operand, record.InstancePath, record.SchemaPath) is not null
                    ? $"json, {LookUp(record.Operand)}"
                    : $"{record.Operand}, {Paths(record.InstancePath, record.SchemaPath)}";
                writer.Line($"validation.CheckJson<{names.Short(record.RecordName)}>({location});");
                break;
            case Check.Representable number:
                writer.Line(
                    $"validation.CheckRepresentable({number.Operand}, isInteger: {(number.IsInteger ? "true" : "false")}, "
                        + $"{UsualPaths(number.InstancePath, number.SchemaPath)});");
                break;
            case Check.Reference reference:
                writer.Line($"validation.Enter({Paths(reference.InstancePath, reference.SchemaPath)});");
                writer.Line($"{reference.Method}({reference.Operand}, ref validation);");
                writer.Line("validation.Exit();");
                break;
            case Check.Serialized { Otherwise.Count: 0 }:
                writer.Line("validation.CheckWritten(this);");
                break;
            case Check.Serialized written:
                writer.If("!validation.CheckWritten(this)", () => Emit(written.Otherwise));
                break;
            case Check.Item item:
                Item(item);
                break;
            case Check.Items items:
                Items(items);
                break;
            case Check.Properties { InstancePath: "", SchemaPath: "/additionalProperties" } others
                when NamesOfDeclared(others) is { } known:
                writer.Line(
                    $"validation.RejectOthers({others.Operand}, {known}, "
                        + $"{CSharpText.Literal(((Check.Report)others.Checks[0]).Message)});");
                break;
            case Check.Properties properties:
                Members(properties);
                break;
            default:
                throw new NotSupportedException(check.GetType().Name);
        }
    }

    private void Report(Check.Report report) => writer.Line(
        $"validation.Add({UsualPaths(report.InstancePath, report.SchemaPath, "/" + report.Keyword)}, {CSharpText.Literal(report.Keyword)},"
            + $" {CSharpText.Literal(report.Message)}{Actual(report)});");

    private void Require(Condition.Present present, Check.Report report)
    {
        var isOwn = report is { InstancePath: "", SchemaPath: "/required" };
        var isThere = present.Form != MemberForm.Json ? _conditions.Of(present)
            : isOwn && Name(present.Operand) is not null ? $"json, {LookUp(present.Operand)}" : present.Operand;
        var paths = isOwn ? string.Empty : Paths(report.InstancePath, report.SchemaPath) + ", ";
        writer.Line($"validation.Require({isThere}, {paths}{CSharpText.Literal(report.Message)});");
    }

    private void RequireType(Condition.WrongType type, Check.Report report)
    {
        var hidden = report.Actual == ActualKind.Nothing ? ", includeValue: false" : string.Empty;
        var (types, message) = (ConditionText.Types(type.Types), CSharpText.Literal(report.Message));
        writer.Line(NameAt(type.Operand, report.InstancePath, report.SchemaPath, "/type") is not null
            ? $"validation.RequireType(json, {LookUp(type.Operand)}, {types}, {message}{hidden});"
            : $"validation.RequireType({type.Operand}, {types}, {UsualPaths(report.InstancePath, report.SchemaPath, "/type")}, {message}"
                + $"{hidden});");
    }

    // Returns the names of the declared properties for a violation that applies to each other property.
    private string? NamesOfDeclared(Check.Properties others)
    {
        if (others is not
            {
                IsOfNames: false,
                Filter: { HasPatterns: false } filter,
                Checks: [
                Check.Report
                {
                    When: Condition.Constant { Value: true }, InstancePath: "", SchemaPath: "", Keyword: "additionalProperties",
                    Actual: ActualKind.Nothing,
                }],
            })
        {
            return null;
        }

        return others is { IsJson: true, Operand: "json" } && Are(members?.Values) ? "s_members"
            : fields is { Count: > 0 } && Are(fields) ? "s_fields"
            : null;

        bool Are(IEnumerable<string>? declaredNames) =>
            declaredNames is not null && filter.Except.Count == declaredNames.Count() && declaredNames.All(filter.Except.Contains);
    }

    private string? Name(string operand) =>
        members is not null && declared?.Contains(operand) != true && members.TryGetValue(operand, out var name) ? name : null;

    // Returns the literal of the property that a check looks up by name.
    private string LookUp(string local)
    {
        if (!_lookedUp.Add(local))
        {
            LookedUpAgain.Add(local);
        }

        return CSharpText.Literal(members![local]);
    }

    // Returns the JSON name of a property if the operand is its local and the paths are those of a property of the schema.
    private string? NameAt(string operand, string instancePath, string schemaPath, string keyword = "") =>
        Name(operand) is { } name && instancePath == JsonPointer.Append(string.Empty, name) && IsUsual(instancePath, schemaPath, keyword)
            ? name : null;

    private static bool IsUsual(string instancePath, string schemaPath, string keyword) =>
        instancePath.Length > 0 && schemaPath == $"/properties{instancePath}{keyword}";

    // Omits the schema path if the instance path determines it.
    private static string UsualPaths(string instancePath, string schemaPath, string keyword = "") =>
        IsUsual(instancePath, schemaPath, keyword) ? CSharpText.Literal(instancePath) : Paths(instancePath, schemaPath);

    private static string Paths(string instancePath, string schemaPath) =>
        $"{CSharpText.Literal(instancePath)}, {CSharpText.Literal(schemaPath)}";

    private string Actual(Check.Report report) => report.Actual switch
    {
        ActualKind.Nothing => string.Empty,
        ActualKind.EnumText => $", {Services}ActualValue.Value({names.JsonText(report.OperandEnum!)}, (int?){report.Operand})",
        _ => $", {Services}ActualValue.{report.Actual}({report.Operand})",
    };

    private void Branch(Check.Branch branch, string head)
    {
        writer.Branch($"{head} ({_conditions.Of(branch.If)})", () => Emit(branch.Then));
        if (branch.Else.Count == 1 && branch.Else[0] is Check.Branch next)
        {
            Branch(next, "else if");
        }
        else if (branch.Else.Count == 1 && branch.Else[0] is Check.Report { When: not Condition.Constant } last)
        {
            writer.Branch($"else if ({_conditions.Of(last.When)})", () => Report(last));
        }
        else if (branch.Else.Count > 0)
        {
            writer.Branch("else", () => Emit(branch.Else));
        }
    }

    private void Matches(Check.CountMatches matches)
    {
        var last = matches.Broken.Count - 1;
        for (var i = 0; i <= last; i++)
        {
            var head = i == 0 ? $"var {matches.Local} =" : "    +";
            writer.Line($"{head} ({_conditions.Test(matches.Broken[i])} ? 0 : 1){(i == last ? ";" : string.Empty)}");
        }
    }

    private static bool IsOfType(Check.Report report) => report is { InstancePath: "", SchemaPath: "/type", Keyword: "type" };

    private void EmitNested(string instancePath, string step, string schemaPath, EquatableArray<Check> checks, string isSecret = "")
    {
        writer.Line($"validation.Enter({CSharpText.Literal(instancePath)}, {step}, {CSharpText.Literal(schemaPath)}{isSecret});");
        Emit(checks);
        writer.Line("validation.Exit();");
    }
}
