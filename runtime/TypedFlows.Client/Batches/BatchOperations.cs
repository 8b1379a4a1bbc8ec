using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Provides operations on batches (Catalog Service API, batches) and on their failed records (Data Access API).</summary>
public class BatchOperations
{
    private const string RowErrors = "row_errors";
    private const int FilePageSize = 100;

    private readonly PlatformTransport _transport;

    internal BatchOperations(PlatformTransport transport) => _transport = transport;

    /// <summary>Initializes a new instance of the <see cref="BatchOperations"/> class for mocking.</summary>
    protected BatchOperations() => _transport = null!;

    /// <summary>Reads batches page by page (Catalog Service API, GET /batches with <c>start</c> and <c>limit</c>).</summary>
    /// <param name="query">The conditions and the order, or null for all batches.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The batches. Each page is requested when it is reached.</returns>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual async IAsyncEnumerable<Batch> ListAsync(
        BatchQuery? query = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        query ??= new();
        for (var start = 0; ; start += query.PageSize)
        {
            var request = PlatformRequest.Get(((ServicePath)ServicePaths.Batches).With(query.ToText(start)));
            var response = await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false);

            // The response is an object with one property per batch. The property name is the id.
            var page = response.Json.ValueKind == JsonValueKind.Object ? response.Json.EnumerateObject().ToList() : [];
            foreach (var member in page)
            {
                yield return Batch.Read(member.Name, member.Value);
            }

            if (page.Count < query.PageSize)
            {
                yield break;
            }
        }
    }

    /// <summary>Reads one batch (Catalog Service API, GET /batches/{id}).</summary>
    /// <param name="id">The id of the batch.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The batch.</returns>
    /// <exception cref="PlatformException">No batch has this id (status 404), or the platform rejected the request or could not be
    /// reached.</exception>
    public virtual async Task<Batch> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        var request = PlatformRequest.Get(((ServicePath)ServicePaths.Batches).Of(id));
        var response = await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return Batch.Read(id, response.Json.Member(id) ?? throw response.Unexpected("without the batch"));
    }

    /// <summary>Reads one batch, or returns null if it does not exist (Catalog Service API, GET /batches/{id}).</summary>
    /// <param name="id">The id of the batch.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The batch, or null if no batch has this id.</returns>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual async Task<Batch?> FindByIdAsync(string id, CancellationToken cancellationToken = default)
    {
        try
        {
            return await GetAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (PlatformException error) when (error.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Reads the records of a batch that failed (Data Access API, GET /batches/{id}/meta?path=row_errors, and
    /// GET /batches/{id}/failed if the batch has no error diagnostics).</summary>
    /// <param name="batchId">The id of the batch.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The records, which are read from the response one by one.</returns>
    /// <exception cref="PlatformException">No batch has this id (status 404), or the platform rejected a request, could not be reached or
    /// ended a response early.</exception>
    public virtual async IAsyncEnumerable<FailedRecord> GetFailedRecordsAsync(
        string batchId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var batch = ((ServicePath)ServicePaths.BatchFiles).Of(batchId);
        var (meta, failed) = (batch.Then("meta"), batch.Then("failed"));
        var list = meta.With("path=" + RowErrors);
        var files = await FilesAsync(list, isOptional: true, cancellationToken).ConfigureAwait(false);
        var paths = files is { Count: > 0 }
            ? files.Select(name => meta.With($"path={RowErrors}%2F{Uri.EscapeDataString(name)}"))
            : (await FilesAsync(failed, isOptional: files is not null, cancellationToken).ConfigureAwait(false) ?? [])
                .Select(name => failed.With("path=" + Uri.EscapeDataString(name)));
        foreach (var path in paths)
        {
            await foreach (var line in _transport.ReadLinesAsync(path, cancellationToken).ConfigureAwait(false))
            {
                yield return FailedRecord.Read(line);
            }
        }
    }

    /// <summary>Reads the records of a run that failed, batch by batch.</summary>
    /// <param name="run">The run. It must have been read after its end.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The records, which are read from the responses one by one.</returns>
    /// <exception cref="PlatformException">A batch no longer exists (status 404), or the platform rejected a request, could not be reached
    /// or ended a response early.</exception>
    public virtual async IAsyncEnumerable<FailedRecord> GetFailedRecordsAsync(
        FlowRun run, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        foreach (var batchId in run.BatchIds)
        {
            await foreach (var record in GetFailedRecordsAsync(batchId, cancellationToken).ConfigureAwait(false))
            {
                yield return record;
            }
        }
    }

    /// <summary>Returns the names of the files in a list that have content.</summary>
    /// <param name="isOptional">True to return null if the list does not exist.</param>
    private async Task<IReadOnlyList<string>?> FilesAsync(ServicePath list, bool isOptional, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            for (var start = 0; ; start += FilePageSize)
            {
                var query = string.Create(CultureInfo.InvariantCulture, $"limit={FilePageSize}&start={start}");
                var request = PlatformRequest.Get(list.With(query));
                var response = await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
                var page = response.Json.Items("data").Select(file => (Name: file.Text("name"), Length: file.Integer("length"))).ToList();

                // A list that ignores the start of a page ends with the first known name.
                if (page.Count == 0 || !page.TrueForAll(file => known.Add(file.Name ?? string.Empty)))
                {
                    return names;
                }

                names.AddRange(page.Where(file => file.Name is { Length: > 0 } && file.Length != 0).Select(file => file.Name!));
                if (page.Count < FilePageSize)
                {
                    return names;
                }
            }
        }
        catch (PlatformException error) when (isOptional && error.Status == 404)
        {
            return null;
        }
    }
}
