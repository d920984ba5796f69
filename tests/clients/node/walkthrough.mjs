// The walk-through with the AWS SDK for JavaScript, version 3: commands, paginators, waiters, error classes.
// The endpoint is AWS_ENDPOINT, credentials come from the environment. Prints "ok" or throws.
import assert from "node:assert/strict";
import {
  EC2Client, EC2ServiceException, paginateDescribeSubnets, paginateDescribeSecurityGroupRules,
  waitUntilInstanceRunning, waitUntilInstanceTerminated, waitUntilNatGatewayAvailable, waitUntilNatGatewayDeleted,
  waitUntilSubnetAvailable, waitUntilVpcAvailable, waitUntilVpcPeeringConnectionDeleted,
  waitUntilVpcPeeringConnectionExists,
  AcceptVpcPeeringConnectionCommand, AllocateAddressCommand, AssociateRouteTableCommand, AttachInternetGatewayCommand,
  AuthorizeSecurityGroupIngressCommand, CreateInternetGatewayCommand, CreateKeyPairCommand, CreateNatGatewayCommand,
  CreateNetworkAclCommand, CreateNetworkAclEntryCommand, CreateNetworkInterfaceCommand, CreateRouteCommand,
  CreateRouteTableCommand, CreateSecurityGroupCommand, CreateSubnetCommand, CreateTagsCommand, CreateVpcCommand,
  CreateVpcPeeringConnectionCommand, DeleteInternetGatewayCommand, DeleteKeyPairCommand, DeleteNatGatewayCommand,
  DeleteNetworkAclCommand, DeleteNetworkInterfaceCommand, DeleteRouteTableCommand, DeleteSecurityGroupCommand,
  DeleteSubnetCommand, DeleteVpcCommand, DeleteVpcPeeringConnectionCommand, DescribeImagesCommand,
  DescribeInstancesCommand, DescribeNetworkAclsCommand, DescribeRouteTablesCommand, DescribeTagsCommand,
  DescribeVpcAttributeCommand, DescribeVpcPeeringConnectionsCommand, DescribeVpcsCommand, DetachInternetGatewayCommand,
  DisassociateRouteTableCommand, ModifySubnetAttributeCommand, ModifyVpcAttributeCommand, ReleaseAddressCommand,
  ReplaceNetworkAclAssociationCommand, RunInstancesCommand, TerminateInstancesCommand,
} from "@aws-sdk/client-ec2";

const ec2 = new EC2Client({ endpoint: process.env.AWS_ENDPOINT, region: "us-east-1", maxAttempts: 1 });
const call = (Command, input = {}) => ec2.send(new Command(input));
const wait = { client: ec2, maxWaitTime: 60, minDelay: 1, maxDelay: 1 };
const named = (ResourceType, Name) => [{ ResourceType, Tags: [{ Key: "Name", Value: Name }] }];
const vpcFilter = (id) => [{ Name: "vpc-id", Values: [id] }];

async function refused(code, Command, input) {
  await assert.rejects(call(Command, input), (error) => {
    assert(error instanceof EC2ServiceException, String(error));
    assert.equal(error.name, code, error.message);
    assert.equal(error.$fault, "client");
    assert(error.$metadata.requestId && error.$response.headers["x-amzn-requestid"]);
    return true;
  });
}

async function side(letter, prefix) {
  const vpc = (await call(CreateVpcCommand, {
    CidrBlock: `${prefix}.0.0/16`, TagSpecifications: named("vpc", `vpc-${letter}`),
  })).Vpc.VpcId;
  await waitUntilVpcAvailable(wait, { VpcIds: [vpc] });
  await call(ModifyVpcAttributeCommand, { VpcId: vpc, EnableDnsHostnames: { Value: true } });
  const attribute = await call(DescribeVpcAttributeCommand, { VpcId: vpc, Attribute: "enableDnsHostnames" });
  assert.equal(attribute.EnableDnsHostnames.Value, true);

  const subnet = (await call(CreateSubnetCommand, { VpcId: vpc, CidrBlock: `${prefix}.1.0/24` })).Subnet.SubnetId;
  await waitUntilSubnetAvailable(wait, { SubnetIds: [subnet] });
  const group = (await call(CreateSecurityGroupCommand, {
    GroupName: `group-${letter}`, Description: "SSH", VpcId: vpc,
  })).GroupId;
  const table = (await call(CreateRouteTableCommand, { VpcId: vpc })).RouteTable.RouteTableId;
  const association = (await call(AssociateRouteTableCommand, { RouteTableId: table, SubnetId: subnet })).AssociationId;
  return { vpc, subnet, group, table, association, cidr: `${prefix}.0.0/16` };
}

const launch = async ({ subnet, group }, image) => (await call(RunInstancesCommand, {
  ImageId: image, InstanceType: "t3.micro", MinCount: 1, MaxCount: 1, KeyName: "access",
  NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: subnet, Groups: [group], AssociatePublicIpAddress: false }],
})).Instances[0].InstanceId;

async function pages(vpc) {
  for (let number = 2; number < 10; number += 1) {
    await call(CreateSubnetCommand, { VpcId: vpc, CidrBlock: `10.0.${number}.0/24` });
  }
  const found = [];
  let count = 0;
  for await (const page of paginateDescribeSubnets({ client: ec2, pageSize: 5 }, { Filters: vpcFilter(vpc) })) {
    count += 1;
    found.push(...page.Subnets);
  }
  assert.equal(count, 2);
  assert.equal(new Set(found.map((subnet) => subnet.SubnetId)).size, 9);
  for (const subnet of found) {
    if (subnet.CidrBlock !== "10.0.1.0/24") await call(DeleteSubnetCommand, { SubnetId: subnet.SubnetId });
  }
}

const images = (await call(DescribeImagesCommand, { Owners: ["amazon"] })).Images;
assert(images[0].CreationDate);
const key = await call(CreateKeyPairCommand, { KeyName: "access", KeyType: "ed25519" });
assert.match(key.KeyMaterial, /^-----BEGIN OPENSSH PRIVATE KEY-----/);
const a = await side("a", "10.0");
const b = await side("b", "10.1");
await pages(a.vpc);
await call(ModifySubnetAttributeCommand, { SubnetId: a.subnet, MapPublicIpOnLaunch: { Value: true } });

const gateway = (await call(CreateInternetGatewayCommand)).InternetGateway.InternetGatewayId;
await call(AttachInternetGatewayCommand, { InternetGatewayId: gateway, VpcId: a.vpc });
await refused("Resource.AlreadyAssociated", AttachInternetGatewayCommand, { InternetGatewayId: gateway, VpcId: b.vpc });
await call(CreateRouteCommand, { RouteTableId: a.table, DestinationCidrBlock: "0.0.0.0/0", GatewayId: gateway });

const { VpcPeeringConnectionId: peering } = (await call(CreateVpcPeeringConnectionCommand, {
  VpcId: a.vpc, PeerVpcId: b.vpc, TagSpecifications: named("vpc-peering-connection", "peer-ab"),
})).VpcPeeringConnection;
await waitUntilVpcPeeringConnectionExists(wait, { VpcPeeringConnectionIds: [peering] });
await call(AcceptVpcPeeringConnectionCommand, { VpcPeeringConnectionId: peering });
const described = (await call(DescribeVpcPeeringConnectionsCommand, { VpcPeeringConnectionIds: [peering] }))
  .VpcPeeringConnections[0];
assert.equal(described.Status.Code, "active");
assert.equal(described.AccepterVpcInfo.CidrBlock, b.cidr);
for (const [own, other] of [[a, b], [b, a]]) {
  await call(CreateRouteCommand, {
    RouteTableId: own.table, DestinationCidrBlock: other.cidr, VpcPeeringConnectionId: peering,
  });
}
await refused("RouteAlreadyExists", CreateRouteCommand, {
  RouteTableId: a.table, DestinationCidrBlock: b.cidr, GatewayId: gateway,
});

const { SecurityGroupRules: rules } = await call(AuthorizeSecurityGroupIngressCommand, {
  GroupId: b.group, TagSpecifications: named("security-group-rule", "ssh"),
  IpPermissions: [{ IpProtocol: "tcp", FromPort: 22, ToPort: 22,
                    UserIdGroupPairs: [{ GroupId: a.group, VpcPeeringConnectionId: peering }] }],
});
assert.equal(rules[0].ReferencedGroupInfo.GroupId, a.group);
const groupRules = [];
for await (const page of paginateDescribeSecurityGroupRules({ client: ec2 }, {
  Filters: [{ Name: "group-id", Values: [b.group] }],
})) groupRules.push(...page.SecurityGroupRules);
assert.equal(groupRules.length, 2);

const acl = (await call(CreateNetworkAclCommand, { VpcId: b.vpc })).NetworkAcl.NetworkAclId;
for (const Egress of [false, true]) {
  await call(CreateNetworkAclEntryCommand, {
    NetworkAclId: acl, RuleNumber: 100, Protocol: "6", RuleAction: "allow", Egress, CidrBlock: "0.0.0.0/0",
    PortRange: { From: 22, To: 65535 },
  });
}
const original = (await call(DescribeNetworkAclsCommand, {
  Filters: [{ Name: "association.subnet-id", Values: [b.subnet] }],
})).NetworkAcls[0];
const { NewAssociationId: moved } = await call(ReplaceNetworkAclAssociationCommand, {
  AssociationId: original.Associations.find((one) => one.SubnetId === b.subnet).NetworkAclAssociationId,
  NetworkAclId: acl,
});

const instances = [await launch(a, images[0].ImageId), await launch(b, images[0].ImageId)];
const running = await waitUntilInstanceRunning(wait, { InstanceIds: instances });
assert.equal(running.state, "SUCCESS");
const instance = (await call(DescribeInstancesCommand, { InstanceIds: [instances[0]] })).Reservations[0].Instances[0];
assert(instance.LaunchTime instanceof Date);
assert.equal(instance.SecurityGroups[0].GroupName, "group-a");

await call(CreateTagsCommand, { Resources: instances, Tags: [{ Key: "Stage", Value: "test & <more>" }] });
const tags = (await call(DescribeTagsCommand, { Filters: [{ Name: "key", Values: ["Stage"] }] })).Tags;
assert.deepEqual(tags.map((tag) => tag.Value), ["test & <more>", "test & <more>"]);

const address = (await call(AllocateAddressCommand, { Domain: "vpc" })).AllocationId;
const nat = (await call(CreateNatGatewayCommand, { SubnetId: a.subnet, AllocationId: address })).NatGateway.NatGatewayId;
await waitUntilNatGatewayAvailable(wait, { NatGatewayIds: [nat] });
const eni = (await call(CreateNetworkInterfaceCommand, { SubnetId: b.subnet, Groups: [b.group] }))
  .NetworkInterface.NetworkInterfaceId;

await refused("DependencyViolation", DeleteVpcCommand, { VpcId: a.vpc });
await refused("InvalidVpcID.NotFound", DescribeVpcsCommand, { VpcIds: ["vpc-0"] });
await refused("DryRunOperation", CreateVpcCommand, { CidrBlock: "10.9.0.0/16", DryRun: true });

// And down again.
await call(TerminateInstancesCommand, { InstanceIds: instances });
await waitUntilInstanceTerminated(wait, { InstanceIds: instances });
await call(DeleteNatGatewayCommand, { NatGatewayId: nat });
await waitUntilNatGatewayDeleted(wait, { NatGatewayIds: [nat] });
await call(ReleaseAddressCommand, { AllocationId: address });
await call(DeleteNetworkInterfaceCommand, { NetworkInterfaceId: eni });
await call(DeleteVpcPeeringConnectionCommand, { VpcPeeringConnectionId: peering });
await waitUntilVpcPeeringConnectionDeleted(wait, { VpcPeeringConnectionIds: [peering] });
const routes = (await call(DescribeRouteTablesCommand, { RouteTableIds: [a.table] })).RouteTables[0].Routes;
assert.equal(routes.find((route) => route.VpcPeeringConnectionId === peering).State, "blackhole");
await call(ReplaceNetworkAclAssociationCommand, { AssociationId: moved, NetworkAclId: original.NetworkAclId });
await call(DeleteNetworkAclCommand, { NetworkAclId: acl });
await call(DetachInternetGatewayCommand, { InternetGatewayId: gateway, VpcId: a.vpc });
await call(DeleteInternetGatewayCommand, { InternetGatewayId: gateway });
for (const { vpc, subnet, group, table, association } of [b, a]) {
  await call(DisassociateRouteTableCommand, { AssociationId: association });
  await call(DeleteRouteTableCommand, { RouteTableId: table });
  await call(DeleteSecurityGroupCommand, { GroupId: group });
  await call(DeleteSubnetCommand, { SubnetId: subnet });
  await call(DeleteVpcCommand, { VpcId: vpc });
}
await call(DeleteKeyPairCommand, { KeyName: "access" });
assert.deepEqual((await call(DescribeVpcsCommand)).Vpcs, []);
ec2.destroy();
console.log("ok");
