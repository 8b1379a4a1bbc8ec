using System.Text.Json;
using TypedFlows.Benchmarks.Peers.HandWritten.Model;

namespace TypedFlows.Benchmarks.Peers.HandWritten;

/// <summary>Implements a fast hand-written writer: names and fixed texts are encoded once, and each value is written directly to
/// Utf8JsonWriter.</summary>
internal static class HandWrittenWriter
{
    private static readonly JsonEncodedText s_backfill = JsonEncodedText.Encode("backfill");
    private static readonly JsonEncodedText s_baseConnectionId = JsonEncodedText.Encode("baseConnectionId");
    private static readonly JsonEncodedText s_columns = JsonEncodedText.Encode("columns");
    private static readonly JsonEncodedText s_connectionSpec = JsonEncodedText.Encode("connectionSpec");
    private static readonly JsonEncodedText s_copy = JsonEncodedText.Encode("Copy");
    private static readonly JsonEncodedText s_data = JsonEncodedText.Encode("data");
    private static readonly JsonEncodedText s_dateFormat = JsonEncodedText.Encode("dateFormat");
    private static readonly JsonEncodedText s_deltaColumn = JsonEncodedText.Encode("deltaColumn");
    private static readonly JsonEncodedText s_description = JsonEncodedText.Encode("description");
    private static readonly JsonEncodedText s_flowSpec = JsonEncodedText.Encode("flowSpec");
    private static readonly JsonEncodedText s_format = JsonEncodedText.Encode("format");
    private static readonly JsonEncodedText s_frequency = JsonEncodedText.Encode("frequency");
    private static readonly JsonEncodedText s_id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText s_interval = JsonEncodedText.Encode("interval");
    private static readonly JsonEncodedText s_mapping = JsonEncodedText.Encode("Mapping");
    private static readonly JsonEncodedText s_mappingId = JsonEncodedText.Encode("mappingId");
    private static readonly JsonEncodedText s_mappingVersion = JsonEncodedText.Encode("mappingVersion");
    private static readonly JsonEncodedText s_name = JsonEncodedText.Encode("name");
    private static readonly JsonEncodedText s_params = JsonEncodedText.Encode("params");
    private static readonly JsonEncodedText s_scheduleParams = JsonEncodedText.Encode("scheduleParams");
    private static readonly JsonEncodedText s_sourceConnectionIds = JsonEncodedText.Encode("sourceConnectionIds");
    private static readonly JsonEncodedText s_startTime = JsonEncodedText.Encode("startTime");
    private static readonly JsonEncodedText s_tableName = JsonEncodedText.Encode("tableName");
    private static readonly JsonEncodedText s_targetConnectionIds = JsonEncodedText.Encode("targetConnectionIds");
    private static readonly JsonEncodedText s_timezone = JsonEncodedText.Encode("timezone");
    private static readonly JsonEncodedText s_transformations = JsonEncodedText.Encode("transformations");
    private static readonly JsonEncodedText s_type = JsonEncodedText.Encode("type");
    private static readonly JsonEncodedText s_version = JsonEncodedText.Encode("version");
    private static readonly JsonEncodedText s_xdm = JsonEncodedText.Encode("xdm");

    // The index is the number of the enum value. Numbering starts at 1.
    private static readonly JsonEncodedText[] s_frequencies = Encode(string.Empty, "once", "minute", "hour", "day", "week");
    private static readonly JsonEncodedText[] s_formats = Encode(string.Empty, "delimited", "json", "parquet", "tabular");
    private static readonly JsonEncodedText[] s_types =
        Encode(string.Empty, "string", "integer", "long", "number", "double", "boolean", "date", "object", "array");

    public static void Write(Utf8JsonWriter writer, Schedule schedule)
    {
        writer.WriteStartObject();
        writer.WriteNumber(s_startTime, schedule.StartTime);
        writer.WriteString(s_frequency, s_frequencies[(int)schedule.Frequency]);
        if (schedule.Interval is { } interval)
        {
            writer.WriteNumber(s_interval, interval);
        }

        if (schedule.Backfill is { } backfill)
        {
            writer.WriteBoolean(s_backfill, backfill);
        }

        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, Flow flow)
    {
        writer.WriteStartObject();
        writer.WriteString(s_name, flow.Name);
        if (flow.Description is { } description)
        {
            writer.WriteString(s_description, description);
        }

        writer.WritePropertyName(s_flowSpec);
        Write(writer, flow.FlowSpec);
        Write(writer, s_sourceConnectionIds, flow.SourceConnectionIds);
        Write(writer, s_targetConnectionIds, flow.TargetConnectionIds);
        if (flow.Transformations is { } transformations)
        {
            writer.WriteStartArray(s_transformations);
            foreach (var transformation in transformations)
            {
                Write(writer, transformation);
            }

            writer.WriteEndArray();
        }

        if (flow.ScheduleParams is { } schedule)
        {
            writer.WritePropertyName(s_scheduleParams);
            Write(writer, schedule);
        }

        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, SourceConnection connection)
    {
        writer.WriteStartObject();
        writer.WriteString(s_name, connection.Name);
        writer.WriteString(s_baseConnectionId, connection.BaseConnectionId);
        if (connection.Description is { } description)
        {
            writer.WriteString(s_description, description);
        }

        writer.WriteStartObject(s_data);
        writer.WriteString(s_format, s_formats[(int)connection.Data.Format]);
        writer.WriteEndObject();
        writer.WriteStartObject(s_params);
        writer.WriteString(s_tableName, connection.Params.TableName);
        writer.WriteStartArray(s_columns);
        foreach (var column in connection.Params.Columns)
        {
            Write(writer, column);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WritePropertyName(s_connectionSpec);
        Write(writer, connection.ConnectionSpec);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Column column)
    {
        writer.WriteStartObject();
        writer.WriteString(s_name, column.Name);
        writer.WriteString(s_type, s_types[(int)column.Type]);
        writer.WriteStartObject(s_xdm);
        writer.WriteString(s_type, s_types[(int)column.Xdm.Type]);
        if (column.Xdm.Format is { } format)
        {
            writer.WriteString(s_format, format);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, SpecReference reference)
    {
        writer.WriteStartObject();
        writer.WriteString(s_id, reference.Id);
        writer.WriteString(s_version, reference.Version);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, JsonEncodedText name, string[] ids)
    {
        writer.WriteStartArray(name);
        foreach (var id in ids)
        {
            writer.WriteStringValue(id);
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, FlowTransformation transformation)
    {
        writer.WriteStartObject();
        if (transformation is CopyTransformation copy)
        {
            writer.WriteString(s_name, s_copy);
            writer.WriteStartObject(s_params);
            Write(writer, copy.Params.DeltaColumn);
        }
        else
        {
            writer.WriteString(s_name, s_mapping);
            writer.WriteStartObject(s_params);
            Write(writer, ((MappingTransformation)transformation).Params);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, DeltaColumn column)
    {
        writer.WriteStartObject(s_deltaColumn);
        writer.WriteString(s_name, column.Name);
        if (column.DateFormat is { } dateFormat)
        {
            writer.WriteString(s_dateFormat, dateFormat);
        }

        if (column.Timezone is { } timezone)
        {
            writer.WriteString(s_timezone, timezone);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, MappingParams mapping)
    {
        if (mapping.MappingId is { } id)
        {
            writer.WriteString(s_mappingId, id);
        }

        if (mapping.MappingVersion is { } version)
        {
            writer.WriteString(s_mappingVersion, version);
        }
    }

    private static JsonEncodedText[] Encode(params string[] texts) => [.. texts.Select(text => JsonEncodedText.Encode(text))];
}
