using System.Reflection;

namespace TypedFlows.Emulator.Gateway;

/// <summary>
/// Lists every error that the emulator returns. Codes are those of the vendor's error catalogue; an empty code means that the catalogue has
/// none for the case.
/// </summary>
internal static partial class ApiErrors
{
    // Gateway, in the order of its checks.
    public static readonly ApiError NoToken = new(
        "no-token", 403, "403010", "Forbidden", "OAuth token is missing: send the header Authorization: Bearer <token>.",
        ErrorShape.Gateway)
    { When = "a call to a guarded service has no header Authorization" };

    public static readonly ApiError BadToken = new(
        "bad-token",
        401,
        "401013",
        "Unauthorized",
        "OAuth token is not valid: it was not issued here or it has expired. Ask /ims/token/v3 for another.",
        ErrorShape.Gateway)
    { When = "the token was not issued here, was changed, or has expired" };

    public static readonly ApiError NoKey = new(
        "no-key", 403, "403000", "Forbidden", "API key is required: send the header x-api-key.", ErrorShape.Gateway)
    { When = "the header x-api-key is missing" };

    public static readonly ApiError NoHeader = new(
        "no-header", 400, "400003", "Bad Request", "Required header is missing: {0}.", ErrorShape.Gateway)
    { When = "the header x-gw-ims-org-id is missing" };

    public static readonly ApiError OtherOrganization = new(
        "other-organization",
        403,
        "403025",
        "Forbidden",
        "Profile is not valid: the header x-gw-ims-org-id names {0}, but the organization is {1}.",
        ErrorShape.Gateway)
    { When = "the header does not name the organization of this platform" };

    public static readonly ApiError OtherHost = new(
        "other-host",
        403,
        "",
        "Forbidden",
        "The header Host is '{0}', which is not a name of this machine. Start the emulator with --allow-host {0}, or add the name to "
            + "PlatformEmulatorOptions.AllowedHosts.")
    { When = "the header Host names neither this machine nor an allowed host" };

    public static readonly ApiError OtherSite = new(
        "other-site", 403, "", "Forbidden", "The header {0} is '{1}': pages of other sites cannot call the emulator's own endpoints.")
    { When = "a page of another site calls one of the emulator's own endpoints" };

    public static readonly ApiError PageToken = new(
        "page-token", 403, "", "Forbidden", "The form is not of this page or of an earlier start of the emulator. Reload the page.")
    { When = "a form of the page has no token, or the token of an earlier start" };

    // Token service.
    public static readonly ApiError TokenRequest = new(
        "token-request", 400, "invalid_request", "Bad Request", "{0}", ErrorShape.OAuth)
    { When = "a token request is not a form, or lacks a field" };

    public static readonly ApiError GrantType = new(
        "grant-type",
        400,
        "unsupported_grant_type",
        "Bad Request",
        "grant_type is '{0}', but must be client_credentials.",
        ErrorShape.OAuth)
    { When = "a token request has another grant type than client_credentials" };

    // Form of a request.
    public static readonly ApiError NoSuchPath = new(
        "no-such-path", 404, "", "Not Found", "{0} {1} is not an operation of the platform.")
    { When = "the platform has no operation at the path" };

    public static readonly ApiError NotDone = new(
        "not-done", 501, "", "Not Implemented", "{0} is an operation of the platform that the emulator does not implement.")
    { When = "the platform has the operation, or this form of it, but the emulator does not" };

    public static readonly ApiError AcceptOfList = new(
        "XDM-1006-400",
        400,
        "XDM-1006-400",
        "Accept header invalid",
        "The supplied Accept header is not valid: {0} - A valid Accept value should look like {1}")
    { When = "the header Accept of a registry list has a version, or names a form that the registry does not have" };

    public static readonly ApiError AcceptOfResource = new(
        "XDM-1007-400",
        400,
        "XDM-1007-400",
        "Accept header invalid",
        "The supplied Accept header is not valid: {0} - A valid Accept value should look like {1} (Version should be specified)")
    { When = "the header Accept of one registry resource has no version" };

    public static readonly ApiError AcceptVersion = new(
        "accept-version", 406, "", "Accept version not available", "The Accept header is '{0}', but the resource has the version {1}.")
    { When = "the header Accept names a major version that the registry resource does not have" };

    public static readonly ApiError SchemaTooLarge = new(
        "schema-too-large",
        400,
        "",
        "Schema too large",
        "The complete form of the schema has more than {0}: its parts refer to each other.")
    { When = "the parts of a schema multiply when they are put in place" };

    public static readonly ApiError NoSample = new(
        "no-sample", 422, "", "No sample data", "The schema {0} has no sample data. {1}")
    { When = "no valid record of the schema was found" };

    public static readonly ApiError ContentType = new(
        "content-type",
        400,
        "",
        "BadRequestError",
        "The header Content-Type must be application/json, but is '{0}'.",
        ErrorShape.BadRequest)
    { When = "a body is sent without the content type JSON" };

    public static readonly ApiError BrokenRequest = new(
        "broken-request", 400, "", "Invalid request", "The request cannot be read: {0}")
    { When = "the request violates HTTP, or its body is sent too slowly" };

    public static readonly ApiError BodyTooLarge = new(
        "body-too-large", 413, "", "Payload Too Large", "The body is larger than {0} bytes.")
    { When = "the body is larger than 8 MB, or 1 MB for the streaming service" };

    public static readonly ApiError NoBody = new(
        "no-body", 400, "1405-400", "Invalid request", "The request body cannot be null or empty: send a JSON object.")
    { When = "a required body is missing or null" };

    public static readonly ApiError MalformedBody = new(
        "malformed-body", 400, "", "Invalid request", "The body is not JSON: line {0}, column {1}: {2}")
    { When = "the body is not JSON, not UTF-8, or more than 64 levels deep" };

    public static readonly ApiError MissingMember = new(
        "missing-member", 400, "", "Invalid request", "The property {0} is missing: {1}.")
    { When = "a required property is missing" };

    public static readonly ApiError WrongMember = new(
        "wrong-member", 400, "", "Invalid request", "The property {0} must be {1}, but is {2}.")
    { When = "a property has a value of another type, or one that is not allowed" };

    public static readonly ApiError StateInCreate = new(
        "state-in-create", 400, "1410-400", "Invalid request", "/state is not allowed in a create flow request.")
    { When = "a flow is created with a state" };

    public static readonly ApiError MethodNotAllowed = new(
        "method-not-allowed", 405, "", "Method Not Allowed", "{0} supports {2}, not {1}.")
    { When = "the path does not support the method" };

    public static readonly ApiError Storage = new(
        "storage", 503, "", "Service Unavailable", "Data cannot be stored: {0}")
    { When = "the disk of the data folder or of temporary files is full or fails", RetryAfter = 5 };

    // Changes.
    public static readonly ApiError NoIfMatch = new(
        "no-if-match",
        400,
        "1403-400",
        "Invalid request",
        "The header If-Match is missing: send the etag of the last response, including its quotes. It is {0}.")
    { When = "a resource with an etag is changed without If-Match" };

    public static readonly ApiError StaleEtag = new(
        "stale-etag",
        412,
        "1404-412",
        "Precondition Failed",
        "The header If-Match is {0}, but the resource has changed: its etag is {1}. Read it again.",
        ErrorShape.FlowMissing)
    { When = "If-Match is not the current etag" };

    public static readonly ApiError PatchOperation = new(
        "patch-operation", 400, "1434-400", "Invalid request", "{0} is '{1}', but must be add, replace or remove.")
    { When = "a patch has an operation other than add, replace, remove and test" };

    public static readonly ApiError PatchPointer = new(
        "patch-pointer", 400, "1455-400", "Invalid request", "{0} is '{1}': {2}.")
    { When = "a path of a patch does not exist, or a test of it fails" };

    public static readonly ApiError TooDeep = new(
        "too-deep", 400, "", "Invalid request", "The changed resource would have more than 64 levels.")
    { When = "a change nests a resource more than 64 levels deep" };

    public static readonly ApiError ReadOnlyMember = new(
        "read-only-member", 400, "", "Invalid request", "{0} is '{1}', which only the service can change.")
    { When = "a patch changes a property that only the service can change" };

    public static readonly ApiError PassedStart = new(
        "passed-start", 400, "", "Invalid request", "/scheduleParams/startTime cannot be changed: the flow has started at {0}.")
    { When = "a patch changes the start of a flow that has started" };

    public static readonly ApiError UnknownAction = new(
        "unknown-action", 400, "1451-400", "Invalid request", "Invalid query parameter op={0}: the resource supports {1}.")
    { When = "the resource does not support the action" };

    public static readonly ApiError WrongState = new(
        "wrong-state", 400, "", "Invalid request", "The {0} {1} is in the state '{2}': {3}.")
    { When = "the state of the resource does not allow the action" };

    public static readonly ApiError NotOnce = new(
        "not-once",
        400,
        "",
        "Invalid request",
        "/flowId: a run can be requested only if the flow's schedule is 'once', but the schedule of {0} is '{1}'.")
    { When = "a run is requested for a flow with another schedule than once" };

    // Lists.
    public static readonly ApiError FilterWithoutOperator = new(
        "filter-operator",
        400,
        "1450-400",
        "Invalid request",
        "Invalid operator in the query parameter property={0}: write path==value, or use >, <, >= or <=.")
    { When = "a filter has none of the operators" };

    public static readonly ApiError FilterWithoutValue = new(
        "filter-value", 400, "1453-400", "Invalid request", "Invalid query value: property={0} has no value after its operator.")
    { When = "a filter ends with its operator" };

    public static readonly ApiError FilterNotDone = new(
        "filter-not-done",
        400,
        "1440-400",
        "Invalid request",
        "The operator '~' of property={0} is not implemented: write ==, >, <, >= or <=.")
    { When = "a filter uses the operator ~" };

    public static readonly ApiError FilterManyValues = new(
        "filter-many-values", 400, "1443-400", "Invalid request", "Operator '{0}' is not allowed for multiple values: property={1}.")
    { When = "a filter compares with several values by another operator than ==" };

    public static readonly ApiError LimitWithCount = new(
        "limit-with-count",
        400,
        "1401-400",
        "Invalid request",
        "The query parameters limit and count cannot be given together: give one of them.")
    { When = "a list is counted and limited at the same time" };

    public static readonly ApiError SortOrder = new(
        "sort-order",
        400,
        "1432-400",
        "Invalid request",
        "orderby={0} does not name a field: write +name for ascending or -name for descending order.")
    { When = "orderby does not name a field" };

    public static readonly ApiError QueryParameter = new(
        "query-parameter", 400, "1451-400", "Invalid request", "Invalid query parameter {0}={1}: {2}.")
    { When = "a query parameter has an invalid value" };

    // Resources that do not exist or cannot be used.
    public static readonly ApiError NotFound = new(
        "not-found", 404, "", "Not Found", "There is no {0} with the id {1} in the sandbox {2}.")
    { When = "the id does not exist in this sandbox of the catalog or the data preparation" };

    public static readonly ApiError RegistryResourceNotFound = new(
        "XDM-1012-404",
        404,
        "XDM-1012-404",
        "Resource not found",
        "There is no {0} with the id {1} in the sandbox {2}.")
    { When = "the id does not exist in this sandbox of the schema registry" };

    public static readonly ApiError FlowResourceNotFound = new(
        "flow-not-found",
        404,
        "",
        "The requested resource is not found",
        "There is no {0} with the id {1} in the sandbox {2}.",
        ErrorShape.FlowMissing)
    { When = "the id does not exist in this sandbox of the Flow Service" };

    public static readonly ApiError UnknownReference = new(
        "unknown-reference", 400, "", "Invalid request", "{0} names a {1} that is not in the sandbox {2}: {3}.")
    { When = "a body names a resource that is not in this sandbox" };

    public static readonly ApiError UnknownSpec = new(
        "unknown-spec", 400, "1413-400", "Invalid request", "{0} is '{1}' in version '{2}', which is not a known {3}. Known: {4}.")
    { When = "a body names a flow spec or connection spec that is not known" };

    public static readonly ApiError UnknownAuth = new(
        "unknown-auth",
        400,
        "1415-400",
        "Invalid request",
        "The auth spec '{0}' at /auth/specName could not be found for the connection spec {1}. It has: {2}.")
    { When = "a base connection names an auth spec that its connection spec does not have" };

    public static readonly ApiError UnknownMapping = new(
        "unknown-mapping",
        400,
        "1419-400",
        "Invalid request",
        "Error while validating the mapping: {0} names the mapping set {1}, which is not in the sandbox {2}.")
    { When = "a flow names a mapping set that is not in this sandbox" };

    public static readonly ApiError BaseConnectionInUse = new(
        "base-connection-in-use",
        400,
        "1418-400",
        "Invalid request",
        "The base connection with the id {0} cannot be deleted because it is used by {1}. Delete that first.")
    { When = "a base connection is deleted that a source or target connection uses" };

    public static readonly ApiError ConnectionInUse = new(
        "connection-in-use",
        400,
        "1447-400",
        "Invalid request",
        "The {0} with the id {1} cannot be deleted: found active flows containing it: {2}. Delete them first.")
    { When = "a source or target connection is deleted that a flow uses" };

    public static readonly ApiError SchemasDiffer = new(
        "schemas-differ",
        400,
        "1425-400",
        "Invalid request",
        "The mapping set {0} writes the schema {1} in version {2}, the dataset {3} has {4} in version {5}: they must be the same.")
    { When = "the mapping set of a flow writes another schema than its dataset has" };

    public static readonly ApiError InUse = new(
        "in-use", 400, "", "Invalid request", "The {0} with the id {1} cannot be deleted: it is used by {2}. Delete that first.")
    { When = "a schema or dataset is deleted that something uses" };

    public static readonly ApiError NothingToExplore = new(
        "nothing-to-explore", 400, "", "Invalid request", "The source cannot be explored: {0}")
    { When = "the explored source has no such file, or no folder is configured for it" };

    // Rules of the specs.
    public static readonly ApiError AgainstSpec = new(
        "against-spec", 400, "", "Invalid request", "{0} violates the {1} of '{2}': {3}")
    { When = "parameters violate their schema in the spec" };

    public static readonly ApiError SourceNotAllowed = new(
        "source-not-allowed",
        400,
        "",
        "Invalid request",
        "{0}: the source connection {1} has the connection spec {2}, which the flow spec '{3}' does not accept. It accepts: {4}.")
    { When = "the flow spec does not list the connection spec of the source" };

    public static readonly ApiError TargetNotAllowed = new(
        "target-not-allowed",
        400,
        "",
        "Invalid request",
        "{0}: the target connection {1} has the connection spec {2}, which the flow spec '{3}' does not accept. It accepts: {4}.")
    { When = "the flow spec does not list the connection spec of the target" };

    public static readonly ApiError OtherBaseSpec = new(
        "other-base-spec",
        400,
        "",
        "Invalid request",
        "/connectionSpec/id is {0}, but the base connection {1} at /baseConnectionId has the connection spec {2}: they must be the same.")
    { When = "the connection specs of a source connection and its base connection differ" };

    public static readonly ApiError UndeclaredTransformation = new(
        "undeclared-transformation",
        400,
        "",
        "Invalid request",
        "{0}: the flow spec '{1}' does not declare a transformation named '{2}'. It declares: {3}.")
    { When = "a strict platform receives a transformation that the flow spec does not declare" };

    public static readonly ApiError UndeclaredSchedule = new(
        "undeclared-schedule", 400, "", "Invalid request", "/scheduleParams: the flow spec '{0}' does not declare a schedule.")
    { When = "a strict platform receives a schedule that the flow spec does not declare" };

    public static readonly ApiError DeltaColumn = new(
        "delta-column", 400, "", "Invalid request", "{0} is '{1}', but {2}.")
    { When = "a delta column has a date format of java.time or a time zone that is not known" };

    public static readonly ApiError MappingPaths = new(
        "mapping-paths", 400, "", "Invalid mapping set", "{0}: {1}")
    { When = "a mapping does not write to an XDM path of at most 50 levels, or two mappings cannot both be written" };

    public static readonly ApiError Expression = new(
        "expression", 400, "", "Invalid expression", "The expression is not valid: {0}")
    { When = "strict only: a wrong expression is validated" };

    /// <summary>Gets all errors. The list is created on demand, because the fields of the other file may be initialized later.</summary>
    public static IReadOnlyList<ApiError> All => field ??=
    [
        .. typeof(ApiErrors).GetFields(BindingFlags.Public | BindingFlags.Static).Select(each => each.GetValue(null)).OfType<ApiError>(),
    ];
}
