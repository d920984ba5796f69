// How to log in to an instance by SSH, as commands to copy.

/// A row of GET /_vpcsim/ssh.
export interface SshInstance {
  instance_id: string;
  name: string;
  account: string;
  region: string;
  key_name: string;
  user: string;
  private_ip: string;
  public_ip?: string;
  port?: number; ///< of this machine; without one only `vpcsim connect` leads there
}

export interface SshAnswer {
  instances: SshInstance[];
}

function quoted(text: string): string {
  return `"${text.replace(/["\\$`]/g, '\\$&')}"`;
}

export function keyFileOf(keyName: string): string {
  return quoted(`${keyName}.pem`);
}

const defaultEndpoint = 'http://127.0.0.1:4566';

function endpointOption(endpoint: string): string {
  return endpoint === defaultEndpoint ? '' : ` --endpoint ${endpoint}`;
}

function loginOf(instance: SshInstance, endpoint: string): string {
  const login = `${instance.user}@${instance.public_ip}`;
  if (instance.port === 22) return login;
  if (instance.port !== undefined) return `-p ${instance.port} ${login}`;
  return `-o ProxyCommand="vpcsim connect${endpointOption(endpoint)} %h %p" ${login}`;
}

/// Straight to its public address.
export function sshCommand(instance: SshInstance, endpoint: string): string {
  return `ssh -i ${keyFileOf(instance.key_name)} ${loginOf(instance, endpoint)}`;
}

/// By way of an instance with a public address: keys go to the agent, since -i is for the last leg only.
export function jumpCommands(instance: SshInstance, through: SshInstance): string[] {
  const keys = [...new Set([through.key_name, instance.key_name])].map(keyFileOf);
  const port = through.port === undefined || through.port === 22 ? '' : `:${through.port}`;
  return [
    `ssh-add ${keys.join(' ')}`,
    `ssh -J ${through.user}@${through.public_ip}${port} ${instance.user}@${instance.private_ip}`,
  ];
}

/// Host blocks for ssh, by name.
export function configCommands(instance: SshInstance, endpoint: string): string[] {
  const host = /^[\w.-]+$/.test(instance.name) ? instance.name : instance.instance_id;
  const identity = keyFileOf(instance.key_name);
  return [
    `vpcsim ssh-config${endpointOption(endpoint)} --identity ${identity} > vpcsim.conf`,
    `ssh -F vpcsim.conf ${host}`,
  ];
}
