import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as schemas from '@aws-sdk/client-ec2/dist-es/schemas/schemas_0.js?whole';
import type {Call} from '../../../api/control';
import {cliName} from './cli-command';
import {cliOneCommand, cliScript, idsFromElsewhere, type LookUp} from './cli-script';
import {shellWord, variableName} from './shell-words';
import {modelOf} from './wire-model';

const model = modelOf(schemas);
const endpoint = 'http://127.0.0.1:4566';
const vpc = 'vpc-096c66c30743c21bc';
const otherVpc = 'vpc-09547a9e569dfe042';
const peering = 'pcx-0879a832649cf86b0';
const table = 'rtb-090963710944b8241';

let number = 0;
function call(action: string, parameters: Record<string, string>, some: Partial<Call> = {}): Call {
  return {
    number: ++number,
    at: '2026-11-27T18:30:13.168Z',
    account: '111111111111',
    region: 'us-east-1',
    caller: 'arn:aws:iam::111111111111:root',
    agent: '',
    service: 'ec2',
    action,
    writes: true,
    parameters: Object.entries(parameters),
    status: 200,
    ids: [],
    request_id: '',
    ...some,
  };
}

const nameTag = (type: string, name: string) => ({
  'TagSpecification.1.ResourceType': type,
  'TagSpecification.1.Tag.1.Key': 'Name',
  'TagSpecification.1.Tag.1.Value': name,
});

/// The commands, without the head and what every command ends with.
function commands(calls: Call[], lookUps?: Map<string, LookUp>): string[] {
  const {text} = cliScript(calls, {model, endpoint, lookUps});
  const lines = text.split('\n').slice(8, -1);
  return lines.map((line) => line.replaceAll(' --region us-east-1 --endpoint-url "$ENDPOINT"', ''));
}

test('names are those of the CLI', () => {
  assert.equal(cliName('CreateVpc'), 'create-vpc');
  assert.equal(cliName('AmazonProvidedIpv6CidrBlock'), 'amazon-provided-ipv6-cidr-block');
  assert.equal(cliName('VPCs'), 'vpcs');
  assert.equal(cliName('EnableDns64'), 'enable-dns64');
});

test('the wire form becomes options by AWS’s model', () => {
  assert.deepEqual(commands([call('CreateVpc', {CidrBlock: '10.0.0.0/16', ...nameTag('vpc', 'vpc-a')})]), [
    `aws ec2 create-vpc --cidr-block 10.0.0.0/16 --tag-specifications 'ResourceType=vpc,Tags=[{Key=Name,Value=vpc-a}]'`,
  ]);
});

test('ids that earlier calls made are variables, named after the resource', () => {
  const made = [
    call('CreateVpc', {CidrBlock: '10.0.0.0/16', ...nameTag('vpc', 'vpc-a')}, {ids: [vpc, 'dopt-0b059730e26b6eb73']}),
    call('CreateVpc', {CidrBlock: '10.1.0.0/16'}, {ids: [otherVpc]}),
    call('CreateVpcPeeringConnection', {VpcId: vpc, PeerVpcId: otherVpc}, {ids: [peering]}),
    call('AcceptVpcPeeringConnection', {VpcPeeringConnectionId: peering}),
  ];
  const [first, second, third, fourth] = commands(made);
  assert.match(first ?? '', /^VPC_A=\$\(aws ec2 create-vpc .* --query Vpc\.VpcId --output text\)$/);
  assert.match(second ?? '', /^VPC=\$\(aws ec2 create-vpc /);
  assert.equal(
    third,
    'VPC_PEERING_CONNECTION=$(aws ec2 create-vpc-peering-connection --vpc-id "$VPC_A" --peer-vpc-id "$VPC" ' +
      '--query VpcPeeringConnection.VpcPeeringConnectionId --output text)',
  );
  assert.equal(fourth, 'aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id "$VPC_PEERING_CONNECTION"');
});

test('each account has its own key where there are several', () => {
  const other = {account: '222222222222'};
  const lines = commands([call('CreateVpc', {CidrBlock: '10.0.0.0/16'}), call('CreateVpc', {CidrBlock: '10.1.0.0/16'}, other)]);
  assert.deepEqual(lines, [
    'AWS_ACCESS_KEY_ID=111111111111 aws ec2 create-vpc --cidr-block 10.0.0.0/16',
    'AWS_ACCESS_KEY_ID=222222222222 aws ec2 create-vpc --cidr-block 10.1.0.0/16',
  ]);
});

test('several ids of one answer are read into several variables', () => {
  const instances = ['i-0086a4c803bcc2b47', 'i-0fd385e1538104d7e'];
  const lines = commands([
    call('RunInstances', {ImageId: 'ami-03e2bba728d7f90b9', MinCount: '2', MaxCount: '2'}, {ids: instances}),
    call('TerminateInstances', {'InstanceId.1': instances[0] ?? '', 'InstanceId.2': instances[1] ?? ''}),
  ]);
  assert.deepEqual(lines, [
    `ANSWER=$(aws ec2 run-instances --image-id ami-03e2bba728d7f90b9 --count 2 --query '[Instances[0].InstanceId, Instances[1].InstanceId]' --output text)`,
    'read -r INSTANCE INSTANCE_2 <<< "$ANSWER"',
    'aws ec2 terminate-instances --instance-ids "$INSTANCE" "$INSTANCE_2"',
  ]);
});

test('what came with a resource is looked up before it is used', () => {
  const calls = [
    call('CreateVpc', {CidrBlock: '10.0.0.0/16'}, {ids: [vpc]}),
    call('CreateRoute', {RouteTableId: table, DestinationCidrBlock: '10.1.0.0/16', VpcPeeringConnectionId: peering}),
  ];
  assert.deepEqual(
    idsFromElsewhere(calls, model).map(({id}) => id),
    [table, peering],
  );
  const lookUp: LookUp = {
    home: {account: '111111111111', region: 'us-east-1'},
    action: 'DescribeRouteTables',
    values: {Filters: [{Name: 'vpc-id', Values: [vpc]}, {Name: 'association.main', Values: ['true']}]},
    query: 'RouteTables[0].RouteTableId',
    called: 'main route table',
  };
  const lines = commands(calls, new Map([[table, lookUp]]));
  assert.match(lines[0] ?? '', /^VPC=/);
  assert.equal(
    lines[1],
    'MAIN_ROUTE_TABLE=$(aws ec2 describe-route-tables --filters "Name=vpc-id,Values=[$VPC]" ' +
      `'Name=association.main,Values=[true]' --query 'RouteTables[0].RouteTableId' --output text)`,
  );
  assert.equal(lines[2], `# Made before these calls: ${peering}.`);
  assert.match(lines[3] ?? '', /--route-table-id "\$MAIN_ROUTE_TABLE" /);
});

test('rules beside the call’s other parameters become permissions, which the CLI has an option for', () => {
  const rule = {GroupId: 'sg-02b702770fe66730f', IpProtocol: 'tcp', FromPort: '22', ToPort: '22', CidrIp: '10.0.0.0/16'};
  assert.deepEqual(commands([call('AuthorizeSecurityGroupIngress', rule)]), [
    '# Made before these calls: sg-02b702770fe66730f.',
    'aws ec2 authorize-security-group-ingress --group-id sg-02b702770fe66730f --ip-permissions ' +
      `'IpProtocol=tcp,FromPort=22,ToPort=22,IpRanges=[{CidrIp=10.0.0.0/16}]'`,
  ]);
});

test('flags, user data and keys are as the CLI takes them', () => {
  const acl = 'acl-0123456789abcdef0';
  const entry = {NetworkAclId: acl, RuleNumber: '100', Protocol: '-1', RuleAction: 'allow', CidrBlock: '0.0.0.0/0'};
  assert.match(commands([call('CreateNetworkAclEntry', {...entry, Egress: 'false'})])[1] ?? '', /--ingress/);
  assert.match(commands([call('CreateNetworkAclEntry', {...entry, Egress: 'true'})])[1] ?? '', /--egress/);
  const launch = {ImageId: 'ami-03e2bba728d7f90b9', MinCount: '1', MaxCount: '1', UserData: btoa('#!/bin/sh\necho hi')};
  assert.match(commands([call('RunInstances', launch)]).join('\n'), /--user-data '#!\/bin\/sh\necho hi'/);
  assert.deepEqual(commands([call('ImportKeyPair', {KeyName: 'mine', PublicKeyMaterial: 'c3NoLXJzYQ=='})]), [
    'aws ec2 import-key-pair --key-name mine --public-key-material fileb://<(printf %s c3NoLXJzYQ== | base64 -d)',
  ]);
});

test('values that shorthand can’t hold are JSON', () => {
  assert.deepEqual(commands([call('CreateVpc', {CidrBlock: '10.0.0.0/16', ...nameTag('vpc', 'a, b')})]), [
    'aws ec2 create-vpc --cidr-block 10.0.0.0/16 --tag-specifications ' +
      `'[{"ResourceType":"vpc","Tags":[{"Key":"Name","Value":"a, b"}]}]'`,
  ]);
});

test('a client token is left out unless a call was retried with it', () => {
  const once = call('CreateRouteTable', {VpcId: vpc, ClientToken: 'one'});
  assert.doesNotMatch(commands([once]).join(), /client-token/);
  assert.match(commands([once, call('CreateRouteTable', {VpcId: vpc, ClientToken: 'one'})]).join(), /--client-token one/);
});

test('what isn’t an action of EC2, and what AWS’s model doesn’t know, is left out and said', () => {
  assert.deepEqual(commands([call('AssumeRole', {}, {service: 'sts'}), call('CreateVpc', {Cidr: '10.0.0.0/16'})]), [
    '# Left out: AssumeRole; it isn’t an action of EC2.'.replace('’', "'"),
    "# Left out: CreateVpc; AWS's model doesn't have its parameter Cidr.",
  ]);
});

test('one call is a command by itself', () => {
  assert.equal(
    cliOneCommand(call('DeleteVpc', {VpcId: vpc}), {model, endpoint}),
    `AWS_ACCESS_KEY_ID=111111111111 AWS_SECRET_ACCESS_KEY=any aws ec2 delete-vpc --vpc-id ${vpc} ` +
      '--region us-east-1 --endpoint-url http://127.0.0.1:4566\n',
  );
});

test('words are quoted for a shell', () => {
  const variables = new Map([[vpc, 'VPC_A']]);
  assert.equal(shellWord("it's"), `'it'\\''s'`);
  assert.equal(shellWord(''), `''`);
  assert.equal(shellWord(`${vpc}x`, variables), `${vpc}x`);
  assert.equal(shellWord(`a "$b" ${vpc}`, variables), '"a \\"\\$b\\" $VPC_A"');
  assert.equal(shellWord(`${vpc}_x`, variables), `${vpc}_x`);
  assert.equal(variableName('vpc-a'), 'VPC_A');
  assert.equal(variableName('path'), 'PATH_ID');
  assert.equal(variableName('2nd'), '_2ND');
  assert.equal(variableName('東京'), '');
});
