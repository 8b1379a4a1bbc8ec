using TypedFlows.Compiler.DataPrep.Evaluation;
using TypedFlows.Emulator.Validation;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>
/// Describes why a run fails. The vendor prints codes of this form; only the number 2001 appears in its pages, the others are the
/// emulator's.
/// </summary>
internal sealed record SourceFault(string Code, string Text)
{
    /// <summary>The code of a record that is stored without a field, because its expression failed.</summary>
    public const string MappingWarning = "MAPPER-3700-200";

    private const string NotMapped = "MAPPER-3700-400";
    private const int MaxShown = 3;

    public static readonly SourceFault NotBound = new(
        "CONNECTOR-2000-400",
        "No folder is configured for the source {0}: start the emulator with --source {1}=DIR, or PlatformEmulator.StartAsync(o => "
            + "o.Source(\"{1}\", folder)).");

    public static readonly SourceFault Unreadable = new("CONNECTOR-2001-500", "{0} cannot be read: {1}");

    public static readonly SourceFault NoSuchPath = new("CONNECTOR-2002-404", "There is no file or folder '{0}' in the source: {1}.");

    public static readonly SourceFault OutsideFolder = new("CONNECTOR-2003-403", "The path '{0}' is outside the folder of the source.");

    public static readonly SourceFault NoColumn = new(
        "CONNECTOR-2004-400",
        "{0} has no column {1}, which the mapping set needs. Its columns: {2}.{3}");

    public static readonly SourceFault NoFilterColumn = new(
        "CONNECTOR-2004-400", "{0} has no column '{1}', which params.filters of the source connection needs. Its columns: {2}.");

    public static readonly SourceFault BrokenFilter = new(
        "CONNECTOR-2013-400", "params.filters of the source connection cannot be used: {0}");

    public static readonly SourceFault OtherType = new(
        "CONNECTOR-2012-400", "params.type of the source connection is {0}, but '{1}' is a {2}.");

    public static readonly SourceFault ColumnTwice = new(
        "CONNECTOR-2005-400",
        "{0} has the column '{1}', which the mapping set needs, more than once.");

    public static readonly SourceFault Malformed = new("CONNECTOR-2006-400", "{0} is malformed: {1}");

    public static readonly SourceFault Empty = new(
        "CONNECTOR-2006-400", "{0} is malformed: it is empty, but {1}.");

    public static readonly SourceFault Changed = new(
        "CONNECTOR-2008-409", "{0} changed while it was read, so nothing of the run is stored. The next run reads it again.");

    public static readonly SourceFault NotSupported = new("CONNECTOR-2007-501", "The emulator does not read {0}.");

    public static readonly SourceFault NoConnection = new(
        "CONNECTOR-2009-401",
        "The source connection for {0} has no base connection, whose credentials the emulator needs: create it with baseConnectionId.");

    public static readonly SourceFault NoCredentials = new(
        "CONNECTOR-2009-401",
        "The emulator has no value of {1} for the base connection {0}, because it keeps credentials in memory only: replace "
            + "/auth/params of the "
            + "connection, or set the environment variable {2}.");

    public static readonly SourceFault NotAllowed = new(
        "CONNECTOR-2010-403",
        "The account does not allow to read '{0}' with the credentials of the base connection {1}: {2}. Replace /auth/params of the "
            + "connection, or permit the account to list and read the path.");

    public static readonly SourceFault HostKey = new(
        "CONNECTOR-2011-403",
        "The SFTP server has the host key {0}, but {1}. If it is the right server, name the key: add hostKey to /auth/params of the "
            + "connection, "
            + "use FromAccount(hostKey: \"{0}\") or --source sftp=account:{0}.");

    public static readonly SourceFault NoMapping = new(
        "MAPPER-3700-400", "The flow has no transformation Mapping with a mappingId, so the columns of the source have no targets.");

    public static readonly SourceFault FieldCount = new("MAPPER-3700-400", "the header names {1} columns, but this record has {0}.");

    public static readonly SourceFault NotJson = new("MAPPER-3700-400", "it is not JSON: {0}");

    public static readonly SourceFault Surrogate = new(
        "MAPPER-3700-400", "a string of it has an unpaired surrogate, which is not a character.");

    public static readonly SourceFault NoObject = new("MAPPER-3700-400", "it is {0}, not an object.");

    public static readonly SourceFault NothingMapped = new("MAPPER-3700-400", "it has none of the attributes that the mapping set names.");

    public static readonly SourceFault NotXdm = new(
        "MAPPER-3700-400",
        "the flow has no transformation Mapping, and the record is not XDM: send it as body.xdmEntity, or use a flow spec that maps.");

    public static readonly SourceFault NotComparable = new(
        "DELTA-2001-400",
        "the delta column '{0}' is '{1}', which cannot be compared: it is missing, or has another type or format than the column.");

    public static readonly SourceFault DeltaColumn = new("DELTA-2002-400", "The delta column cannot be used: {0}");

    public static readonly SourceFault DeltaMark = new(
        "DELTA-2003-409",
        "The values of the delta column '{0}' cannot be compared with '{1}', up to which the flow has read. Restore the column and its "
            + "dateFormat, or create the flow again.");

    public static readonly SourceFault BrokenParameters = new("INGEST-2005-400", "The parameters of the run cannot be read: {0}");

    public static readonly SourceFault WrongType = new("MAPPER-3700-400", "the column '{0}' is declared as {1}, but '{2}' is not one.");

    public static readonly SourceFault TooManyFailed = new(
        "INGEST-1212-400",
        "{0} of {1} records failed, which is more than the {2} percent that the flow allows (options.partialIngestionPercent); "
            + "nothing was stored.");

    public static readonly SourceFault Cancelled = new(
        "INGEST-2001-409", "The flow was {0} before the run was stored. Nothing of the run is stored.");

    public static readonly SourceFault BrokenFlow = new(
        "INGEST-2002-409",
        "The flow cannot run: its source connection, its target connection or a parameter does not exist or cannot be read.");

    public static readonly SourceFault NoProgress = new(
        "INGEST-2003-500",
        "The stored progress of the flow is damaged, so a run could store records twice. Delete the flow and create it again.");

    public static readonly SourceFault Storage = new("INGEST-2004-507", "The records cannot be stored: {0}");

    public static readonly SourceFault BrokenMapping = new(
        "MAPPER-3701-400", "The mapping set {0} cannot be read: {1}");

    public static readonly SourceFault Scripted = new("CONNECTOR-2001-500", "{0}");

    /// <summary>Returns the fault of an exception, with its message as text.</summary>
    public static SourceFault Of(SourceException exception) => Literal(exception.Code, exception.Message);

    /// <summary>Returns the fault of a mapped row that violates the schema of its dataset.</summary>
    /// <param name="errors">The rows of the mapping set that failed.</param>
    public static SourceFault OfRow(RecordViolations violations, IReadOnlyList<MappingError> errors) => Literal(
        violations.All.All(violation => violation.Keyword == "required") && OfExpressions(errors).Count == 0
            ? "INGEST-1555-400" : NotMapped,
        $"the record violates the schema of the dataset: {violations}{Describe(errors)}");

    /// <summary>Returns the fault of a record of which the mapping set writes nothing.</summary>
    public static SourceFault NothingWritten(IReadOnlyList<MappingError> errors) => Literal(
        NotMapped, $"the mapping set writes no value of it{Describe(errors)}");

    /// <summary>Returns the errors that the violations of the record do not show.</summary>
    public static IReadOnlyList<MappingError> OfExpressions(IReadOnlyList<MappingError> errors) =>
        errors.Count == 0 ? errors : [.. errors.Where(error => error.Row.Kind == MappingRowKind.Expression)];

    /// <summary>Returns the fault of a message that violates the schema of its dataset.</summary>
    /// <param name="errors">The rows of the mapping set that failed.</param>
    public static SourceFault OfMessage(RecordViolations violations, IReadOnlyList<MappingError> errors) => Literal(
        violations.All[0].Keyword switch
        {
            _ when OfExpressions(errors).Count > 0 => NotMapped,
            "type" => "DCVS-1104-400",
            "format" => "DCVS-1105-400",
            _ => "DCVS-1106-400",
        },
        $"the record violates the schema of the dataset: {violations}{Describe(errors)}");

    private static string Describe(IReadOnlyList<MappingError> errors) => string.Concat(
        OfExpressions(errors).Take(MaxShown).Select(error => $"; '{error.Row.Destination}' is not written: {error.Error}"));

    private static SourceFault Literal(string code, string message) => new(
        code, message.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

    public SourceException With(params object[] arguments) => new(this, arguments);

    public string Message(params object[] arguments) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Text, arguments);
}

/// <summary>The exception that is thrown when the source cannot be read as the flow requests. The run fails and stores nothing.</summary>
internal sealed class SourceException(SourceFault fault, object[] arguments) : Exception(fault.Message(arguments))
{
    public SourceFault Fault { get; } = fault;

    public string Code => Fault.Code;
}
