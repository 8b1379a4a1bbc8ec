using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Adds create, patch and delete operations to the read operations of a Flow Service resource.</summary>
/// <typeparam name="TResource">The kind of resource.</typeparam>
/// <typeparam name="TPatch">Its changes.</typeparam>
public abstract class EditOperations<TResource, TPatch> : ReadOperations<TResource>
    where TResource : PlatformResource
    where TPatch : JsonPatch
{
    private Func<ReadOnlyMemory<byte>, CancellationToken, Task<JsonElement?>>? _findCreated;

    private protected EditOperations(PlatformTransport transport, string path, Func<JsonElement, TResource> read)
        : base(transport, path, read)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="EditOperations{TResource, TPatch}"/> class for mocking.</summary>
    protected EditOperations()
    {
    }

    /// <summary>Creates a resource from a JSON body, for properties that the typed calls do not support (Flow Service API, POST of the
    /// collection).</summary>
    /// <param name="body">The body, a JSON object. It is sent unchanged and not checked.</param>
    /// <param name="isDraft">True to create a draft (<c>mode=draft</c>).</param>
    /// <param name="cancellationToken">A token that cancels the operation. The resource may have been created by then.</param>
    /// <returns>The id and the etag.</returns>
    /// <exception cref="ArgumentException">The body is not a JSON object.</exception>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual Task<ResourceVersion> CreateFromJsonAsync(
        JsonElement body, bool isDraft = false, CancellationToken cancellationToken = default)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException(
                "The body must be a JSON object. Pass an object with the properties of the resource.", nameof(body));
        }

        return CreateAsync(
            writer =>
            {
                foreach (var member in body.EnumerateObject())
                {
                    member.WriteTo(writer);
                }
            },
            CredentialTexts.In(body),
            isDraft,
            cancellationToken);
    }

    /// <summary>Changes a resource if it has not changed since it was read (Flow Service API, PATCH with If-Match).</summary>
    /// <param name="resource">The resource as last read or changed. Its etag is sent as If-Match.</param>
    /// <param name="patch">The changes. All of them take effect, or none.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The changes may have been made by then.</param>
    /// <returns>The id and the new etag for the next change.</returns>
    /// <exception cref="ArgumentException">The resource has no etag, or there are no changes.</exception>
    /// <exception cref="PlatformException">The resource was changed by someone else (status 412), or the platform rejected the request or
    /// could not be reached.</exception>
    public virtual async Task<ResourceVersion> PatchAsync(
        ResourceVersion resource, TPatch patch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(patch);
        if (string.IsNullOrEmpty(resource.ETag))
        {
            throw new ArgumentException(
                $"{resource.Id} has no etag, which the service requires for a change. Read the resource first.", nameof(resource));
        }

        var request = new PlatformRequest
        {
            Method = HttpMethod.Patch,
            Path = Path.Of(resource.Id),
            Body = patch.ToBody(),
            IfMatch = resource.ETag,
            Secrets = patch.Secrets,
            IsRepeatable = true,
            Settle = (error, token) => SettleAsync(resource.Id, patch, error, token),
        };
        return (await Transport.SendAsync(request, cancellationToken).ConfigureAwait(false)).Version(resource.Id);
    }

    /// <summary>Deletes a resource (Flow Service API, DELETE of the collection and the id).</summary>
    /// <param name="id">The id of the resource.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The resource may have been deleted by then.</param>
    /// <returns>A task that completes when the resource is deleted.</returns>
    /// <exception cref="PlatformException">No resource has this id (status 404), another resource needs it, or the platform rejected the
    /// request or could not be reached.</exception>
    public virtual Task DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(PlatformRequest.Delete(Path.Of(id)), cancellationToken).AsTask();

    /// <summary>Publishes a draft (Flow Service API, POST of the id with <c>action?op=publish</c>).</summary>
    /// <param name="id">The id of the draft.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The draft may be live by then.</param>
    /// <returns>The id and the new etag.</returns>
    /// <exception cref="PlatformException">No resource has this id (status 404), it is not a draft, or the platform rejected the request or
    /// could not be reached.</exception>
    public virtual Task<ResourceVersion> PublishAsync(string id, CancellationToken cancellationToken = default) =>
        ActAsync(id, "publish", isRepeatable: false, cancellationToken);

    private protected async Task<ResourceVersion> ActAsync(string id, string action, bool isRepeatable, CancellationToken cancellationToken)
    {
        var request = PlatformRequest.Action(Path.Of(id).Then("action").With("op=" + action), isRepeatable);
        return (await Transport.SendAsync(request, cancellationToken).ConfigureAwait(false)).Version(id);
    }

    private protected async Task<ResourceVersion> CreateAsync(
        Action<Utf8JsonWriter> write, IReadOnlyList<Secret> secrets, bool isDraft, CancellationToken cancellationToken)
    {
        var body = PlatformRequest.Write(write);
        var request = new PlatformRequest
        {
            Method = HttpMethod.Post,
            Path = isDraft ? Path.With("mode=draft") : Path,
            Body = body,
            Secrets = secrets,
            FindCreated = _findCreated ??= FindCreatedAsync,
        };
        return (await Transport.SendAsync(request, cancellationToken).ConfigureAwait(false)).Created();
    }

    /// <summary>Finds the latest resource with the requested name and content.</summary>
    private async Task<JsonElement?> FindCreatedAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var asked = JsonDocument.Parse(body);
        if (asked.RootElement.Text("name") is not { Length: > 0 } name)
        {
            return null;
        }

        JsonElement? latest = null;
        await foreach (
            var json in Transport.ListAsync(
                Path, new ListQuery(ConnectionProperties.Name.Is(name)).ToText(), cancellationToken).ConfigureAwait(false))
        {
            if (
                JsonSubsetComparer.Created(json, asked.RootElement)
                    && (latest is null || json.Integer("createdAt") >= latest.Value.Integer("createdAt")))
            {
                latest = json;
            }
        }

        return latest;
    }

    /// <summary>Treats a stale etag as a success if the resource has every value of the patch, because an earlier attempt took
    /// effect.</summary>
    private async Task<JsonElement?> SettleAsync(string id, TPatch patch, PlatformException error, CancellationToken cancellationToken)
    {
        if (error.Status != 412)
        {
            return null;
        }

        var now = (await Transport.SendAsync(PlatformRequest.Get(Path.Of(id)), cancellationToken).ConfigureAwait(false)).One();
        return patch.Outcomes().All(change => change.Value.ValueKind == JsonValueKind.Undefined
            ? JsonSubsetComparer.At(now, change.Path).ValueKind == JsonValueKind.Undefined
            : JsonSubsetComparer.All(JsonSubsetComparer.At(now, change.Path), change.Value)) ? now : null;
    }
}
