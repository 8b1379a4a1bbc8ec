namespace TypedFlows.Client;

/// <summary>Creates schema definitions.</summary>
public static class XdmSchema
{
    /// <summary>The address of the class XDM Individual Profile, which describes people.</summary>
    public const string ProfileClass = "https://ns.adobe.com/xdm/context/profile";

    /// <summary>The address of the class XDM ExperienceEvent, which describes events.</summary>
    public const string ExperienceEventClass = "https://ns.adobe.com/xdm/context/experienceevent";

    /// <summary>Creates the definition of a schema for people with name and birth date (profile-person-details), and addresses, phone and
    /// mail (profile-personal-details).</summary>
    /// <param name="title">The title of the schema, or an empty string to use the pipeline name.</param>
    /// <param name="description">The description of the schema, which can be empty.</param>
    /// <returns>The definition.</returns>
    public static XdmSchemaDefinition Profile(string title = "", string description = "") =>
        Of(title, ProfileClass, description, ProfileClass + "-person-details", ProfileClass + "-personal-details");

    /// <summary>Creates the definition of a schema for events with time, type and web page (experienceevent-web).</summary>
    /// <param name="title">The title of the schema, or an empty string to use the pipeline name.</param>
    /// <param name="description">The description of the schema, which can be empty.</param>
    /// <returns>The definition.</returns>
    public static XdmSchemaDefinition ExperienceEvent(string title = "", string description = "") =>
        Of(title, ExperienceEventClass, description, ExperienceEventClass + "-web");

    /// <summary>Creates the definition of a schema for any class.</summary>
    /// <param name="title">The title of the schema, or an empty string to use the pipeline name.</param>
    /// <param name="classId">The address of the class.</param>
    /// <param name="description">The description of the schema, which can be empty.</param>
    /// <param name="parts">The addresses of the parts in addition to the class, such as field groups.</param>
    /// <returns>The definition.</returns>
    public static XdmSchemaDefinition Of(string title, string classId, string description = "", params string[] parts)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentException.ThrowIfNullOrWhiteSpace(classId);
        ArgumentNullException.ThrowIfNull(parts);
        return new() { Title = title, Description = description, ClassId = classId, Parts = [classId, .. parts] };
    }
}
