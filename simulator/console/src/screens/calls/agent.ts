// Which client made a call, by the User-Agent that it sent.

/// In their order: Terraform's contains that of the SDK for Go, the console's is the browser's.
const clients: readonly [name: string, pattern: RegExp][] = [
  ['Terraform', /\bTerraform\/([\d.]+)/],
  ['OpenTofu', /\bOpenTofu\/([\d.]+)/],
  ['Pulumi', /\bPulumi\/([\d.]+)/],
  ['Packer', /\bPacker\/([\d.]+)/],
  ['Ansible', /\bAnsible\/([\d.]+)/],
  ['AWS CLI', /^aws-cli\/([\d.]+)/],
  ['boto3', /\bBoto3\/([\d.]+)/i],
  ['botocore', /\bBotocore\/([\d.]+)/i],
  ['SDK for JavaScript', /\baws-sdk-js\/([\d.]+)/],
  ['SDK for Go', /\baws-sdk-go(?:-v2)?\/([\d.]+)/],
  ['SDK for Java', /\baws-sdk-java\/([\d.]+)/],
  ['SDK for .NET', /\baws-sdk-dotnet\S*\/([\d.]+)/],
  ['SDK for Rust', /\baws-sdk-rust\/([\d.]+)/],
  ['SDK for Ruby', /\baws-sdk-ruby3?\/([\d.]+)/],
  ['SDK for PHP', /\baws-sdk-php\/([\d.]+)/],
  ['vpcsim', /^vpcsim\b(?:\/([\d.]+))?/],
  ['curl', /^curl\/([\d.]+)/],
];

export interface Client {
  name: string; ///< "console": this one
  version?: string;
}

const known = new Map<string, Client>(); // a list of thousands of calls is of few clients

export function clientOf(agent: string): Client {
  let client = known.get(agent);
  if (client === undefined) known.set(agent, (client = madeOut(agent)));
  return client;
}

function madeOut(agent: string): Client {
  for (const [name, pattern] of clients) {
    const found = pattern.exec(agent);
    if (found) return {name, version: found[1]};
  }
  // No web page but the emulator's own gets through to it.
  if (agent.startsWith('Mozilla/')) return {name: 'console'};
  return {name: agent.split(/[\s/]/, 1)[0] ?? ''};
}
