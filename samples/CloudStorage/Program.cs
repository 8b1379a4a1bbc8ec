// Brings contacts from cloud storage into Adobe Experience Platform: the job of the cloud storage tutorial, in typed code.
using CloudStorage.Specs;
using Samples.Shared;
using TypedFlows.Client;
using static Samples.Shared.Sample;

string[] credentials = ["S3_ACCESS_KEY", "S3_SECRET_KEY"];
return await SampleCommand.RunAsync(args, "Brings contacts from cloud storage into the platform.", AmazonS3.Id, credentials, async (sample, cancellation) =>
{
    var contacts = new Pipeline("Contacts")
    {
        // Where the data comes from: an account, and a folder in it. A HubSpot source in this flow does not compile.
        Connection = new AmazonS3.Connection
        {
            Auth = new AmazonS3.AccessKeyAuth
            {
                S3AccessKey = sample.Credential("S3_ACCESS_KEY").Reveal(),
                S3SecretKey = sample.Credential("S3_SECRET_KEY"),
            },
        },
        Flow = new CloudStorageToAep.Flow
        {
            Source = new AmazonS3.Source { Path = "/", Recursive = true },
            Schedule = CloudStorageToAep.ScheduleParams.Minute(startTime: Now(), interval: 30),      // 10 here does not compile
        },

        // Where it goes: a dataset of people, and which column becomes which field.
        Schema = XdmSchema.Profile(),
        Mapping =
        {
            ["FirstName"] = "person.name.firstName",
            ["LastName"] = "person.name.lastName",
            ["Phone"] = "mobilePhone.number",
            ["Email"] = "personalEmail.address",
            ["Id"] = "_id",
        },
    };

    var applied = await contacts.ApplyAsync(sample.Client, sample, cancellationToken: cancellation);
    var run = await sample.RunAsync(applied.FlowId, cancellation);
    await sample.ShowAsync(run, applied.DataSetId, [.. contacts.Mapping.Select(row => row.Destination)], cancellation);
});
