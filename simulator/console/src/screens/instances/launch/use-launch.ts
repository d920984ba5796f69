// The state of the form "Launch an instance", and its way to the API.
import {useState} from 'react';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  DescribeImagesCommand,
  DescribeInstanceTypesCommand,
  DescribeKeyPairsCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import {ec2, type Home} from '../../../api/ec2';
import {useDescribed, type Described} from '../../../api/use-described';
import {allPages, pageSize} from '../../../resource/all-pages';
import {useSubmit, type Submit} from '../../../resource/submit';
import {useHome} from '../../../resource/use-home';
import {go, href} from '../../../route';
import {useTell} from '../../../shell/notices';
import {completed, type Chosen, type Offer} from './launch-form';
import {
  groupRequest,
  instanceCount,
  isWhole,
  rulesRequest,
  runRequest,
  type Firewall,
  type LaunchForm,
} from './launch-request';
import {useLaunchWords} from './launch-words';

export type LaunchField =
  | 'image'
  | 'type'
  | 'key'
  | 'subnet'
  | 'ip'
  | 'groupName'
  | 'groupDescription'
  | 'rules'
  | 'groups'
  | 'count';

/// Those in the network settings: they are opened where one of them is wrong.
export const networkFields: readonly LaunchField[] = [
  'subnet',
  'ip',
  'groupName',
  'groupDescription',
  'rules',
  'groups',
];

async function askOffer(home: Home): Promise<Offer> {
  const client = ec2(home);
  const [images, types, keys, vpcs, subnets, groups] = await Promise.all([
    client.send(new DescribeImagesCommand({})),
    allPages(
      (NextToken) => client.send(new DescribeInstanceTypesCommand({NextToken})),
      (page) => page.InstanceTypes,
    ),
    client.send(new DescribeKeyPairsCommand({})),
    allPages(
      (NextToken) => client.send(new DescribeVpcsCommand({MaxResults: pageSize, NextToken})),
      (page) => page.Vpcs,
    ),
    allPages(
      (NextToken) => client.send(new DescribeSubnetsCommand({MaxResults: pageSize, NextToken})),
      (page) => page.Subnets,
    ),
    allPages(
      (NextToken) => client.send(new DescribeSecurityGroupsCommand({MaxResults: pageSize, NextToken})),
      (page) => page.SecurityGroups,
    ),
  ]);
  return {images: images.Images ?? [], types, keys: keys.KeyPairs ?? [], vpcs, subnets, groups};
}

async function makeGroup(home: Home, form: LaunchForm): Promise<string> {
  const made = await ec2(home).send(new CreateSecurityGroupCommand(groupRequest(form)));
  return made.GroupId ?? '';
}

async function run(home: Home, form: LaunchForm, groups: string[]): Promise<string[]> {
  const answer = await ec2(home).send(new RunInstancesCommand(runRequest(form, groups)));
  return answer.Instances?.map((instance) => instance.InstanceId ?? '') ?? [];
}

/// A group that was made for a launch that is refused goes again: the form can be sent once more.
async function launch(home: Home, form: LaunchForm): Promise<string[]> {
  if (!form.firewall.create) return run(home, form, form.firewall.existing);
  const group = await makeGroup(home, form);
  try {
    if (form.firewall.rules.length > 0)
      await ec2(home).send(new AuthorizeSecurityGroupIngressCommand(rulesRequest(form, group)));
    return await run(home, form, [group]);
  } catch (thrown) {
    // Why the launch was refused is what matters, whatever comes of this.
    await ec2(home)
      .send(new DeleteSecurityGroupCommand({GroupId: group}))
      .catch(() => undefined);
    throw thrown;
  }
}

export interface Launch {
  form: LaunchForm;
  offer: Offer | undefined;
  described: Described<Offer>;
  change(some: Chosen): void;
  changeFirewall(some: Partial<Firewall>): void;
  submit: Submit<LaunchField>;
}

const nothing: Offer = {images: [], types: [], keys: [], vpcs: [], subnets: [], groups: []};

export function useLaunch(): Launch {
  const words = useLaunchWords();
  const home = useHome();
  const tell = useTell();
  const [now] = useState(() => new Date().toISOString());
  const [chosen, setChosen] = useState<Chosen>({});
  const described = useDescribed(() => askOffer(home), [home]);
  const form = completed(chosen, described.data ?? nothing, now);
  const submit = useSubmit<LaunchField, string[]>({
    fields: [
      [/InvalidAMIID|ImageId/, 'image'],
      [/InvalidKeyPair|KeyName/, 'key'],
      [/InvalidIPAddress|InvalidAddress|privateIpAddress|[Aa]ddress .*(subnet|range|in use)/, 'ip'],
      [/InvalidSubnet|subnetId|SubnetId|InsufficientFreeAddresses|MissingInput|VPCIdNotSpecified/, 'subnet'],
      [/InvalidGroup\.(Duplicate|Reserved)|GroupName|groupName/, 'groupName'],
      [/GroupDescription|[Dd]escription/, 'groupDescription'],
      [/InvalidPermission|[Pp]ermission|cidrIp|CidrIp|CIDR|port \(|RulesPerSecurityGroup/, 'rules'],
      [/InvalidGroup|securityGroup|SecurityGroup/, 'groups'],
      [/[Ii]nstance ?[Tt]ype|architecture|VcpuLimit/, 'type'],
      [/MinCount|MaxCount|InstanceLimitExceeded/, 'count'],
    ],
    check: () => ({
      key: form.key === undefined ? words.keyNeeded : undefined,
      count: instanceCount(form) < 1 ? words.countNeeded : undefined,
      rules:
        form.firewall.create && !form.firewall.rules.every(isWhole) ? words.sourceNeeded : undefined,
      groups: !form.firewall.create && form.firewall.existing.length === 0 ? words.needed : undefined,
    }),
    send: () => launch(home, form),
    done: (ids) => {
      go(href('instances'));
      tell({type: 'success', header: words.launched(ids.join(', '))});
    },
  });
  return {
    form,
    offer: described.data,
    described,
    change: (some) => setChosen((before) => ({...before, ...some})),
    changeFirewall: (some) => setChosen((before) => ({...before, firewall: {...before.firewall, ...some}})),
    submit,
  };
}
