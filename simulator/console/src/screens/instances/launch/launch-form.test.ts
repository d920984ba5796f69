import assert from 'node:assert/strict';
import {test} from 'node:test';
import {completed, givesPublicIp, typesFor, type Offer} from './launch-form';

const amazon = '137112412989';
const offer: Offer = {
  images: [
    {ImageId: 'ami-2', OwnerId: amazon, Name: 'amzn2-ami-hvm-2.0-x86_64-gp2', Architecture: 'x86_64'},
    {ImageId: 'ami-arm', OwnerId: amazon, Name: 'al2023-ami-2023.6-kernel-6.1-arm64', Architecture: 'arm64'},
    {ImageId: 'ami-x86', OwnerId: amazon, Name: 'al2023-ami-2023.6-kernel-6.1-x86_64', Architecture: 'x86_64'},
  ],
  types: [
    {InstanceType: 't4g.micro', ProcessorInfo: {SupportedArchitectures: ['arm64']}},
    {InstanceType: 'm5.large', ProcessorInfo: {SupportedArchitectures: ['x86_64']}},
    {InstanceType: 't3.micro', ProcessorInfo: {SupportedArchitectures: ['x86_64']}},
  ],
  keys: [],
  vpcs: [{VpcId: 'vpc-1'}, {VpcId: 'vpc-default', IsDefault: true}],
  subnets: [
    {SubnetId: 'subnet-1', VpcId: 'vpc-1', MapPublicIpOnLaunch: false},
    {SubnetId: 'subnet-default', VpcId: 'vpc-default', DefaultForAz: true, MapPublicIpOnLaunch: true},
  ],
  groups: [{GroupName: 'launch-wizard-1', VpcId: 'vpc-1'}],
};

test("what isn't chosen is as in AWS's console", () => {
  const form = completed({}, offer, 'now');
  assert.deepEqual(
    [form.image, form.type, form.key, form.vpc, form.subnet, form.firewall.name, form.firewall.description],
    ['ami-x86', 't3.micro', undefined, 'vpc-default', '', 'launch-wizard-1', 'launch-wizard-1 created now'],
  );
  assert.ok(givesPublicIp(offer, form));
});

test('another VPC than the default needs a subnet, and names its own groups', () => {
  const form = completed({vpc: 'vpc-1'}, offer, 'now');
  assert.deepEqual([form.subnet, form.firewall.name], ['subnet-1', 'launch-wizard-2']);
  assert.ok(!givesPublicIp(offer, form));
});

test("an image's architecture decides on the types, and the micro one stands for one that doesn't fit", () => {
  assert.deepEqual(typesFor(offer, 'x86_64').map((type) => type.InstanceType), ['t3.micro', 'm5.large']);
  assert.equal(completed({image: 'ami-arm'}, offer, 'now').type, 't4g.micro');
});
