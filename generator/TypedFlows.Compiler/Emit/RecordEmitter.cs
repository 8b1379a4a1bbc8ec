using System.Globalization;
using TypedFlows.Compiler.Model;
using static TypedFlows.Compiler.Emit.GlobalNames;

namespace TypedFlows.Compiler.Emit;

/// <summary>Emits one record.</summary>
internal sealed class RecordEmitter(SourceWriter writer, SpecModel model, TypeNames names)
{
    // A property with longer attributes is declared on the next line.
    private const int MostInLine = 200;

    // HashCode.Combine accepts at most eight values.
    private const int MostCombined = 8;

    public void Emit(RecordModel record, IReadOnlyList<string> interfaces, Action? extra = null)
    {
        var type = names.Short(record.Name);
        writer.Summary(record.Summary);
        writer.Line($"[{SpecEmitter.Generated}, {Json}Serialization.JsonConverter(typeof({Services}SpecRecordConverter<{type}>))]");
        writer.Line($"[{SpecLocationText.Of(record.Location)}]");
        if (record.Union is null)
        {
            writer.Line(SpecEmitter.SchemaAttribute(record.Schema, model, names));
        }

        PathEmitter.EmitIdentities(writer, model, record.Name);
        var (declared, parent) = record.Union is { } union
            ? (record.Name.Substring(union.Length + 1), names.Short(union))
            : (type, $"{Services}SpecRecord<{type}>");
        string[] bases = [parent, $"{Services}ISpecRecord<{type}>", .. interfaces];
        writer.Block($"public sealed partial record {declared} : {string.Join(", ", bases)}", () =>
        {
            if (!record.IsRaw && !record.IsTuple)
            {
                writer.List(
                    $"private static readonly {Services}JsonNames s_members = new(",
                    record.Members.Select(m => CSharpText.Literal(m.WireName)), ");");
                if (record.Fields.Count > 0)
                {
                    writer.List(
                        $"private static readonly {Services}JsonNames s_fields = new(", record.Fields.Select(CSharpText.Literal), ");");
                }

                if (record.NestedPaths.Any(p => p.Length > 0))
                {
                    writer.Line("// The schema pointers of the members that are records or lists of records.");
                    writer.List("private static readonly string[] s_nested = [", record.NestedPaths.Select(CSharpText.Literal), "];");
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
            }

            writer.Line();

            // The constructor prevents a partial declaration from declaring one. The analyzer then knows that a property that an
            // initializer omits is absent, even if only metadata is available.
            writer.Line($"public {declared}() {{ }}");
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

            var locals = record.ChecksMembers ? ValidationEmitter.Checked(record, names) : [];
            new ValidationEmitter(writer, names).Emit(record, locals);
            new ReadEmitter(writer, names).Emit(record, locals);
            Equality(record, type);
            extra?.Invoke();
        });
    }

    private void Property(RecordModel record, MemberModel member)
    {
        writer.Summary(EpochText.Summary(member));
        if (member.Suggestions is { } suggestions)
        {
            writer.Line($"/// <remarks>Suggested values: <see cref=\"{names.Short(suggestions)}\"/>.</remarks>");
        }
        else if (member.Remarks.Length > 0)
        {
            writer.Documentation("remarks", member.Remarks);
        }

        var attributes = $"[{string.Join(", ", Attributes(record, member))}]";
        var (field, required) = (MemberLocals.Field(member), member.IsRequired ? "required " : string.Empty);
        var property = member.Type is TypeModel.Fixed text
            ? $"public string {member.Name} => {CSharpText.Literal(text.Text)};"
            : $"public {required}{names.Of(member)} {member.Name} " + (
                !member.KeepsText ? "{ get; init; }"
                : member.IsRequired ? $"{{ get => {field}.Value.GetValueOrDefault(); init => {field} = new(value); }}"
                : $"{{ get => {field}.Value; init => {field} = new(value); }}");
        if (attributes.Length + property.Length < MostInLine)
        {
            writer.Line($"{attributes} {property}");
        }
        else
        {
            writer.Line(attributes);
            writer.Line(property);
        }

        if (member.KeepsText)
        {
            writer.Line($"private {names.Kept(member.Type)} {field};");
        }
    }

    private static IEnumerable<string> Attributes(RecordModel record, MemberModel member)
    {
        if (record.IsTuple)
        {
            yield return TupleEmitter.Attribute(record, member);
        }
        else if (!record.IsRaw)
        {
            yield return $"{Json}Serialization.JsonPropertyName({CSharpText.Literal(member.WireName)})";
        }
        else if (record.Union is not null)
        {
            yield return $"{Services}SpecValue";
        }

        if (SpecLocationText.Of(record, member) is { } location)
        {
            yield return location;
        }

        if (member.Type is TypeModel.Fixed constant)
        {
            yield return $"{Core}ComponentModel.DefaultValue({CSharpText.Literal(constant.Text)})";
        }

        if (member.IsDeprecated)
        {
            yield return $"{Core}Obsolete(\"This field is deprecated in the schema. It still accepts data.\")";
        }
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
                writer.If(
                    $"filled.{each.Member.Name} is null",
                    () => writer.Line($"filled = {SpecJson}Fill(filled, filled with {{ {each.Member.Name} = {Constant(each)} }});"));
            }

            writer.Line();
            writer.Line("return filled;");
        });
        writer.Line();
    }

    private string Constant(DefaultModel filled) => (filled.Member.Type, filled.Value) switch
    {
        (_, JsonValue.Boolean boolean) => boolean.Value ? "true" : "false",
        (TypeModel.Enum e, _) => $"{names.Full(e.Name)}.{filled.EnumMember}",
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
        writer.List($"public bool Equals({type}? other) => ", parts.Prepend("other is not null"), ";", " && ");
        string[] hashes = [.. members.Select(Hash), .. record.IsOpen ? new[] { $"{SpecJson}Hash(AdditionalProperties)" } : []];
        if (hashes.Length <= MostCombined)
        {
            writer.List($"public override int GetHashCode() => {Core}HashCode.Combine(", hashes, ");");
            return;
        }

        writer.Block("public override int GetHashCode()", () =>
        {
            writer.Line($"var hash = new {Core}HashCode();");
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
