// A call as a command of the AWS CLI: `ec2 create-vpc --cidr-block 10.0.0.0/16`.
import {valueWords} from './shorthand';
import type {Value, Values} from './wire-parameters';

/// A word, not yet quoted; bytes are those that the text in base 64 stands for.
export type Word = string | {base64: string};

/// "AmazonProvidedIpv6CidrBlock" is "amazon-provided-ipv6-cidr-block", as botocore has it.
export function cliName(name: string): string {
  return name
    .replace(/[A-Z]{2,}s$/, (plural) => `-${plural.toLowerCase()}`)
    .replace(/([^-])([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/^-/, '')
    .toLowerCase();
}

/// Flags that the CLI calls otherwise than the parameter.
const flags = new Map([
  ['--no-egress', '--ingress'],
  ['--no-disable-api-termination', '--enable-api-termination'],
  ['--no-no-reboot', '--reboot'],
]);

/// Parameters of a rule beside the call's others: the CLI takes them within IpPermissions.
const ruleMembers = ['IpProtocol', 'FromPort', 'ToPort', 'CidrIp', 'SourceSecurityGroupName', 'SourceSecurityGroupOwnerId'];

function ruleAsPermission(values: Values): Values {
  const {IpProtocol, FromPort, ToPort, CidrIp, SourceSecurityGroupName, SourceSecurityGroupOwnerId, ...others} = values;
  const some = (members: {[name: string]: Value | undefined}): Values =>
    Object.fromEntries(Object.entries(members).filter((entry): entry is [string, Value] => entry[1] !== undefined));
  const pair = some({GroupName: SourceSecurityGroupName, UserId: SourceSecurityGroupOwnerId});
  const permission = some({
    IpProtocol,
    FromPort,
    ToPort,
    IpRanges: CidrIp === undefined ? undefined : [{CidrIp}],
    UserIdGroupPairs: Object.keys(pair).length === 0 ? undefined : [pair],
  });
  return {...others, IpPermissions: [permission]};
}

function instanceCount(values: Values): Values {
  const {MinCount, MaxCount, ...others} = values;
  if (MinCount === undefined || MaxCount === undefined) return values;
  return {...others, Count: MinCount === MaxCount ? String(MinCount) : `${String(MinCount)}:${String(MaxCount)}`};
}

/// What the CLI itself encodes.
function userDataAsText(values: Values): Values {
  const data = values.UserData;
  if (typeof data !== 'string') return values;
  try {
    const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
    return {...values, UserData: new TextDecoder('utf-8', {fatal: true}).decode(bytes)};
  } catch {
    return values;
  }
}

/// The members by the names of the CLI's options, where it has its own.
function asOptions(action: string, values: Values): Values {
  if (/^(Authorize|Revoke)SecurityGroup(In|E)gress$/.test(action) && ruleMembers.some((name) => name in values))
    return ruleAsPermission(values);
  if (action === 'RunInstances') return userDataAsText(instanceCount(values));
  return values;
}

function optionWords(name: string, value: Value): string[] {
  if (typeof value === 'boolean') {
    const flag = `--${value ? '' : 'no-'}${cliName(name)}`;
    return [flags.get(flag) ?? flag];
  }
  const words = valueWords(value);
  const option = `--${cliName(name)}`;
  // A value that begins like an option would be taken for one.
  if (words.length === 1 && /^-\D/.test(words[0] ?? '')) return [`${option}=${words[0] ?? ''}`];
  return [option, ...words];
}

/// The words from "ec2" on.
export function cliCommand(action: string, values: Values): Word[] {
  const options = Object.entries(asOptions(action, values)).flatMap(([name, value]): Word[] =>
    // The only parameter of EC2 that is bytes, as of now.
    name === 'PublicKeyMaterial' && typeof value === 'string'
      ? [`--${cliName(name)}`, {base64: value}]
      : optionWords(name, value),
  );
  return ['ec2', cliName(action), ...options];
}
