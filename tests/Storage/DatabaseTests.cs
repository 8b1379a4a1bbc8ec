using TypedFlows.Client;
using TypedFlows.Emulator;
using TypedFlows.Storage.Servers;
using TypedFlows.Storage.Specs;

namespace TypedFlows.Storage;

/// <summary>Tests flows that read tables of PostgreSQL and MySQL.</summary>
public sealed class DatabaseTests(PostgresServer postgres, MySqlServer mysql) : IClassFixture<PostgresServer>, IClassFixture<MySqlServer>
{
    private static readonly CrmToAep.DeltaColumn s_delta = new() { Name = "ChangedAt", DateFormat = "YYYY-MM-DD HH:mm:ss" };

    private static Task<PlatformEmulator> StartAsync() => PlatformEmulator.StartAsync(o =>
    {
        o.Source("postgre-sql").FromAccount();
        o.Source("mysql").FromAccount();
    });

    [StorageFact(PostgresServer.Name)]
    public async Task A_table_of_PostgreSQL_is_read_with_its_types()
    {
        await postgres.ExecuteAsync("""
            CREATE TABLE "Customers" (
                "Id" bigint, "Name" text, "Email" varchar(99), "Balance" numeric(12, 2), "Since" date, "ChangedAt" timestamp,
                "SeenAt" timestamptz, "Active" boolean, "Tags" text[], "More" jsonb, "Key" uuid);
            INSERT INTO "Customers" VALUES
                (1, 'Zoë', 'zoe@example.com', 12.50, '2026-01-31', '2026-01-31 10:11:12.5', '2026-01-31 10:11:12+02', true, '{a,b}', '{"a": 1}',
                 '00000000-0000-0000-0000-000000000001'),
                (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
            GRANT SELECT ON "Customers" TO reader;
            """);
        await using var platform = await StartAsync();
        using var client = new PlatformClient(platform.ClientOptions);
        var applied = await OfPostgres(postgres.ConnectionString(), "Customers").ApplyAsync(client);
        var run = await applied.WaitForRunAsync(timeout: TimeSpan.FromMinutes(1));
        Assert.Empty(run.Errors);
        Assert.Equal("records: 2 read, 2 written, 0 failed", run.Records.ToString());

        var id = applied.Steps.Single(step => step.Resource == PipelineResource.Connection).Id!;
        Assert.True(await client.Connections.TestAsync(id));
        Assert.Contains("public.Customers", (await client.Connections.ExploreRootAsync(id)).Select(entry => entry.Name));
        var structure = await client.Connections.ExploreTableAsync(id, "public.Customers", preview: true);
        Assert.Equal(
            """[12.50,"2026-01-31","2026-01-31T10:11:12.5","2026-01-31T08:11:12Z",true,"[\"a\",\"b\"]","{\"a\": 1}"]""",
            Values(structure, "Balance", "Since", "ChangedAt", "SeenAt", "Active", "Tags", "More"));
    }

    [StorageFact(MySqlServer.Name)]
    public async Task A_table_of_MySQL_is_read_with_its_types()
    {
        await mysql.ExecuteAsync("""
            CREATE TABLE crm.Customers (
                Id bigint unsigned, Name text, Email varchar(99), Balance decimal(12, 2), Since date, ChangedAt datetime(3), Active tinyint(1),
                `Key` char(36), Raw varbinary(9));
            INSERT INTO crm.Customers VALUES
                (1, 'Zoë', 'zoe@example.com', 12.50, '2026-01-31', '2026-01-31 10:11:12.5', 1, '00000000-0000-0000-0000-000000000001', x'01'),
                (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
            GRANT SELECT ON crm.Customers TO 'reader'@'127.0.0.1';
            """);
        await using var platform = await StartAsync();
        using var client = new PlatformClient(platform.ClientOptions);
        var applied = await OfMySql(mysql.ConnectionString(), "crm.Customers").ApplyAsync(client);
        var run = await applied.WaitForRunAsync(timeout: TimeSpan.FromMinutes(1));
        Assert.Empty(run.Errors);
        Assert.Equal("records: 2 read, 2 written, 0 failed", run.Records.ToString());
        var id = applied.Steps.Single(step => step.Resource == PipelineResource.Connection).Id!;
        Assert.True(await client.Connections.TestAsync(id));
        var structure = await client.Connections.ExploreTableAsync(id, "crm.Customers", preview: true);
        Assert.Equal(
            """[12.50,"2026-01-31","2026-01-31T10:11:12.5",true,"00000000-0000-0000-0000-000000000001","AQ=="]""",
            Values(structure, "Balance", "Since", "ChangedAt", "Active", "Key", "Raw"));
    }

    [StorageFact(PostgresServer.Name)]
    public async Task A_delta_column_selects_the_new_rows_and_without_it_each_run_reads_all()
    {
        await postgres.ExecuteAsync("""
            CREATE TABLE orders ("Id" int, "Name" text, "Email" text, "ChangedAt" timestamp);
            INSERT INTO orders SELECT i, 'Name ' || i, i || '@example.com', timestamp '2026-01-01' + i * interval '1 minute'
                FROM generate_series(1, 1000) AS i;
            GRANT SELECT ON orders TO reader;
            """);
        await using var platform = await StartAsync();
        using var client = new PlatformClient(platform.ClientOptions);
        var all = await OfPostgres(postgres.ConnectionString(), "orders").ApplyAsync(client);
        await all.WaitForRunAsync(timeout: TimeSpan.FromMinutes(1));
        Assert.Equal("records: 1000 read, 1000 written, 0 failed", (await platform.NextRunAsync(client, all.FlowId)).Records.ToString());

        await platform.ResetAsync();
        var delta = await OfPostgres(postgres.ConnectionString(), "orders", s_delta).ApplyAsync(client);
        var run = await delta.WaitForRunAsync(timeout: TimeSpan.FromMinutes(1));
        Assert.Empty(run.Errors);
        Assert.Equal("records: 1000 read, 1000 written, 0 failed", run.Records.ToString());
        await postgres.ExecuteAsync("""INSERT INTO orders VALUES (1001, 'Late', 'late@example.com', '2026-02-01')""");
        run = await platform.NextRunAsync(client, delta.FlowId);
        Assert.Equal("records: 1 read, 1 written, 0 failed", run.Records.ToString());
    }

    [StorageFact(PostgresServer.Name)]
    public async Task PostgreSQL_rejects_a_wrong_password_and_a_table_without_permission()
    {
        await postgres.ExecuteAsync("""CREATE TABLE hidden ("Id" int)""");
        await using var platform = await StartAsync();
        using var client = new PlatformClient(platform.ClientOptions);
        var error = (await OfPostgres(postgres.ConnectionString("wrong-password"), "orders").ApplyAndWaitAsync(client)).MustFail(
            "CONNECTOR-2010-403");
        Assert.DoesNotContain("wrong-password", error, StringComparison.Ordinal);
        await platform.ResetAsync();
        (await OfPostgres(postgres.ConnectionString(), "hidden").ApplyAndWaitAsync(client)).MustFail("CONNECTOR-2002-404");
        await platform.ResetAsync();
        (await OfPostgres(postgres.ConnectionString(), "\"; DROP TABLE hidden; --").ApplyAndWaitAsync(client)).MustFail("CONNECTOR-2002-404");
        await platform.ResetAsync();
        error = (await OfPostgres("Server=127.0.0.1;UID=reader", "orders").ApplyAndWaitAsync(client)).MustFail("CONNECTOR-2010-403");
        Assert.DoesNotContain("UID", error, StringComparison.Ordinal);
    }

    [StorageFact(MySqlServer.Name)]
    public async Task MySQL_rejects_a_wrong_password()
    {
        await using var platform = await StartAsync();
        using var client = new PlatformClient(platform.ClientOptions);
        var error = (await OfMySql(mysql.ConnectionString("wrong-password"), "crm.Customers").ApplyAndWaitAsync(client)).MustFail(
            "CONNECTOR-2010-403");
        Assert.DoesNotContain("wrong-password", error, StringComparison.Ordinal);
    }

    [StorageFact(PostgresServer.Name)]
    public async Task A_view_that_would_write_does_not()
    {
        await postgres.ExecuteAsync("""
            CREATE TABLE log ("Id" int);
            CREATE FUNCTION note() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'INSERT INTO log VALUES (1) RETURNING 1';
            CREATE VIEW writing AS SELECT note() AS "Id", 'x'::text AS "Name", 'x@example.com'::text AS "Email";
            GRANT SELECT ON writing TO reader;
            """);
        await using var platform = await StartAsync();
        using var client = new PlatformClient(platform.ClientOptions);
        (await OfPostgres(postgres.ConnectionString(), "writing").ApplyAndWaitAsync(client)).MustFail("CONNECTOR-2001-500");
    }

    private static string Values(ExploredStructure structure, params string[] columns)
    {
        var row = structure.Rows[0];
        return System.Text.Json.JsonSerializer.Serialize(
            columns.Select(column => row.GetProperty(column)), new System.Text.Json.JsonSerializerOptions
            {
                Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            });
    }

    private static Pipeline OfPostgres(string connectionString, string table, CrmToAep.DeltaColumn? delta = null) => Pipelines.Of(
        new PostgreSql.Connection { Auth = new PostgreSql.ConnectionStringBasedAuthenticationAuth { ConnectionString = connectionString } },
        new CrmToAep.Flow
        {
            Source = new PostgreSql.Source { Path = table },
            Schedule = CrmToAep.ScheduleParams.Hour(startTime: 1567411548, interval: 1, backfill: true),
            Copy = delta is null ? null : new CrmToAep.CopyParams { DeltaColumn = delta },
        });

    private static Pipeline OfMySql(string connectionString, string table) => Pipelines.Of(
        new Mysql.Connection { Auth = new Mysql.ConnectionStringBasedAuthenticationAuth { ConnectionString = connectionString } },
        new CrmToAep.Flow
        {
            Source = new Mysql.Source { Path = table },
            Schedule = CrmToAep.ScheduleParams.Hour(startTime: 1567411548, interval: 1, backfill: true),
        });
}
