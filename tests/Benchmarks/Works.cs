namespace TypedFlows.Benchmarks;

/// <summary>Defines the names of the works.</summary>
internal static class Works
{
    public const string ScheduleValid = "schedule/valid";
    public const string ScheduleInterval5 = "schedule/interval-5";
    public const string ScheduleOnceWithInterval = "schedule/once-with-interval";
    public const string FlowValid = "flow/valid";
    public const string FlowInvalid = "flow/invalid";
    public const string ColumnsValid = "columns/valid";
    public const string ColumnsInvalid = "columns/invalid";
    public const string ShipmentValid = "shipment/valid";
    public const string ShipmentInvalid = "shipment/invalid";
    public const string WriteSchedule = "write/schedule";
    public const string WriteFlow = "write/flow";
    public const string WriteColumns = "write/columns";
    public const string WriteShipment = "write/shipment";

    public static IReadOnlyList<string> All { get; } =
    [
        ScheduleValid, ScheduleInterval5, ScheduleOnceWithInterval,
        FlowValid, FlowInvalid,
        ColumnsValid, ColumnsInvalid,
        ShipmentValid, ShipmentInvalid,
        WriteSchedule, WriteFlow, WriteColumns, WriteShipment,
    ];

    /// <summary>Returns the document that is read, and that writing must produce.</summary>
    public static byte[] Document(string work) => work switch
    {
        ScheduleValid or WriteSchedule => Documents.Schedule,
        ScheduleInterval5 => Documents.ScheduleInterval5,
        ScheduleOnceWithInterval => Documents.ScheduleOnceWithInterval,
        FlowValid or WriteFlow => Documents.Flow,
        FlowInvalid => Documents.FlowInvalid,
        ColumnsValid or WriteColumns => Documents.Columns,
        ColumnsInvalid => Documents.ColumnsInvalid,
        ShipmentValid or WriteShipment => Documents.Shipment,
        ShipmentInvalid => Documents.ShipmentInvalid,
        _ => throw new ArgumentOutOfRangeException(nameof(work), work, "The work does not exist."),
    };

    /// <summary>Returns a value indicating whether the document of the work is valid.</summary>
    public static bool IsValid(string work) => work is ScheduleValid or FlowValid or ColumnsValid or ShipmentValid;

    /// <summary>Returns a value indicating whether the schema of the work is an XDM schema, which the other peers cannot read.</summary>
    public static bool IsXdm(string work) => work is ShipmentValid or ShipmentInvalid or WriteShipment;

    /// <summary>Returns what belongs to the JSON Schema of the work.</summary>
    public static T Choose<T>(string work, T schedule, T flow, T columns) => work switch
    {
        ScheduleValid or ScheduleInterval5 or ScheduleOnceWithInterval or WriteSchedule => schedule,
        FlowValid or FlowInvalid or WriteFlow => flow,
        _ => columns,
    };

    public static bool IsWriting(string work) => work is WriteSchedule or WriteFlow or WriteColumns or WriteShipment;
}
