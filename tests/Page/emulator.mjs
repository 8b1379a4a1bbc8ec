// The emulator as a program, what the samples make of it, and one flow each that fails as a whole and in part.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '../..');
const cloud = '32e8f412-cdf7-464c-9885-78184cb113fd';
const cloudToPlatform = '9753525b-82c7-4dce-8a9b-5ccfce2b9876';
const dataLake = 'c604ff05-7f1a-43c0-8e18-33bf874cb11c';

// The samples that run here, each with the systems that its files stand for.
const samples = {
  CloudStorage: { 'adls-gen2': '' },
  CustomerSuccess: { 'salesforce-service-cloud': 'salesforce', 'service-now': 'service-now' },
  MarketingAutomation: { 'hubspot': '' },
  Streaming: {},
};
const names = ['ADLS_URL', 'ADLS_SERVICE_PRINCIPAL_ID', 'ADLS_SERVICE_PRINCIPAL_KEY', 'ADLS_TENANT', 'SALESFORCE_USERNAME', 'SALESFORCE_PASSWORD', 'SALESFORCE_SECURITY_TOKEN',
  'SERVICENOW_ENDPOINT', 'SERVICENOW_USERNAME', 'SERVICENOW_PASSWORD', 'HUBSPOT_CLIENT_ID', 'HUBSPOT_CLIENT_SECRET', 'HUBSPOT_ACCESS_TOKEN', 'HUBSPOT_REFRESH_TOKEN', 'TYPEDFLOWS_API_KEY', 'TYPEDFLOWS_CLIENT_SECRET'];

function program(folder, name) {
  const found = ['Debug', 'Release'].map(configuration => join(root, folder, 'bin', configuration, 'net10.0', name + '.dll')).find(existsSync);
  if (!found) throw new Error(`${folder} is not built. Run: dotnet build Codegen.sln`);
  return found;
}

async function run(file, args, env, cwd) {
  const child = spawn('dotnet', [file, ...args], { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', data => output += data);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${file} ended with ${code}:\n${output}`);
}

export class Emulator {
  static async start() {
    const emulator = new Emulator();
    emulator.folder = mkdtempSync(join(tmpdir(), 'typedflows-page-'));
    emulator.notes = mkdtempSync(join(tmpdir(), 'typedflows-page-notes-'));
    writeFileSync(join(emulator.folder, 'orders.csv'), 'Id,Email\n1,a@example.com\n2\n3,c@example.com\n4,d@example.com,extra\n');
    const files = Object.entries(samples).flatMap(([sample, systems]) => Object.entries(systems).map(([system, folder]) => `${system}=${join(root, 'samples', sample, 'data', folder)}`));
    const bound = [...files, `google-cloud=${emulator.folder}`];
    emulator.process = spawn('dotnet', [program('runtime/TypedFlows.Emulator', 'TypedFlows.Emulator'), '--urls', 'http://127.0.0.1:0', ...bound.flatMap(source => ['--source', source])],
      { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(createInterface(emulator.process.stdout), 'line');
    emulator.address = line.replace('ready: ', '');
    return emulator;
  }

  async runSamples() {
    const env = { TYPEDFLOWS_ORG: 'emulator@AdobeOrg', ...Object.fromEntries(names.map(name => [name, 'any'])) };
    for (const sample of Object.keys(samples)) await run(program(`samples/${sample}`, sample), ['--endpoint', this.address], env, this.notes);
  }

  async signIn() {
    const form = new URLSearchParams({ client_id: 'a', client_secret: 'b', grant_type: 'client_credentials' });
    const token = (await (await fetch(this.address + '/ims/token/v3', { method: 'POST', body: form })).json()).access_token;
    this.headers = { 'Authorization': `Bearer ${token}`, 'x-api-key': 'page', 'x-gw-ims-org-id': 'emulator@AdobeOrg', 'x-sandbox-name': 'prod', 'Content-Type': 'application/json' };
  }

  async post(path, body) {
    return (await fetch(this.address + path, { method: 'POST', headers: this.headers, body: JSON.stringify(body) })).json();
  }

  async get(path) {
    return (await fetch(this.address + path, { headers: this.headers })).json();
  }

  flowService(path) {
    return this.get('/data/foundation/flowservice' + path);
  }

  /** One run that fails, one that fails in part, and a request that is refused. */
  async goWrong() {
    const schema = (await this.post('/data/foundation/schemaregistry/tenant/schemas', { title: 'Orders', allOf: [{ $ref: 'https://ns.adobe.com/xdm/context/profile' }] })).$id;
    const [link] = await this.post('/data/foundation/catalog/dataSets', { name: 'Orders <b>', schemaRef: { id: schema, contentType: 'application/vnd.adobe.xed+json;version=1' } });
    const target = await this.post('/data/foundation/flowservice/targetConnections', { params: { dataSetId: link.split('/').at(-1) }, connectionSpec: { id: dataLake, version: '1.0' } });
    const mappings = [{ sourceAttribute: 'Id', destinationXdmPath: '_id' }, { sourceAttribute: 'Email', destinationXdmPath: 'personalEmail.address' }];
    const mapping = await this.post('/data/foundation/conversion/mappingSets', { xdmSchema: schema, xdmVersion: '1.0', mappings });
    const flow = async (name, path, schedule) => {
      const source = await this.post('/data/foundation/flowservice/sourceConnections', { name, params: { path }, connectionSpec: { id: cloud, version: '1.0' } });
      return this.post('/data/foundation/flowservice/flows', {
        name, flowSpec: { id: cloudToPlatform, version: '1.0' }, sourceConnectionIds: [source.id], targetConnectionIds: [target.id],
        transformations: [{ name: 'Mapping', params: { mappingId: mapping.id } }], scheduleParams: schedule,
      });
    };
    await flow('Orders with a broken line', '/', { startTime: 1567411548, frequency: 'week', interval: 1 });
    await flow('Nowhere to be found', '/missing', { startTime: 1567411548, frequency: 'week', interval: 1 });
    await flow('Too often', '/', { startTime: 1567411548, frequency: 'minute', interval: 5 });
    for (let runs = []; runs.length < 2 || runs.some(found => found.state === 'inProgress');)
      runs = (await this.flowService('/runs')).items.filter(found => ['failed', 'partialSuccess', 'inProgress'].includes(found.state));
  }

  async stop() {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      this.process.kill();
      await once(this.process, 'exit');
    }
    for (const folder of [this.folder, this.notes]) rmSync(folder, { recursive: true, force: true });
  }
}
