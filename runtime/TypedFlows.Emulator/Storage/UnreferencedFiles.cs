namespace TypedFlows.Emulator.Storage;

/// <summary>
/// Removes the record files that no committed batch names. A file that was never completed is left from a crash and is deleted. A complete
/// file may contain records that the database has lost, so it is moved aside and reported.
/// </summary>
internal static class UnreferencedFiles
{
    private const string FolderName = "unreferenced";

    public static void Clear(DataFolder folder, HashSet<string> referenced)
    {
        foreach (var path in Directory.EnumerateFiles(folder.RecordFiles)
            .Where(path => !referenced.Contains(Path.GetFileName(path)))
            .ToList())
        {
            var name = Path.GetFileName(path);
            try
            {
                if (name.EndsWith(RecordFile.Extension, StringComparison.Ordinal) && !RecordFile.IsComplete(path))
                {
                    File.Delete(path);
                    continue;
                }

                var aside = Path.Combine(folder.RecordFiles, FolderName);
                OwnerOnly.CreateFolder(aside);
                File.Move(path, Path.Combine(aside, name), overwrite: true);
                folder.Report(
                    $"file {name}",
                    $"The database does not name it, but it is complete. It was moved to records/{FolderName}. Delete it there if all "
                        + "records are present.");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                folder.Report($"file {name}", "The database does not name it, and it cannot be moved: " + e.Message);
            }
        }
    }
}
