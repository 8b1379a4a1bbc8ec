using System.Globalization;
using TypedFlows.Compiler.Model;
using static TypedFlows.Compiler.Emit.GlobalNames;

namespace TypedFlows.Compiler.Emit;

/// <summary>Emits one record.</summary>
internal sealed class RecordEmitter(SourceWriter writer, SpecModel model, TypeNames names)
{
    // HashCode.Combine accepts at most eight values.
    private const int MostCombined = 8;

    public void Emit(RecordModel record, IReadOnlyList<string> interfaces, Action? extra = null)
    {
        var type = names.Short(record.Name);
        writer.Line($"/// <summary>{CSharpText.Doc(record.Summary)}</summary>");
        writer.Line(SpecEmitter.GeneratedCode);
        writer.Line(SpecLocationText.Of(record.Location));
        if (record.Union is null)
        {
            writer.Line(
                $"[{Services}SpecSchema({CSharpText.Raw(record.SchemaJson)}, Spec = {CSharpText.Literal(SpecEmitter.SpecName(model))})]");
        }

        PathEmitter.EmitIdentities(writer, model, record.Name);
        writer.Line($"[{Json}Serialization.JsonConverter(typeof({Services}SpecRecordConverter<{type}>))]");
        var (declared, parent) = record.Union is { } union
            ? (record.Name.Substring(union.Length + 1), names.Short(union))
            : (type, $"{Services}SpecRecord<{type}>");
        string[] bases = [parent, $"{Services}ISpecRecord<{type}>", .. interfaces];
        writer.Block($"public sealed partial record {declared} : {string.Join(", ", bases)}", () =>
        {
            if (!record.IsRaw && !record.IsTuple)
            {
                writer.Line(
                    $"private static readonly {Services}JsonNames s_members = "
                        + $"new({CSharpText.Texts(record.Members.Select(m => m.WireName))});");
                if (record.NestedPaths.Any(p => p.Length > 0))
                {
                    writer.Line();
                    writer.Line("// The schema pointers of the members that are records or lists of records.");
                    writer.Line($"private static readonly string[] s_nested = new[] {{ {CSharpText.Texts(record.NestedPaths)} }};");
                }

                writer.Line();
            }

            foreach (var member in record.Members)
            {
                Property(record, member);
            }

            if (record.IsOpen)
            {
                writer.Line("/// <summary>Gets the properties that the schema does not declare, or null if there are none.</summary>");
                writer.Line($"public {Collections}IReadOnlyDictionary<string, {Json}JsonElement>? AdditionalProperties {{ get; init; }}");
                writer.Line();
            }

            // The constructor prevents a partial declaration from declaring one. The analyzer then knows that a property that an
            // initializer omits is absent, even if only metadata is available.
            writer.Line($"/// <summary>Initializes a new instance of the {CSharpText.Doc(names.Short(record.Name))} record.</summary>");
            writer.Block($"public {declared}()", () => { });
            writer.Line();
            var cases = new CaseEmitter(writer, names);
            foreach (var each in record.Cases)
            {
                cases.Emit(each, type);
            }

            new WriteEmitter(writer, names).Emit(record);
            writer.Line();
            if (record.Defaults.Count > 0)
            {
                WithDefaults(record, type);
            }

            Checks(record, type);
            if (record.Union is { } owner)
            {
                ScalarTypes(writer, type, $"{SpecJson}ScalarTypesOf<{names.Short(owner)}>()");
            }
            else if (record.ScalarTypes.Length > 0)
            {
                ScalarTypes(writer, type, CSharpText.Raw(record.ScalarTypes) + "u8");
            }

            new ReadEmitter(writer, names).Emit(record);
            Equality(record, type);
            extra?.Invoke();
        });
    }

    private void Property(RecordModel record, MemberModel member)
    {
        writer.Line($"/// <summary>{CSharpText.Doc(EpochText.Summary(member))}</summary>");
        if (member.Suggestions is { } suggestions)
        {
            writer.Line($"/// <remarks>Suggested values: <see cref=\"{names.Short(suggestions)}\"/>.</remarks>");
        }
        else if (member.Remarks.Length > 0)
        {
            writer.Line($"/// <remarks>{CSharpText.Doc(member.Remarks)}</remarks>");
        }

        writer.Line(SpecLocationText.Of(member.Location, record.Location));
        if (record.IsTuple)
        {
            writer.Line(TupleEmitter.Attribute(record, member));
        }
        else if (!record.IsRaw)
        {
            writer.Line($"[{Json}Serialization.JsonPropertyName({CSharpText.Literal(member.WireName)})]");
        }
        else if (record.Union is not null)
        {
            writer.Line($"[{Services}SpecValue]");
        }

        if (member.Type is TypeModel.Fixed constant)
        {
            writer.Line($"[global::System.ComponentModel.DefaultValue({CSharpText.Literal(constant.Text)})]");
        }

        if (member.IsDeprecated)
        {
            writer.Line("[global::System.Obsolete(\"This field is deprecated in the schema. It still accepts data.\")]");
        }

        var required = member.Presence is MemberPresence.Required or MemberPresence.RequiredNullable ? "required " : string.Empty;
        if (member.KeepsText)
        {
            KeptProperty(member, required);
            return;
        }

        writer.Line(member.Type is TypeModel.Fixed text
            ? $"public string {member.Name} => {CSharpText.Literal(text.Text)};"
            : $"public {required}{names.Of(member)} {member.Name} {{ get; init; }}");
        writer.Line();
    }

    private void KeptProperty(MemberModel member, string required)
    {
        var field = MemberLocals.Field(member);
        var value = required.Length > 0 ? $"{field}.Value.GetValueOrDefault()" : $"{field}.Value";
        writer.Block(
            $"public {required}{names.Of(member)} {member.Name}",
            () =>
            {
                writer.Line($"get => {value};");
                writer.Line($"init => {field} = new(value);");
            });
        writer.Line();
        writer.Line($"private {names.Kept(member.Type)} {field};");
        writer.Line();
    }

    private void WithDefaults(RecordModel record, string type)
    {
        writer.Line("/// <summary>Returns a copy with the defaults of the schema that do not violate a rule.</summary>");
        writer.Line("/// <returns>The copy.</returns>");
        writer.Block($"public {type} WithDefaults()", () =>
        {
            writer.Line("var filled = this;");
            foreach (var each in record.Defaults)
            {
                writer.Block($"if (filled.{each.Member.Name} is null)", () =>
                    writer.Line($"filled = {SpecJson}Fill(filled, filled with {{ {each.Member.Name} = {Constant(each)} }});"));
            }

            writer.Line();
            writer.Line("return filled;");
        });
        writer.Line();
    }

    private string Constant(DefaultModel filled) => (filled.Member.Type, filled.Value) switch
    {
        (_, JsonValue.Boolean boolean) => boolean.Value ? "true" : "false",
        (TypeModel.Enum e, JsonValue.String text) =>
            $"{names.Full(e.Name)}.{model.Enums.First(m => m.Name == e.Name).Find(text.Value)!.Name}",
        (_, JsonValue.String text) => CSharpText.Literal(text.Value),
        (TypeModel.Scalar { Kind: ScalarKind.Integer }, JsonValue.Number number) => long.Parse(
            number.Value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture)
            .ToString(CultureInfo.InvariantCulture)
            + "L",
        (_, JsonValue.Number number) => double.Parse(number.Value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture)
            .ToString("R", CultureInfo.InvariantCulture)
            + "d",
        _ => throw new NotSupportedException(filled.Value.GetType().Name),
    };

    private void Checks(RecordModel record, string type)
    {
        var check = $"void {Services}ISpecRecord<{type}>.Check({Validation})";
        if (record.ChecksMembers && record.Checks.Count > 0)
        {
            writer.Continued(
                check + " =>", $"CheckMembers({string.Join(", ", new MemberLocals(names).Arguments(record).Append("ref validation"))});");
            writer.Line();
            writer.Line("// These checks apply to the values that are read and to the record itself.");
            writer.Block(
                $"private static void CheckMembers({string.Join(", ", new MemberLocals(names).Parameters(record).Append(Validation))})",
                () =>
                new CheckEmitter(writer, names).Emit(record.Checks));
        }
        else
        {
            writer.Block(check, () => new CheckEmitter(writer, names).Emit(record.Checks));
        }

        writer.Line();
        writer.Block($"static void {Services}ISpecRecord<{type}>.CheckJson({Json}JsonElement json, {Validation})", () =>
        {
            if (record.Union is { } union)
            {
                writer.Line($"validation.CheckJsonOf<{names.Short(union)}>(json);");
                return;
            }

            foreach (var member in record.IsRaw || record.IsTuple ? [] : record.Members)
            {
                writer.Line($"var {member.LocalName} = {SpecJson}Member(json, {CSharpText.Literal(member.WireName)});");
            }

            new CheckEmitter(writer, names).Emit(record.JsonChecks);
        });
        writer.Line();
        foreach (var reference in record.References)
        {
            Reference(reference);
            writer.Line();
        }
    }

    public static void ScalarTypes(SourceWriter writer, string type, string types)
    {
        writer.Line($"static global::System.ReadOnlySpan<byte> {Services}ISpecRecord<{type}>.ScalarTypes => {types};");
        writer.Line();
    }

    public void Reference(ReferenceModel reference)
    {
        writer.Line($"// What references to {reference.Key.Replace("\r", "\\r").Replace("\n", "\\n")} lead to.");
        if (reference.ViolatesBody is { } breaks)
        {
            writer.Continued(
                $"private static bool {reference.Method}({Json}JsonElement json) =>", new ConditionText(names).Of(breaks)
                    + ";");
            return;
        }

        writer.Block(
            $"private static void {reference.Method}({Json}JsonElement json, {Validation})",
            () => new CheckEmitter(writer, names).Emit(reference.Checks));
    }

    // The equality that the C# compiler generates compares lists, maps and JSON values by reference.
    private void Equality(RecordModel record, string type)
    {
        MemberModel[] members = [.. record.Members.Where(m => m.Type is not TypeModel.Fixed)];
        if (!record.IsOpen && !members.Any(m => ByMeaning(m.Type)))
        {
            return;
        }

        var parts = members.Select(m => Equal(m.Name, m)).ToList();
        if (record.IsOpen)
        {
            parts.Add($"{SpecJson}Equal(AdditionalProperties, other.AdditionalProperties)");
        }

        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Continued($"public bool Equals({type}? other) =>", string.Join(" && ", parts.Prepend("other is not null")) + ";");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        string[] hashes = [.. members.Select(Hash), .. record.IsOpen ? new[] { $"{SpecJson}Hash(AdditionalProperties)" } : []];
        if (hashes.Length <= MostCombined)
        {
            writer.Continued("public override int GetHashCode() =>", $"global::System.HashCode.Combine({string.Join(", ", hashes)});");
            return;
        }

        writer.Block("public override int GetHashCode()", () =>
        {
            writer.Line("var hash = new global::System.HashCode();");
            foreach (var hash in hashes)
            {
                writer.Line($"hash.Add({hash});");
            }

            writer.Line("return hash.ToHashCode();");
        });
    }

    private static string Hash(MemberModel member)
    {
        var value = member.Presence == MemberPresence.OptionalNullable && ByMeaning(member.Type) ? member.Name + ".Value" : member.Name;
        return ByMeaning(member.Type) ? $"{SpecJson}Hash({value})" : value;
    }

    private static string Equal(string name, MemberModel member) => !ByMeaning(member.Type) ? $"{name} == other.{name}"
        : member.Presence == MemberPresence.OptionalNullable
            ? $"{name}.IsPresent == other.{name}.IsPresent && {SpecJson}Equal({name}.Value, other.{name}.Value)"
            : $"{SpecJson}Equal({name}, other.{name})";

    private static bool ByMeaning(TypeModel type) => type is TypeModel.List or TypeModel.Map or TypeModel.Scalar { Kind: ScalarKind.Json };
}
