using System.Text.Json;
using TypedFlows.Client;

namespace StreamingSample;

/// <summary>Makes the message of a record.</summary>
internal delegate StreamingMessage NewMessage(JsonElement record, string flowId, string dataSetId, XdmSchemaRef schema);
