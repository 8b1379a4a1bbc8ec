namespace TypedFlows.Emulator.Gateway;

/// <content>The errors of the streaming service.</content>
internal static partial class ApiErrors
{
    public static readonly ApiError NoInlet = new(
        "no-inlet", 404, "", "Not Found", "There is no inlet with the id {0}: use the inletUrl of the streaming connection.")
    { When = "a message is sent to an unknown inlet" };

    public static readonly ApiError InletToken = new(
        "inlet-token", 401, "", "Authorization", "[id] Ims service token {0}", ErrorShape.StreamAuthorization)
    { When = "a message is sent to an authenticated inlet without a valid token" };

    public static readonly ApiError Message = new(
        "message", 400, "", "Invalid message", "The message is not valid: {0}")
    { When = "a message is not an object, or fails the requested validation" };

    public static readonly ApiError NoStreamFlow = new(
        "no-stream-flow", 400, "", "Invalid message", "The message has no target: {0}.")
    { When = "no enabled flow accepts the messages of the inlet" };

    public static readonly ApiError TooManyMessages = new(
        "too-many-messages", 429, "", "Too Many Requests", "Too many messages wait to be stored. Retry after one second.")
    { When = "the queue of messages to store is full", RetryAfter = 1 };

    public static readonly ApiError InvalidRecord = new(
        "inlet", 400, "", "Invalid XDM Message Format", "inletId: [{0}] imsOrgId: [{1}] Message is invalid")
    { When = "a message whose validation is requested violates the schema of its dataset" };
}
