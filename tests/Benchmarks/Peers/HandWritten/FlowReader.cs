using System.Text.Json;
using TypedFlows.Benchmarks.Peers.HandWritten.Model;

namespace TypedFlows.Benchmarks.Peers.HandWritten;

/// <summary>Reads flow.json, a complete flow request.</summary>
internal static class FlowReader
{
    public static ReadError Read(ref Utf8JsonReader reader, out Flow? flow)
    {
        flow = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return ReadError.Type;
        }

        string? name = null;
        string? description = null;
        SpecReference? flowSpec = null;
        string[]? sources = null;
        string[]? targets = null;
        FlowTransformation[]? transformations = null;
        Schedule? schedule = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var error = ReadError.None;
            switch (Find(ref reader))
            {
                case Member.Name:
                    reader.Read();
                    error = Values.ReadBoundedString(ref reader, 255, out name);
                    break;
                case Member.Description:
                    reader.Read();
                    error = Values.ReadString(ref reader, out description);
                    break;
                case Member.FlowSpec:
                    reader.Read();
                    error = SpecReferenceReader.Read(ref reader, out flowSpec);
                    break;
                case Member.SourceConnectionIds:
                    reader.Read();
                    error = ReadIds(ref reader, out sources);
                    break;
                case Member.TargetConnectionIds:
                    reader.Read();
                    error = ReadIds(ref reader, out targets);
                    break;
                case Member.Transformations:
                    reader.Read();
                    error = ReadTransformations(ref reader, out transformations);
                    break;
                case Member.ScheduleParams:
                    reader.Read();
                    error = ScheduleReader.Read(ref reader, out schedule);
                    break;
                default:
                    reader.Skip();
                    break;
            }

            if (error != ReadError.None)
            {
                return error;
            }
        }

        if (name is null || flowSpec is null || sources is null || targets is null)
        {
            return ReadError.Required;
        }

        flow = new Flow(name, description, flowSpec, sources, targets, transformations, schedule);
        return ReadError.None;
    }

    private static Member Find(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped)
        {
            return reader.ValueTextEquals("name"u8) ? Member.Name
                : reader.ValueTextEquals("description"u8) ? Member.Description
                : reader.ValueTextEquals("flowSpec"u8) ? Member.FlowSpec
                : reader.ValueTextEquals("sourceConnectionIds"u8) ? Member.SourceConnectionIds
                : reader.ValueTextEquals("targetConnectionIds"u8) ? Member.TargetConnectionIds
                : reader.ValueTextEquals("transformations"u8) ? Member.Transformations
                : reader.ValueTextEquals("scheduleParams"u8) ? Member.ScheduleParams
                : Member.Other;
        }

        var name = reader.ValueSpan;
        return name.Length switch
        {
            4 when name.SequenceEqual("name"u8) => Member.Name,
            8 when name.SequenceEqual("flowSpec"u8) => Member.FlowSpec,
            11 when name.SequenceEqual("description"u8) => Member.Description,
            14 when name.SequenceEqual("scheduleParams"u8) => Member.ScheduleParams,
            15 when name.SequenceEqual("transformations"u8) => Member.Transformations,
            19 when name.SequenceEqual("sourceConnectionIds"u8) => Member.SourceConnectionIds,
            19 when name.SequenceEqual("targetConnectionIds"u8) => Member.TargetConnectionIds,
            _ => Member.Other,
        };
    }

    private static ReadError ReadIds(ref Utf8JsonReader reader, out string[]? ids)
    {
        ids = null;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return ReadError.Type;
        }

        using var items = default(Items<string>);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var error = Values.ReadFilledString(ref reader, out var id);
            if (error != ReadError.None)
            {
                return error;
            }

            items.Add(id);
        }

        if (items.Count == 0)
        {
            return ReadError.MinItems;
        }

        ids = items.ToArray();
        return ReadError.None;
    }

    private static ReadError ReadTransformations(ref Utf8JsonReader reader, out FlowTransformation[]? transformations)
    {
        transformations = null;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return ReadError.Type;
        }

        using var items = default(Items<FlowTransformation>);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var error = TransformationReader.Read(ref reader, out var transformation);
            if (error != ReadError.None)
            {
                return error;
            }

            items.Add(transformation!);
        }

        transformations = items.ToArray();
        return ReadError.None;
    }

    private enum Member
    {
        Other,
        Name,
        Description,
        FlowSpec,
        SourceConnectionIds,
        TargetConnectionIds,
        Transformations,
        ScheduleParams,
    }
}
